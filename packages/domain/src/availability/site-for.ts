import type { ContactBody, SiteBody } from "@gerai/contracts/availability";
import type { CompiledAvailability, Dated, Until } from "./compile-availability.ts";
import { type Ask, coversService } from "./compiled-rule.ts";

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

/** The sites for a question through all time, stretch after stretch: most offices have one stretch. */
function siteTable(compiled: CompiledAvailability, ask: Ask): Until<readonly string[]>[] {
  const named = compiled.sites.filter(({ body }) => ask.site === null || body.code === ask.site);
  const table: Until<readonly string[]>[] = [];
  let end = Number.NEGATIVE_INFINITY;
  while (end < Number.POSITIVE_INFINITY) {
    const day = Number.isFinite(end) ? compiled.time.dayOf(end) : Number.MIN_SAFE_INTEGER;
    const there = named.filter(({ firstDay, lastDay, body }) => firstDay <= day && day <= lastDay && serves(body, ask));
    const stretch = stretchOf(compiled, named, day);
    table.push({ value: [...new Set(there.map(({ body }) => body.code))], ...stretch });
    end = stretch.end;
  }
  return table;
}

const NOWHERE: Until<readonly string[]> = {
  value: [],
  start: Number.NEGATIVE_INFINITY,
  end: Number.POSITIVE_INFINITY,
};

/** The sites that do what is asked at an instant: the one that is named, or all of them, the main one first. */
export function sitesFor(compiled: CompiledAvailability, ask: Ask, instant: number): Until<readonly string[]> {
  // Names come from outside: only those that exist are kept a table for.
  if (ask.site !== null && !compiled.sites.some(({ body }) => body.code === ask.site)) return NOWHERE;
  const table = compiled.siteTables.get([ask.service, ask.stage, ask.site], () => siteTable(compiled, ask));
  return table.find(({ end }) => instant < end) ?? NOWHERE;
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
