import { createHash, randomBytes, randomInt } from "node:crypto";

/** Crockford's base 32: no I, L, O, U, so that a code survives being read aloud and written by hand. */
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RFC4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function encode(bytes: Uint8Array, alphabet: string): string {
  let text = "";
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(buffer >> bits) & 31];
      buffer &= (1 << bits) - 1;
    }
  }
  return bits > 0 ? text + alphabet[(buffer << (5 - bits)) & 31] : text;
}

/** Position-weighted sum modulo 32 with odd weights: finds every single wrong character. */
function checkCharacter(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) sum += CROCKFORD.indexOf(body[i] ?? "") * (2 * i + 1);
  return CROCKFORD[sum % 32] ?? "0";
}

/** A tracking code: 10 random Crockford characters (50 bits) and a check character (AUTH-9), e.g. `7K3M94QTZ1X`. */
export function newTrackingCode(): string {
  let body = "";
  for (let i = 0; i < 10; i++) body += CROCKFORD[randomInt(32)];
  return body + checkCharacter(body);
}

/** What a person typed of a code: without blanks and dashes, capitals, O as 0, I and L as 1. */
function mend(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
}

/**
 * The tracking code in what a person typed (spaces, dashes, lower case, O for 0, I or L for 1 are mended),
 * or undefined when the length or the check character is wrong: such a code need not be looked up.
 */
export function parseTrackingCode(typed: string): string | undefined {
  const code = mend(typed);
  if (code.length !== 11 || [...code].some((character) => !CROCKFORD.includes(character))) return undefined;
  return checkCharacter(code.slice(0, 10)) === code[10] ? code : undefined;
}

/** A tracking code as people see it: `7K3M-94QT-Z1X`. */
export function formatTrackingCode(code: string): string {
  return code.replace(/^(.{4})(.{4})(.*)$/, "$1-$2-$3");
}

/** 128 random bits as 26 lower-case base-32 letters and digits: links, public verification codes (QR-1). */
export function newSecretCode(): string {
  return encode(randomBytes(16), RFC4648).toLowerCase();
}

/** Six random digits: the PIN that opens an issued paper. */
export function newPin(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/** SHA-256 of a high-entropy secret: the only form in which links, tokens and session ids are stored. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret, "utf8").digest();
}

/**
 * The code in a message, by which anybody may ask whether the message is ours: 7 random Crockford characters (35 bits)
 * and a check character, e.g. `7K3M94QT`. It opens nothing.
 */
export function newMessageCode(): string {
  let body = "";
  for (let i = 0; i < 7; i++) body += CROCKFORD[randomInt(32)];
  return body + checkCharacter(body);
}

/** The message code in what a person typed, mended like a tracking code; undefined when it can be none. */
export function parseMessageCode(typed: string): string | undefined {
  const code = mend(typed);
  if (code.length !== 8 || [...code].some((character) => !CROCKFORD.includes(character))) return undefined;
  return checkCharacter(code.slice(0, 7)) === code[7] ? code : undefined;
}

/** A message code as people see it: `7K3M-94QT`. */
export function formatMessageCode(code: string): string {
  return code.replace(/^(.{4})(.*)$/, "$1-$2");
}
