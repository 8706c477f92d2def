import { sameBytes } from "@gerai/foundation/envelope";
import type { Context } from "../kernel/index.ts";

/** Lower-case base 32 (RFC 4648): mail servers may change the case of what stands before the `@`. */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
/** 45 bits: all that an address has room for (64 characters, RFC 5321), over an id that nobody can guess either. */
const MAC_CHARACTERS = 9;
const NAMES = 52;
const RETURN_PATH = new RegExp(`b\\+([a-z2-7]{${NAMES}})\\.([a-z2-7]{${MAC_CHARACTERS}})(?![a-z2-7])`, "gi");
/** A report quotes the address it came to, and perhaps that of a mail inside; more is somebody's trial. */
const MOST_PATHS = 8;

/** The office and message that a return path names, and what vouches for them; nothing of a person. */
export interface ReturnPath {
  /** The path itself, in lower case. */
  readonly text: string;
  readonly officeId: string;
  readonly messageId: string;
  readonly mac: string;
}

function encode(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const length = Math.ceil((bytes.length * 8) / 5);
  bits <<= BigInt(length * 5 - bytes.length * 8);
  const digits = Array.from({ length }, (_, at) => ALPHABET[Number((bits >> BigInt(at * 5)) & 31n)]);
  return digits.reverse().join("");
}

function decode(text: string): Buffer {
  let bits = 0n;
  for (const character of text) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(character));
  const length = Math.floor((text.length * 5) / 8);
  bits >>= BigInt(text.length * 5 - length * 8);
  return Buffer.from(bits.toString(16).padStart(length * 2, "0"), "hex");
}

const uuidBytes = (id: string) => Buffer.from(id.replaceAll("-", ""), "hex");

function asUuid(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** What vouches for a message of this office, by the office's own key. */
export function macOfReturn({ keys }: Pick<Context, "keys">, messageId: string): string {
  return encode(keys.index("channels.return-path", messageId)).slice(0, MAC_CHARACTERS);
}

/**
 * Where reports about one message go, without the domain: `b+<office and message>.<mac>` (MAIL-4). 64 characters, the
 * most that may stand before an `@`; it shows no address and nothing of a person.
 */
export function returnPathOf(ctx: Pick<Context, "keys" | "tenantId">, messageId: string): string {
  const names = encode(Buffer.concat([uuidBytes(ctx.tenantId), uuidBytes(messageId)]));
  return `b+${names}.${macOfReturn(ctx, messageId)}`;
}

/** The return paths that stand in what came back, each once and in order: the header of the report comes first. */
export function findReturnPaths(text: string): ReturnPath[] {
  const found = new Map<string, ReturnPath>();
  for (const [whole, names = "", mac = ""] of text.matchAll(RETURN_PATH)) {
    const bytes = decode(names.toLowerCase());
    const [officeId, messageId] = [asUuid(bytes.subarray(0, 16)), asUuid(bytes.subarray(16))];
    const text = whole.toLowerCase();
    found.set(text, { text, officeId, messageId, mac: mac.toLowerCase() });
    if (found.size === MOST_PATHS) break;
  }
  return [...found.values()];
}

/** Whether a return path is one that this office gave away, in constant time. */
export function isOwnReturn(mac: string, expected: string): boolean {
  return sameBytes(Buffer.from(mac), Buffer.from(expected));
}
