import type { NationalHoliday } from "@gerai/contracts/availability";
import { offeredServices } from "../catalogue/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import { type ConfigurationItem, listConfigurationItems, listDraftItems } from "../tenancy/index.ts";
import { listNationalHolidayRows } from "./availability.store.ts";
import { type AvailabilityInput, type CompiledAvailability, compileAvailability } from "./compile-availability.ts";
import { serviceFacts } from "./service-facts.ts";

interface Loaded {
  /** The national calendar and the services in force may be others on another day. */
  readonly day: string;
  readonly compiled: CompiledAvailability;
}

/** What an office's configuration says, by office and version: a change shows on the next request of every process. */
const loaded = new Map<string, Loaded>();
const MOST_LOADED = 600;

/** The nation's calendar. */
export async function readCalendar(scope: ReadScope): Promise<NationalHoliday[]> {
  const rows = await listNationalHolidayRows(scope.tx);
  return rows.map((row) => ({
    day: row.day,
    lastDay: row.last_day,
    name: { id: row.name_id, en: row.name_en },
    kind: row.kind as NationalHoliday["kind"],
  }));
}

/** What some items are compiled from: the national calendar and the services offered now, beside them. */
export async function readInput(scope: ReadScope, items: readonly ConfigurationItem[]): Promise<AvailabilityInput> {
  const [calendar, services] = await Promise.all([readCalendar(scope), offeredServices(scope)]);
  return {
    timeZone: scope.ctx.office.timeZone,
    items,
    calendar,
    services: services.map(({ definition }) => serviceFacts(definition)),
  };
}

/** What the published configuration is compiled from: for findings and for laying something over it. */
export async function readAvailability(scope: ReadScope): Promise<AvailabilityInput> {
  return await readInput(scope, await listConfigurationItems(scope));
}

/** As `readAvailability`, with the draft as if it were published now. */
export async function readDraftAvailability(scope: ReadScope): Promise<AvailabilityInput> {
  return await readInput(scope, await listDraftItems(scope));
}

/** The office's published rules, ready to answer; read once per version and day in a process. */
export async function loadAvailability(scope: ReadScope): Promise<CompiledAvailability> {
  const { ctx } = scope;
  const key = `${ctx.tenantId}@${ctx.office.configVersion}`;
  const day = ctx.today();
  const known = loaded.get(key);
  if (known?.day === day) return known.compiled;
  const compiled = compileAvailability(await readAvailability(scope));
  if (loaded.size >= MOST_LOADED) loaded.clear();
  loaded.set(key, { day, compiled });
  return compiled;
}

/** The draft's rules, ready to answer: what a citizen would be told if it were published. Never kept. */
export async function loadDraftAvailability(scope: ReadScope): Promise<CompiledAvailability> {
  return compileAvailability(await readDraftAvailability(scope));
}
