import type { ServiceOverrideBody } from "@gerai/contracts/catalogue";
import { newId } from "@gerai/foundation/ids";
import { Problem } from "@gerai/foundation/problem";
import { type Scope, step } from "../kernel/index.ts";
import { insertOfficeServices, listServiceVersions, type OfficeServiceRow } from "./catalogue.store.ts";
import { templateOf } from "./offered-services.ts";

/** What an office now says of one service; null: nothing of its own any more. */
export interface ServiceChange {
  readonly code: string;
  readonly override: ServiceOverrideBody | null;
}

/**
 * Gives services a next version with the office's override, in force from this day; running cases keep theirs. Versions
 * that are to come get it too. Part of publishing a configuration. 422 `catalogue.unknown-service` for a service that the
 * office does not have, 422 `catalogue.promise-too-long` for a promise beyond the legal limit; both name the code.
 */
export const applyServiceOverrides = step(async (scope: Scope, changes: readonly ServiceChange[]): Promise<void> => {
  if (changes.length === 0) return;
  const { tx, ctx } = scope;
  const rows = await listServiceVersions(
    tx,
    changes.map(({ code }) => code),
  );
  const byCode = Map.groupBy(rows, ({ code }) => code);
  const next: (OfficeServiceRow & { tenant_id: string; id: string })[] = [];
  for (const { code, override } of changes) {
    const known = byCode.get(code) ?? [];
    const standing = standingVersions(known, ctx.today());
    if (override && standing.length === 0) throw new Problem("catalogue.unknown-service", 422, { code });
    const newest = known.at(-1)?.version ?? 0;
    for (const [index, row] of standing.entries()) {
      await assertLegal(scope, row, override);
      next.push({
        ...row,
        tenant_id: ctx.tenantId,
        id: newId(ctx.now()),
        version: newest + 1 + index,
        override,
        is_offered: override?.isOffered ?? true,
        effective_from: laterDay(row.effective_from, ctx.today()),
      });
    }
  }
  await insertOfficeServices(tx, next);
});

const laterDay = (one: string, other: string): string => (one > other ? one : other);

/** The version of today and those that come into force later. */
function standingVersions(rows: readonly OfficeServiceRow[], today: string): readonly OfficeServiceRow[] {
  const current = rows.findLastIndex((row) => row.effective_from <= today);
  return rows.filter((row, index) => index === current || (index > current && row.effective_from > today));
}

async function assertLegal(scope: Scope, row: OfficeServiceRow, override: ServiceOverrideBody | null): Promise<void> {
  const { promise } = await templateOf(scope, row.template_code, row.template_version);
  const [days, most] = [override?.promiseDays, promise.statutoryMaxDays];
  if (days !== undefined && most !== null && days > most) {
    throw new Problem("catalogue.promise-too-long", 422, { code: row.code, most });
  }
}
