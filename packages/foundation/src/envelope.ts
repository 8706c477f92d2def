import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { Problem } from "./problem.ts";
import { takeRandom } from "./random.ts";

/**
 * Envelope encryption (ENC-1..5): a key-encryption key (KEK) wraps one data key and one index key per office;
 * fields are AES-256-GCM under the data key. Format of every ciphertext: `1 byte format | 1 byte key version |
 * 12 bytes nonce | ciphertext | 16 bytes tag`, bound by its additional data to the place where it stands.
 */
const FORMAT = 1;
const HEADER = 14;
const TAG = 16;

/** Where a ciphertext stands. Moved to another row, column, table or office it cannot be opened (ENC-2). */
export interface FieldPlace {
  readonly tenantId: string;
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

/** A 32-byte secret key with the version written beside each ciphertext. */
export interface VersionedKey {
  readonly version: number;
  readonly key: Buffer;
}

/** OpenSSL's form of a key, made once: handing over bytes makes it anew each time, three times the cost of a short message. */
const keyObjects = new WeakMap<Buffer, KeyObject>();

function keyObjectOf(key: Buffer): KeyObject {
  const known = keyObjects.get(key);
  if (known) return known;
  const made = createSecretKey(key);
  keyObjects.set(key, made);
  return made;
}

function additionalData(place: FieldPlace): Buffer {
  return Buffer.from(`${place.tenantId}|${place.table}|${place.column}|${place.rowId}|${FORMAT}`, "utf8");
}

/** Encrypts bytes for one place. Random nonce: keep messages per key far below 2^32 by rotating the data key. */
export function seal(key: VersionedKey, place: FieldPlace, plaintext: Uint8Array | string): Buffer {
  const nonce = takeRandom(12);
  const cipher = createCipheriv("aes-256-gcm", keyObjectOf(key.key), nonce);
  cipher.setAAD(additionalData(place));
  const body = typeof plaintext === "string" ? cipher.update(plaintext, "utf8") : cipher.update(plaintext);
  return Buffer.concat([Buffer.from([FORMAT, key.version]), nonce, body, cipher.final(), cipher.getAuthTag()]);
}

/** The key version a ciphertext was made with, so that old and new keys can be read at once. */
export function sealedKeyVersion(sealed: Uint8Array): number {
  return sealed[1] ?? 0;
}

/** Decrypts what `seal` made for the same place; throws `envelope.unreadable` (500) when it was moved or changed. */
export function open(key: VersionedKey, place: FieldPlace, sealed: Uint8Array): Buffer {
  if (sealed.length < HEADER + TAG || sealed[0] !== FORMAT || sealed[1] !== key.version) {
    throw new Problem("envelope.unreadable", 500);
  }
  const decipher = createDecipheriv("aes-256-gcm", keyObjectOf(key.key), sealed.subarray(2, HEADER));
  decipher.setAAD(additionalData(place));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEADER, sealed.length - TAG)), decipher.final()]);
  } catch (cause) {
    throw new Problem("envelope.unreadable", 500, {}, { cause });
  }
}

/** Wraps a new or existing 32-byte office key under the KEK; `purpose` is `data` or `index`. */
export function wrapKey(kek: Buffer, tenantId: string, purpose: string, version: number, key: Buffer): Buffer {
  return seal(
    { version: 0, key: kek },
    { tenantId, table: "office_key", column: purpose, rowId: String(version) },
    key,
  );
}

/** Reverses `wrapKey`. Deleting the wrapped key makes the office's data unreadable for good (ENC-3). */
export function unwrapKey(
  kek: Buffer,
  tenantId: string,
  purpose: string,
  version: number,
  wrapped: Uint8Array,
): Buffer {
  return open(
    { version: 0, key: kek },
    { tenantId, table: "office_key", column: purpose, rowId: String(version) },
    wrapped,
  );
}

/** A fresh random 32-byte key. */
export function newKey(): Buffer {
  return randomBytes(32);
}

/**
 * Keyed blind index, 32 bytes: equal values of one office and purpose give equal indexes, other offices other ones
 * (BIDX-1). The caller normalises first. The key needs the same care as the KEK: NIKs are few enough to be guessed.
 */
export function blindIndex(indexKey: Buffer, purpose: string, normalised: string): Buffer {
  return createHmac("sha256", keyObjectOf(indexKey)).update(`${purpose}|v1|${normalised}`, "utf8").digest();
}

/** Compares two secrets in constant time; false when the lengths differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
