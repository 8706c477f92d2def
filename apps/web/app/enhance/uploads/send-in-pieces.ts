/** Smallest and largest piece; the first one tells how fast the line is. */
const LEAST_PIECE = 32 * 1024;
const FIRST_PIECE = 64 * 1024;
const MOST_PIECE = 256 * 1024;
/** A piece should take about this long: a drop then costs no more. */
const PIECE_MS = 5_000;
/** Where the API takes uploads in pieces (tus 1.0). */
const PLACE = "/api/v1/resumable-uploads";
const TUS = { "tus-resumable": "1.0.0" };

/** What sending needs of its surroundings. */
export interface Line {
  /** The upload that an earlier page began. */
  readonly uploadId: string | undefined;
  /** `fetch` that fails when the line breaks, stalls or the sending is given up. */
  call(path: string, init: RequestInit): Promise<Response>;
  /** SHA-256 in base64; undefined where the browser has none. */
  digest(bytes: Blob): Promise<string | undefined>;
  /** Waits for better times after the given number of failures in a row; rejects when the sending was given up. */
  pause(failures: number, atLeastMs: number): Promise<void>;
  /** Keeps the id, so that another page can go on. */
  remember(uploadId: string): Promise<void>;
  /** How many bytes the office has said it has. */
  progress(bytes: number): void;
  /** Milliseconds. */
  now(): number;
  readonly signal: AbortSignal;
}

/** The office does not take the file, and asking again would not help. */
export class NotTaken extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`not taken: ${status}`);
    this.status = status;
  }
}

/** An answer that says "later": too many, busy, changed on the way, or nobody there. */
const isPassing = (status: number) => status >= 500 || [408, 409, 423, 425, 429, 460].includes(status);

class TryLater extends Error {
  readonly atLeastMs: number;
  constructor(answer: Response) {
    super(`later: ${answer.status}`);
    this.atLeastMs = Math.min(Number(answer.headers.get("retry-after") ?? 0) || 0, 60) * 1000;
  }
}

/** How large the next piece is, by how long the last one took. */
export function nextPiece(last: number, tookMs: number): number {
  const fitting = (last * PIECE_MS) / Math.max(tookMs, 1);
  const steady = Math.min(fitting, last * 2);
  return Math.round(Math.min(MOST_PIECE, Math.max(LEAST_PIECE, steady)) / 1024) * 1024;
}

const inBase64 = (words: string) => btoa(unescape(encodeURIComponent(words)));

async function ask(line: Line, path: string, init: RequestInit): Promise<Response> {
  const answer = await line.call(path, { ...init, credentials: "same-origin", cache: "no-store" });
  if (isPassing(answer.status)) throw new TryLater(answer);
  return answer;
}

function offsetOf(answer: Response): number {
  if (!answer.ok) throw new NotTaken(answer.status);
  return Number(answer.headers.get("upload-offset"));
}

async function begin(file: Blob, line: Line): Promise<{ id: string; offset: number }> {
  const whole = await line.digest(file);
  const facts = [`filetype ${inBase64(file.type)}`, ...(whole ? [`sha256 ${whole}`] : [])];
  const headers = { ...TUS, "upload-length": String(file.size), "upload-metadata": facts.join(",") };
  const answer = await ask(line, PLACE, { method: "POST", headers });
  const id = answer.headers.get("location")?.split("/").pop() ?? "";
  const offset = offsetOf(answer);
  await line.remember(id);
  return { id, offset };
}

/** Where to go on; undefined when the office knows nothing of the upload (any more). */
async function find(id: string, line: Line): Promise<number | undefined> {
  const answer = await ask(line, `${PLACE}/${id}`, { method: "HEAD", headers: TUS });
  return answer.status === 404 ? undefined : offsetOf(answer);
}

async function append(id: string, offset: number, piece: Blob, line: Line): Promise<number> {
  const sum = await line.digest(piece);
  const headers = {
    ...TUS,
    "content-type": "application/offset+octet-stream",
    "upload-offset": String(offset),
    ...(sum ? { "upload-checksum": `sha256 ${sum}` } : {}),
  };
  return offsetOf(await ask(line, `${PLACE}/${id}`, { method: "PATCH", headers, body: piece }));
}

/**
 * Brings a file to the office piece by piece, over however many breaks of the line, and answers the upload's id when all
 * of it is there. After each failure it asks where to go on, so that nothing is sent or counted twice. Throws `NotTaken`
 * when the office refuses, and what `pause` throws when the person gives up.
 */
export async function sendInPieces(file: Blob, line: Line): Promise<string> {
  let id = line.uploadId;
  let offset: number | undefined;
  let size = FIRST_PIECE;
  let failures = 0;
  while (id === undefined || offset === undefined || offset < file.size) {
    try {
      if (id !== undefined && offset === undefined) offset = await find(id, line);
      if (id === undefined || offset === undefined) ({ id, offset } = await begin(file, line));
      line.progress(offset);
      const started = line.now();
      const piece = file.slice(offset, offset + size);
      if (piece.size > 0) offset = await append(id, offset, piece, line);
      line.progress(offset);
      size = nextPiece(size, line.now() - started);
      failures = 0;
    } catch (error) {
      const isGone = error instanceof NotTaken && error.status === 404 && failures < 3;
      if (line.signal.aborted || (error instanceof NotTaken && !isGone)) throw error;
      offset = undefined;
      size = Math.max(LEAST_PIECE, size / 2);
      await line.pause(failures++, error instanceof TryLater ? error.atLeastMs : 0);
    }
  }
  return id;
}

/** Gives an upload up at the office; it would be forgotten by itself after a day. */
export async function giveUp(id: string): Promise<void> {
  await fetch(`${PLACE}/${id}`, { method: "DELETE", headers: TUS, credentials: "same-origin" }).catch(() => undefined);
}
