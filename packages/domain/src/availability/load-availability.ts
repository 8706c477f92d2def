import type { NationalHoliday } from "@gerai/contracts/availability";
import { offeredServices, type PlannedService, type ServiceDefinition, servicesWith } from "../catalogue/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import { type ConfigurationItem, listConfigurationItems, planPublication } from "../tenancy/index.ts";
import { listNationalHolidayRows, listProvisionalYears } from "./availability.store.ts";
import { type AvailabilityInput, type CompiledAvailability, compileAvailability } from "./compile-availability.ts";
import { serviceChanges } from "./service-changes.ts";
import { serviceFacts } from "./service-facts.ts";

interface Loaded {
  /** The national calendar and the services in force may be others on another day. */
  readonly version: number;
  readonly day: string;
  readonly compiled: CompiledAvailability;
}

/**
 * What each office's configuration says, of the version that was asked for last: a change shows on the next request of
 * every process. With too many offices the one that was asked about first is forgotten.
 */
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

/**
 * This year and the next, `2027`, as far as the nation's calendar has only their fixed days: the joint decree, and with it
 * every holiday that follows the moon, is still to come.
 */
export async function readProvisionalYears(scope: ReadScope): Promise<string[]> {
  const year = Number(scope.ctx.today().slice(0, 4));
  const years = await listProvisionalYears(scope.tx, year);
  return years.filter((one) => one <= year + 1).map(String);
}

/** What some items and offered services are compiled from: the national calendar beside them. */
export async function readInput(
  scope: ReadScope,
  items: readonly ConfigurationItem[],
  services: readonly { readonly definition: ServiceDefinition }[],
): Promise<AvailabilityInput> {
  return inputOf(scope, items, services, await readCalendar(scope));
}

function inputOf(
  { ctx }: ReadScope,
  items: readonly ConfigurationItem[],
  services: readonly { readonly definition: ServiceDefinition }[],
  calendar: readonly NationalHoliday[],
): AvailabilityInput {
  const facts = services.map(({ definition }) => serviceFacts(definition));
  return { timeZone: ctx.office.timeZone, items, calendar, services: facts };
}

/** What the published configuration is compiled from: for findings and for laying something over it. */
export async function readAvailability(scope: ReadScope): Promise<AvailabilityInput> {
  const [items, services, calendar] = await Promise.all([
    listConfigurationItems(scope),
    offeredServices(scope),
    readCalendar(scope),
  ]);
  return inputOf(scope, items, services, calendar);
}

/** The office as it would be if the draft were published now: its rules and all its services, offered or not. */
export interface PlannedOffice {
  readonly input: AvailabilityInput;
  readonly services: readonly PlannedService[];
}

/** As `readAvailability`, with the draft as if it were published now: items and services. */
export async function readPlannedOffice(scope: ReadScope): Promise<PlannedOffice> {
  const publication = await planPublication(scope);
  const services = await servicesWith(scope, serviceChanges(publication));
  const offered = services.filter(({ isOffered }) => isOffered);
  return { input: await readInput(scope, publication.items, offered), services };
}

/** The office's published rules, ready to answer; read once per version and day in a process. */
export async function loadAvailability(scope: ReadScope): Promise<CompiledAvailability> {
  const { ctx } = scope;
  const { configVersion: version } = ctx.office;
  const day = ctx.today();
  const known = loaded.get(ctx.tenantId);
  if (known?.version === version && known.day === day) return known.compiled;
  const compiled = compileAvailability(await readAvailability(scope));
  const [oldest] = loaded.keys();
  if (!known && loaded.size >= MOST_LOADED && oldest !== undefined) loaded.delete(oldest);
  loaded.set(ctx.tenantId, { version, day, compiled });
  return compiled;
}

/** The draft's rules, ready to answer: what a citizen would be told if it were published. Never kept. */
export async function loadDraftAvailability(scope: ReadScope): Promise<CompiledAvailability> {
  return compileAvailability((await readPlannedOffice(scope)).input);
}
