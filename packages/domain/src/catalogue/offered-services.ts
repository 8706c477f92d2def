import { type ServiceOverrideBody, slugOfService } from "@gerai/contracts/catalogue";
import { notFound, Problem } from "@gerai/foundation/problem";
import type { ReadScope } from "../kernel/index.ts";
import { findOfficeServiceVersion, findTemplate, listOfficeServices } from "./catalogue.store.ts";
import { nationalCatalogue } from "./load-templates.ts";
import { applyOverride } from "./resolve-template.ts";
import type { ServiceDefinition } from "./template.ts";

/** A service as an office offers it; `version` is the office's, kept with each case. */
export interface OfferedService {
  readonly code: string;
  readonly version: number;
  readonly definition: ServiceDefinition;
}

/** A stored template version never changes, so each is read and parsed once per process. */
const templates = new Map<string, ServiceDefinition>();

/** A stored national template. */
export async function templateOf(scope: ReadScope, code: string, version: number): Promise<ServiceDefinition> {
  const key = `${code}@${version}`;
  const known = templates.get(key);
  if (known) return known;
  const row = await findTemplate(scope.tx, code, version);
  if (!row) throw new Problem("catalogue.template-missing", 500, { code, version });
  const definition = row.definition as ServiceDefinition;
  templates.set(key, definition);
  return definition;
}

interface VersionRow {
  readonly template_code: string;
  readonly template_version: number;
  readonly override: unknown;
}

/** The national template with the office's override, which was checked when it entered the draft. */
export async function definitionOf(scope: ReadScope, row: VersionRow): Promise<ServiceDefinition> {
  const template = await templateOf(scope, row.template_code, row.template_version);
  return row.override === null ? template : applyOverride(template, row.override as ServiceOverrideBody);
}

/** Orders services as the national catalogue does; what it does not have comes last. */
export function byCatalogue(one: { readonly code: string }, other: { readonly code: string }): number {
  const { definitions } = nationalCatalogue();
  const rankOf = ({ code }: { readonly code: string }) => {
    const index = definitions.findIndex((definition) => definition.code === code);
    return index < 0 ? definitions.length : index;
  };
  return rankOf(one) - rankOf(other);
}

interface Offer {
  readonly day: string;
  readonly services: readonly OfferedService[];
}

/** What each office offers, by the version of its configuration: a change shows on the next request of every process. */
const offers = new Map<string, Offer>();
const MOST_OFFERS = 2_000;

/** Services the office offers today, in the order of the national catalogue. */
export async function offeredServices(scope: ReadScope): Promise<readonly OfferedService[]> {
  const { ctx } = scope;
  const key = `${ctx.tenantId}@${ctx.office.configVersion}`;
  const day = ctx.today();
  const known = offers.get(key);
  if (known?.day === day) return known.services;
  const rows = (await listOfficeServices(scope.tx, day)).filter((row) => row.is_offered);
  const services = await Promise.all(
    rows.map(async (row) => ({
      code: row.code,
      version: row.version,
      definition: await definitionOf(scope, row),
    })),
  );
  services.sort(byCatalogue);
  if (offers.size > MOST_OFFERS) offers.clear();
  // An office without services is one that is just being opened: the next request looks again.
  if (services.length > 0) offers.set(key, { day, services });
  for (const service of services) keepVersion(ctx.tenantId, service);
  return services;
}

/** The offered service with this code or slug; 404 otherwise. */
export async function findService(scope: ReadScope, slugOrCode: string): Promise<OfferedService> {
  const services = await offeredServices(scope);
  const found = services.find(({ code }) => code === slugOrCode || slugOfService(code) === slugOrCode);
  if (!found) throw notFound();
  return found;
}

/** Versions of an office's services never change; those that it offers are known with its offer. */
const versions = new Map<string, OfferedService>();
const versionKey = (tenantId: string, code: string, version: number) => `${tenantId}@${code}@${version}`;

function keepVersion(tenantId: string, service: OfferedService): void {
  if (versions.size > MOST_OFFERS * 40) versions.clear();
  versions.set(versionKey(tenantId, service.code, service.version), service);
}

/** The version a running case was filed under, also when it is no longer offered. */
export async function findServiceVersion(scope: ReadScope, code: string, version: number): Promise<OfferedService> {
  const { tenantId } = scope.ctx;
  const known = versions.get(versionKey(tenantId, code, version));
  if (known) return known;
  const row = await findOfficeServiceVersion(scope.tx, code, version);
  if (!row) throw new Problem("catalogue.version-missing", 500, { code, version });
  const service = { code, version, definition: await definitionOf(scope, row) };
  keepVersion(tenantId, service);
  return service;
}
