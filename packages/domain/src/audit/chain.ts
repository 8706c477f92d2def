import { createHash } from "node:crypto";
import { type CanonicalValue, canonicalJson } from "./canonical-json.ts";

/** An event as its seal covers it: every column, the instant to the microsecond in UTC. */
export interface SealedContent {
  readonly [key: string]: CanonicalValue;
}

/** What the first seal of an office follows. */
export const CHAIN_START = Buffer.alloc(32);

/**
 * Hash of a seal: SHA-256 over the hash before it and the canonical JSON of the event with its place in the chain and
 * the time of sealing (AUD-4). Changing, moving or leaving out anything changes every later hash.
 */
export function sealHash(previous: Buffer, seq: number, sealedAt: string, content: SealedContent): Buffer {
  return createHash("sha256")
    .update(previous)
    .update(canonicalJson({ seq, sealedAt, event: content }), "utf8")
    .digest();
}
