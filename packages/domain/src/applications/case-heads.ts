import type { CaseState } from "@gerai/contracts/applications";
import type { Text } from "@gerai/contracts/kernel";
import { findServiceVersion } from "../catalogue/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import { type CaseHeadRow, findCaseHeadRow, listCaseHeadRows } from "./case-heads.store.ts";
import { caseStateLabel } from "./labels.ts";

/** What another room may show of a filed case beside its own: nothing personal. */
export interface CaseHead {
  readonly id: string;
  readonly number: string;
  readonly service: Text;
  readonly state: CaseState;
  readonly label: Text;
}

async function headOf(scope: ReadScope, row: CaseHeadRow): Promise<CaseHead> {
  const { definition } = await findServiceVersion(scope, row.service_code, row.service_version);
  const state = row.state as CaseState;
  return { id: row.id, number: row.number ?? "", service: definition.name, state, label: caseStateLabel(state) };
}

/** Filed cases by their ids; those that are not there are missing. */
export async function listCaseHeads(scope: ReadScope, ids: readonly string[]): Promise<ReadonlyMap<string, CaseHead>> {
  const rows = await listCaseHeadRows(scope.tx, ids);
  const heads = await Promise.all(rows.map((row) => headOf(scope, row)));
  return new Map(heads.map((head) => [head.id, head]));
}

/** The filed case with this number; undefined when there is none. */
export async function findCaseByNumber(scope: ReadScope, number: string): Promise<CaseHead | undefined> {
  const row = await findCaseHeadRow(scope.tx, number);
  return row && (await headOf(scope, row));
}
