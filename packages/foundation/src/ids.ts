import { takeRandom } from "./random.ts";

/** A UUID in lower case with dashes. Ids are never serial: a counter would tell other offices our volume (ISO-11). */
export type Id = string;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** A fresh UUIDv7 (RFC 9562): 48 bits of the given instant, then 74 random bits, so that rows of one time lie together. */
export function newId(now: Date): Id {
  const bytes = takeRandom(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  let text = "";
  for (let i = 0; i < 16; i++) {
    text += hex[bytes[i] ?? 0];
    if (i === 3 || i === 5 || i === 7 || i === 9) text += "-";
  }
  return text;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a UUID in the form this code base writes. */
export function isId(value: unknown): value is Id {
  return typeof value === "string" && uuidPattern.test(value);
}
