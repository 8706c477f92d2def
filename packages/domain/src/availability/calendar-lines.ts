/** Octets of a line of an iCalendar file, without its end (RFC 5545, 3.1). */
const LINE_OCTETS = 75;

/** Text of a property: backslash, semicolon, comma and line ends are escaped (RFC 5545, 3.3.11). */
export function calendarText(text: string): string {
  return text
    .replace(/\\/g, "\\\\")
    .replace(/;/g, "\\;")
    .replace(/,/g, "\\,")
    .replace(/\r\n|\r|\n/g, "\\n");
}

/** A content line cut into pieces of at most 75 octets, a later one beginning with a space; no character is cut. */
function fold(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    // The space that begins a later piece counts.
    if (octets + size > LINE_OCTETS - (pieces.length > 0 ? 1 : 0)) {
      pieces.push(piece);
      piece = "";
      octets = 0;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join("\r\n ");
}

/** Content lines as a file: folded, each ended by CRLF. */
export function calendarFile(lines: readonly string[]): string {
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** An instant in UTC, `20200323T000000Z`. */
export function calendarInstant(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** A day, `20200323`. */
export function calendarDay(day: string): string {
  return day.replaceAll("-", "");
}
