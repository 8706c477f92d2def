import type { ReadScope } from "../kernel/index.ts";
import { listOpenInbound } from "./messages.store.ts";

const MOST = 200;

/** Ids of what people wrote in a span of time and nobody has worked on yet, the oldest first. */
export async function findOpenInbound({ tx }: ReadScope, from: Date, to: Date): Promise<string[]> {
  return await listOpenInbound(tx, from, to, MOST);
}
