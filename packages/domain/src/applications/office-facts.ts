import { type FormFacts, listRegionCodes, type ServiceDefinition } from "../catalogue/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import { listSites, regionNames } from "../tenancy/index.ts";

/** What a form of this office has to know today: its day, area, sites and the names of the regions in the answers. */
export async function officeFacts(
  scope: ReadScope,
  definition: ServiceDefinition,
  answers: Readonly<Record<string, unknown>>,
): Promise<FormFacts> {
  const { ctx } = scope;
  const tenantRegion = ctx.office.regionCode ?? "";
  const [sites, names] = await Promise.all([
    listSites(scope),
    regionNames(scope, listRegionCodes(definition, answers, tenantRegion)),
  ]);
  return { today: ctx.today(), tenantRegion, regionName: (code) => names.get(code), sites, booking: false };
}
