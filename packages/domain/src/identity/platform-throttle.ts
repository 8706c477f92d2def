import type { Resources } from "../kernel/index.ts";
import { delaySeconds, slowDown } from "./throttle.ts";

/** Counters of a process: the platform has no office whose table could hold them. */
interface Counter {
  used: number;
  /** Milliseconds since the epoch. */
  since: number;
}

const PER_ADDRESS = 20;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MOST_COUNTERS = 10_000;

const counters = new WeakMap<Resources, Map<string, Counter>>();

function counterOf(resources: Resources, key: string, windowMs: number): Counter {
  const all = counters.get(resources) ?? new Map<string, Counter>();
  counters.set(resources, all);
  const now = resources.clock.now().getTime();
  const found = all.get(key);
  if (found && now - found.since < windowMs) return found;
  if (all.size >= MOST_COUNTERS) all.clear();
  const fresh = { used: 0, since: now };
  all.set(key, fresh);
  return fresh;
}

/** At most 20 sign-ins a minute from one address; 429 `identity.slow-down` beyond. */
export function countAddress(resources: Resources, clientAddress: string): void {
  const counter = counterOf(resources, `address|${clientAddress}`, MINUTE);
  counter.used += 1;
  if (counter.used > PER_ADDRESS) throw slowDown(counter.since + MINUTE - resources.clock.now().getTime());
}

/** Slows guesses at a name nobody has as those at a real one are, so that the delay tells nothing (AUTH-6). */
export function countUnknownName(resources: Resources, username: string): void {
  const counter = counterOf(resources, `name|${username}`, HOUR);
  const now = resources.clock.now().getTime();
  const wait = counter.since + delaySeconds(counter.used) * 1000 - now;
  if (wait > 0) throw slowDown(wait);
  counter.used += 1;
  counter.since = now;
}
