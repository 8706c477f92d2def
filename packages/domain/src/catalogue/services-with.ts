import type { ReadScope } from "../kernel/index.ts";
import type { ServiceChange } from "./apply-service-overrides.ts";
import { listOfficeServices } from "./catalogue.store.ts";
import { byCatalogue, definitionOf } from "./offered-services.ts";
import type { ServiceDefinition } from "./template.ts";

/** A service as it would be; one that is not offered has a definition all the same. */
export interface PlannedService {
  readonly code: string;
  readonly isOffered: boolean;
  /** One of the changes is about it. */
  readonly isChanged: boolean;
  readonly definition: ServiceDefinition;
}

/**
 * Every service of the office as `applyServiceOverrides` would leave it today, in the order of the national catalogue:
 * for looking at a draft. Writes nothing and keeps nothing; a change of a service that the office does not have is
 * passed over.
 */
export async function servicesWith(scope: ReadScope, changes: readonly ServiceChange[]): Promise<PlannedService[]> {
  const changed = new Map(changes.map((change) => [change.code, change]));
  const rows = await listOfficeServices(scope.tx, scope.ctx.today());
  const services = await Promise.all(
    rows.map(async (row): Promise<PlannedService> => {
      const { code } = row;
      const change = changed.get(code);
      return {
        code,
        isOffered: change ? (change.override?.isOffered ?? true) : row.is_offered,
        isChanged: change !== undefined,
        definition: await definitionOf(scope, change ? { ...row, override: change.override } : row),
      };
    }),
  );
  return services.sort(byCatalogue);
}
