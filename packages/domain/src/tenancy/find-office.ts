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
const rememberedHosts = new WeakMap<Resources["database"], Map<string, Remembered>>();

/** The office that a Host header names by exact match, read now, or undefined: there is no default office. */
export async function findOfficeByHost(
  resources: Resources,
  header: string | undefined,
): Promise<OfficeFacts | undefined> {
  const host = normaliseHost(header);
  const row = host === undefined ? undefined : await findOfficeRowByHost(resources.database, host);
  if (!row || host === undefined) return undefined;
  const office = asFacts(row);
  const hosts = rememberedHosts.get(resources.database) ?? new Map<string, Remembered>();
  rememberedHosts.set(resources.database, hosts);
  if (hosts.size > MOST_REMEMBERED) hosts.clear();
  hosts.set(host, { office, until: resources.clock.now().getTime() + REMEMBER_MS });
  return office;
}

/**
 * The office behind a host as this process last saw it. Its configuration may have changed since: open the context with
 * `isOfficeRemembered`, so that every verb looks whether that version is in force, in a statement it sends anyway.
 */
export function recallOffice(resources: Resources, header: string | undefined): OfficeFacts | undefined {
  const host = normaliseHost(header);
  const known = host === undefined ? undefined : rememberedHosts.get(resources.database)?.get(host);
  return known && known.until > resources.clock.now().getTime() ? known.office : undefined;
}

/** An office by id, for jobs. */
export async function findOfficeById(resources: Resources, id: string): Promise<OfficeFacts | undefined> {
  const row = await findOfficeRow(resources.database, id);
  return row ? asFacts(row) : undefined;
}

/** Every office: for the platform's operators and for work that goes round them all. */
export async function listOffices(resources: Resources): Promise<OfficeFacts[]> {
  return (await listOfficeRows(resources.database)).map(asFacts);
}
