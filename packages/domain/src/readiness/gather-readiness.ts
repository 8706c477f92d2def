import type { ConfigurationContent } from "@gerai/contracts/tenancy";
import {
  type AvailabilityInput,
  type CompiledAvailability,
  compileAvailability,
  coversService,
  readAvailability,
  readProvisionalYears,
  validateConfiguration,
} from "../availability/index.ts";
import {
  type FormFacts,
  listOutdatedServices,
  type OfferedService,
  offeredServices,
  outputKindOf,
} from "../catalogue/index.ts";
import { listPowers } from "../identity/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import { exampleVillages, listSites, regionNames } from "../tenancy/index.ts";
import { findDeadEnd } from "./find-way-through.ts";
import type { ReadinessFacts, ServiceReadiness } from "./judge-readiness.ts";
import { reachOf } from "./reach-of.ts";

const WEEK_MS = 7 * 86_400_000;

/** A village and all that it lies in: `64`, `64.74`, `64.74.01`, `64.74.01.1001`. */
const upwards = (village: string): string[] => [2, 5, 8, 13].map((length) => village.slice(0, length));

/** What every form of the office knows, and villages to fill in. */
async function readFormFacts(scope: ReadScope): Promise<{ facts: FormFacts; villages: readonly string[] }> {
  const { ctx } = scope;
  const tenantRegion = ctx.office.regionCode ?? "";
  const [villages, sites] = await Promise.all([exampleVillages(scope, tenantRegion), listSites(scope)]);
  const names = await regionNames(scope, [...new Set(villages.flatMap(upwards))]);
  const facts = {
    today: ctx.today(),
    tenantRegion,
    regionName: (code: string) => names.get(code),
    sites,
    booking: false,
  };
  return { facts, villages };
}

function readinessOf(
  scope: ReadScope,
  { code, definition }: OfferedService,
  compiled: CompiledAvailability,
  { facts, villages }: { facts: FormFacts; villages: readonly string[] },
): ServiceReadiness {
  const { output, usesBlanko } = definition;
  const kinds = [output.kind, ...(output.also ?? []).map(({ kind }) => kind)].map(outputKindOf);
  const prints = usesBlanko.length > 0;
  return {
    code,
    reach: reachOf(compiled, code, scope.ctx.now(), scope.ctx.office.timeZone),
    deadEnd: findDeadEnd(definition, facts, villages),
    signs: kinds.includes("pdf"),
    prints,
    handsOver: prints || kinds.includes("visit") || output.delivery.includes("pickup"),
  };
}

/** The offered services in the scope of each item that has one. */
function scopesOf({ items, services }: AvailabilityInput): Map<string, readonly string[]> {
  const scopeOf = (item: ConfigurationContent) =>
    item.kind === "rule" || item.kind === "hours" ? item.body.scope : item.kind === "contact" ? item.body : undefined;
  return new Map(
    items.flatMap((item) => {
      const scope = scopeOf(item as ConfigurationContent);
      if (!scope) return [];
      return [[item.key, services.filter((one) => coversService(scope, one)).map(({ code }) => code)] as const];
    }),
  );
}

/** Reads all that the judgement looks at, as it is published now, and tries every form. */
export async function gatherReadiness(scope: ReadScope): Promise<ReadinessFacts> {
  const { ctx } = scope;
  const now = ctx.now();
  const [input, services, form, outdated, peopleNow, peopleInAWeek, provisionalYears] = await Promise.all([
    readAvailability(scope),
    offeredServices(scope),
    readFormFacts(scope),
    listOutdatedServices(scope),
    listPowers(scope, now),
    listPowers(scope, new Date(now.getTime() + WEEK_MS)),
    readProvisionalYears(scope),
  ]);
  const compiled = compileAvailability(input);
  return {
    today: ctx.today(),
    services: services.map((service) => readinessOf(scope, service, compiled, form)),
    peopleNow,
    peopleInAWeek,
    configuration: validateConfiguration(input, ctx.today()),
    servicesOfItem: scopesOf(input),
    outdated,
    provisionalYears,
  };
}
