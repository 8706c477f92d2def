import { type Permission, permissionsOf } from "@gerai/contracts/identity";
import type { ReadScope } from "../kernel/index.ts";
import { effectiveRoles } from "./effective-roles.ts";
import { listRoleRows, listStaffRows } from "./staff.store.ts";

/** What somebody of the office may do at an instant. */
export interface Powers {
  readonly id: string;
  readonly permissions: ReadonlySet<Permission>;
}

/**
 * Everyone of the office who may do something at an instant, by the roles that hold then; acting ones (Plt.) count while
 * their dates last, people without access do not. For verbs that ask whether a step has somebody to take it.
 */
export async function listPowers(scope: ReadScope, at: Date): Promise<Powers[]> {
  const { tx, ctx } = scope;
  const [people, roles] = await Promise.all([listStaffRows(tx), listRoleRows(tx)]);
  const byPerson = Map.groupBy(roles, (row) => row.staff_id);
  return people
    .filter((row) => row.disabled_at === null)
    .map(({ id }) => ({ id, permissions: permissionsOf(effectiveRoles(ctx.office.kind, byPerson.get(id) ?? [], at)) }))
    .filter(({ permissions }) => permissions.size > 0);
}
