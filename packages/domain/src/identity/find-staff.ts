import { permissionsOf, type StaffMeView } from "@gerai/contracts/identity";
import { inTenant } from "@gerai/database";
import { hashSecret } from "@gerai/foundation/codes";
import { notFound, Problem } from "@gerai/foundation/problem";
import type { Context, ReadScope, StaffPrincipal } from "../kernel/index.ts";
import { type DatedRole, effectiveRoles } from "./effective-roles.ts";
import { listSessionRoleRows } from "./session.store.ts";
import { readSession } from "./sessions.ts";
import { findStaffRow, findStaffRowByUsername, listRoleRows, listStaffNameRows, type StaffRow } from "./staff.store.ts";

/** The principal that role rows make of a person at this moment. */
export function principalFor(ctx: Context, id: string, username: string, rows: readonly DatedRole[]): StaffPrincipal {
  const roles = effectiveRoles(ctx.office.kind, rows, ctx.now());
  return { kind: "staff", id, username, roles, permissions: permissionsOf(roles) };
}

/** The signed-in person; 401 `identity.sign-in-needed` for anyone else, which access checks have kept out before. */
export function signedIn(ctx: Context): StaffPrincipal {
  if (ctx.principal.kind !== "staff") throw new Problem("identity.sign-in-needed", 401);
  return ctx.principal;
}

/** What a signed-in person sees of themselves. */
export function viewOfMe(ctx: Context, row: StaffRow, principal: StaffPrincipal): StaffMeView {
  return {
    id: row.id,
    name: ctx.keys.open("staff", "name", row.id, row.name_sealed).toString("utf8"),
    username: row.username,
    position: row.position,
    roles: [...principal.roles],
    permissions: [...principal.permissions],
  };
}

/**
 * The person behind a staff cookie of this office, with the roles that hold now; undefined when the session is unknown
 * here, over, waiting for its second factor, or the person is disabled. Doors call it before any verb, so it is none.
 */
export async function findStaffPrincipal(ctx: Context, token: string): Promise<StaffPrincipal | undefined> {
  return await inTenant(ctx.resources.database, ctx.tenantId, async (tx) => {
    const [session, roles] = await Promise.all([
      readSession(tx, ctx, token),
      listSessionRoleRows(tx, hashSecret(token)),
    ]);
    if (!session?.passedSecondFactor) return { value: undefined };
    return { value: principalFor(ctx, session.staffId, session.username, roles) };
  });
}

/** The person whose password was right and whose second factor is still to come. */
export async function findPendingStaff(ctx: Context, token: string): Promise<{ staffId: string } | undefined> {
  return await inTenant(ctx.resources.database, ctx.tenantId, async (tx) => {
    const session = await readSession(tx, ctx, token);
    return { value: session && !session.passedSecondFactor ? { staffId: session.staffId } : undefined };
  });
}

/** The principal that a person of this office would be if signed in; for seeds and tests. 404 for an unknown id. */
export async function staffPrincipal(ctx: Context, staffId: string): Promise<StaffPrincipal> {
  const [row, roles] = await inTenant(
    ctx.resources.database,
    ctx.tenantId,
    async (tx) => ({ value: await Promise.all([findStaffRow(tx, staffId), listRoleRows(tx, staffId)]) }),
    { readOnly: true },
  );
  if (!row) throw notFound();
  return principalFor(ctx, row.id, row.username, roles);
}

/** Names of people of this office by id; unknown ids are absent. */
export async function staffNames(
  scope: ReadScope,
  ids: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === "string"))];
  const rows = await listStaffNameRows(scope.tx, wanted);
  return new Map(
    rows.map((row) => [row.id, scope.ctx.keys.open("staff", "name", row.id, row.name_sealed).toString("utf8")]),
  );
}

/** A colleague named by user name, as the second person of a step; undefined when there is none or they are disabled. */
export async function findStaffByUsername(
  scope: ReadScope,
  username: string,
): Promise<(StaffPrincipal & { readonly name: string }) | undefined> {
  const row = await findStaffRowByUsername(scope.tx, username.trim().toLowerCase());
  if (!row || row.disabled_at) return undefined;
  const name = scope.ctx.keys.open("staff", "name", row.id, row.name_sealed).toString("utf8");
  return { ...principalFor(scope.ctx, row.id, row.username, await listRoleRows(scope.tx, row.id)), name };
}
