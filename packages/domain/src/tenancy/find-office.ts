import type { TimeZone } from "@gerai/contracts/tenancy";
import type { OfficeFacts, Resources } from "../kernel/index.ts";
import { findOfficeRow, findOfficeRowByHost, listOfficeRows } from "./tenancy.store.ts";

/**
 * A Host header as it is looked up: lower case, without port and trailing dot; undefined when it is no plain host name.
 * Nothing else of a request names an office (ISO-30).
 */
export function normaliseHost(header: string | undefined): string | undefined {
  const host = (header ?? "")
    .trim()
    .toLowerCase()
    .replace(/:\d{1,5}$/, "")
    .replace(/\.$/, "");
  return /^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/.test(host) && !host.includes("..") ? host : undefined;
}

function asFacts(row: NonNullable<Awaited<ReturnType<typeof findOfficeRow>>>): OfficeFacts {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind === "ministry" ? "ministry" : "office",
    regionCode: row.region_code,
    shortName: row.short_name,
    fullName: row.full_name,
    provinceName: row.province_name,
    seat: row.seat,
    timeZone: row.time_zone as TimeZone,
    accent: row.accent,
    configVersion: row.config_version,
  };
}

/** An office as it was found, and until when it may be recalled. */
interface Remembered {
  readonly office: OfficeFacts;
  readonly until: number;
}

/** A host that is given to another office is noticed within this time; a new configuration at once (see `recallOffice`). */
const REMEMBER_MS = 60_000;
const MOST_REMEMBERED = 10_000;
type Memory = WeakMap<Resources["database"], Map<string, Remembered>>;
const rememberedHosts: Memory = new WeakMap();
const rememberedIds: Memory = new WeakMap();

function remember(memory: Memory, { database, clock }: Resources, key: string, office: OfficeFacts): void {
  const known = memory.get(database) ?? new Map<string, Remembered>();
  memory.set(database, known);
  if (known.size > MOST_REMEMBERED) known.clear();
  known.set(key, { office, until: clock.now().getTime() + REMEMBER_MS });
}

function recall(memory: Memory, { database, clock }: Resources, key: string): OfficeFacts | undefined {
  const known = memory.get(database)?.get(key);
  return known && known.until > clock.now().getTime() ? known.office : undefined;
}

/** The office that a Host header names by exact match, read now, or undefined: there is no default office. */
export async function findOfficeByHost(
  resources: Resources,
  header: string | undefined,
): Promise<OfficeFacts | undefined> {
  const host = normaliseHost(header);
  const row = host === undefined ? undefined : await findOfficeRowByHost(resources.database, host);
  if (!row || host === undefined) return undefined;
  const office = asFacts(row);
  remember(rememberedHosts, resources, host, office);
  return office;
}

/**
 * The office behind a host as this process last saw it. Its configuration may have changed since: open the context with
 * `isOfficeRemembered`, so that every verb looks whether that version is in force, in a statement it sends anyway.
 */
export function recallOffice(resources: Resources, header: string | undefined): OfficeFacts | undefined {
  const host = normaliseHost(header);
  return host === undefined ? undefined : recall(rememberedHosts, resources, host);
}

/** An office by id, for jobs, read now. */
export async function findOfficeById(resources: Resources, id: string): Promise<OfficeFacts | undefined> {
  const row = await findOfficeRow(resources.database, id);
  if (!row) return undefined;
  const office = asFacts(row);
  remember(rememberedIds, resources, id, office);
  return office;
}

/** As `recallOffice`, by id: for jobs whose verb looks at the version in a statement it sends anyway. */
export function recallOfficeById(resources: Resources, id: string): OfficeFacts | undefined {
  return recall(rememberedIds, resources, id);
}

/** Every office: for the platform's operators and for work that goes round them all. */
export async function listOffices(resources: Resources): Promise<OfficeFacts[]> {
  return (await listOfficeRows(resources.database)).map(asFacts);
}
