import type { Channel } from "@gerai/contracts/channels";
import type { Context } from "../kernel/index.ts";
import type { BucketName } from "./messages.store.ts";
import type { BucketRate } from "./token-bucket.ts";

/** What is paced: an account's number, everything an office sends on a channel, one number's words to one person. */
export type Paced = "number" | "office" | "pair";

/** Rates of each kind of bucket, below what the providers allow (WhatsApp: 80 a second, one in 6 seconds per person). */
export const SEND_RATES: Readonly<Record<Channel, Readonly<Record<Paced, BucketRate>>>> = {
  whatsapp: {
    number: { capacity: 70, refillMs: 1000 / 70 },
    pair: { capacity: 5, refillMs: 6_000 },
    office: { capacity: 100, refillMs: 20 },
  },
  sms: {
    number: { capacity: 20, refillMs: 50 },
    pair: { capacity: 5, refillMs: 60_000 },
    office: { capacity: 100, refillMs: 20 },
  },
};

/** A bucket's name: what is paced is kept as a keyed hash, because it may be a person. */
export function bucketOf({ keys }: Pick<Context, "keys">, kind: Paced, key: string): BucketName {
  return { kind, key_hash: keys.index(`channels.${kind}`, key) };
}
