import { notFound } from "@gerai/foundation/problem";
import type { ReadScope } from "../kernel/index.ts";
import { findStaffRow } from "./staff.store.ts";

/** Name and position of a person of this office as they stand under a paper; 404 for an unknown id. */
export async function findSigner(scope: ReadScope, staffId: string): Promise<{ name: string; position: string }> {
  const row = await findStaffRow(scope.tx, staffId);
  if (!row) throw notFound();
  const name = scope.ctx.keys.open("staff", "name", row.id, row.name_sealed).toString("utf8");
  return { name, position: row.position };
}
