import type { TimeZone } from "@gerai/contracts/tenancy";
import { dayInZone } from "@gerai/foundation/clock";
import { type CompiledAvailability, type Opening, openingAt } from "../availability/index.ts";
import type { Reach } from "./judge-readiness.ts";

const WEEK_MS = 7 * 86_400_000;
const CHANNELS = ["web", "counter", "whatsapp"] as const;

/** When a service can next be filed by anyone, on any channel, from an instant on; days are of the office's zone. */
export function reachOf(compiled: CompiledAvailability, service: string, now: Date, zone: TimeZone): Reach {
  const closed: Opening[] = [];
  for (const channel of CHANNELS) {
    const answer = openingAt(compiled, { service, channel, stage: "file" }, now);
    if (answer.open) return { kind: "soon" };
    closed.push(answer);
  }
  const next = closed
    .flatMap(({ until, reason }) => (until === null ? [] : [{ until, isDecided: reason?.kind === "rule" }]))
    .sort((one, other) => (one.until < other.until ? -1 : 1))[0];
  if (!next) return { kind: "never" };
  if (Date.parse(next.until) <= now.getTime() + WEEK_MS) return { kind: "soon" };
  return { kind: "late", until: dayInZone(new Date(next.until), zone), isDecided: next.isDecided };
}
