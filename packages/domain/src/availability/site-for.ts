import type { ContactBody, SiteBody } from "@gerai/contracts/availability";
import type { CompiledAvailability, Dated } from "./compile-availability.ts";
import { type Ask, coversService } from "./compiled-rule.ts";

/** Something that holds on certain days, and the instant after which it may be another. */
export interface Until<Value> {
  readonly value: Value;
  readonly start: number;
  readonly end: number;
}

/** The stretch of days around a day in which the same of these entries are there. */
function stretchOf(compiled: CompiledAvailability, entries: readonly Dated<unknown>[], day: number) {
  let first = Number.NEGATIVE_INFINITY;
  let next = Number.POSITIVE_INFINITY;
  for (const { firstDay, lastDay } of entries) {
    for (const begin of [firstDay, lastDay + 1]) {
      if (begin <= day) first = Math.max(first, begin);
      else next = Math.min(next, begin);
    }
  }
  return { start: compiled.time.startOf(first), end: compiled.time.startOf(next) };
}

function serves(site: SiteBody, ask: Ask): boolean {
  if (ask.stage === "collect") return site.capabilities.includes("pickup");
  return (
    site.capabilities.includes("counter") && ask.service.visitNeeds.every((need) => site.capabilities.includes(need))
  );
}

/** The sites that do what is asked on the day of an instant: the one that is named, or all of them, the main one first. */
export function sitesFor(compiled: CompiledAvailability, ask: Ask, instant: number): Until<readonly string[]> {
  const day = compiled.time.dayOf(instant);
  const named = compiled.sites.filter(({ body }) => ask.site === null || body.code === ask.site);
  const there = named.filter(({ firstDay, lastDay, body }) => firstDay <= day && day <= lastDay && serves(body, ask));
  return { value: [...new Set(there.map(({ body }) => body.code))], ...stretchOf(compiled, named, day) };
}

/** Contacts of some kinds for a service on the day of an instant, by name. */
export function contactsFor(
  compiled: CompiledAvailability,
  ask: Pick<Ask, "service">,
  kinds: readonly ContactBody["kind"][],
  instant: number,
): Until<readonly ContactBody[]> {
  const day = compiled.time.dayOf(instant);
  const fitting = compiled.contacts.filter(({ body }) => kinds.includes(body.kind) && coversService(body, ask.service));
  const there = fitting.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  return { value: there.map(({ body }) => body), ...stretchOf(compiled, fitting, day) };
}
