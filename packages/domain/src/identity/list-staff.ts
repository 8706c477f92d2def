import type { StaffRowView } from "@gerai/contracts/identity";
import { z } from "zod";
import { query } from "../kernel/index.ts";
import { effectiveRoles } from "./effective-roles.ts";
import { staffNames } from "./find-staff.ts";
import { listRoleRows, listStaffRows } from "./staff.store.ts";

/** Everyone of the office with the roles that hold now. */
export const listStaff = query({
  action: "staff.list",
  principals: ["staff"],
  permission: "staff:manage",
  input: z.object({}),
  async run({ tx, ctx }): Promise<StaffRowView[]> {
    const [people, roles] = await Promise.all([listStaffRows(tx), listRoleRows(tx)]);
    const byPerson = Map.groupBy(roles, (row) => row.staff_id);
    return people.map((row) => ({
      id: row.id,
      name: ctx.keys.open("staff", "name", row.id, row.name_sealed).toString("utf8"),
      username: row.username,
      position: row.position,
      roles: effectiveRoles(ctx.office.kind, byPerson.get(row.id) ?? [], ctx.now()),
      isDisabled: row.disabled_at !== null,
    }));
  },
});

/** Names of people who stand in the trail, for those who may read it. */
export const listActorNames = query({
  action: "staff.names",
  principals: ["staff"],
  permission: "audit:read",
  input: z.object({ ids: z.array(z.uuid()).max(500) }),
  run: (scope, { ids }) => staffNames(scope, ids),
});
