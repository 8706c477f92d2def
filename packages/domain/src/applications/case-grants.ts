import { notFound, Problem } from "@gerai/foundation/problem";
import type { Context, ReadScope, Scope } from "../kernel/index.ts";
import { type CaseRow, findHeldCase, type GrantPurpose } from "./applications.store.ts";
import { upsertGrant } from "./case-grants.store.ts";

const HOUR_MS = 3_600_000;

/** How long a case stays open to a cookie after its receipt or its tracking code was shown. */
export const TRACK_HOURS = 24;
/** Days without a save after which a draft is forgotten. */
export const DRAFT_DAYS = 7;

/** The end of a right that begins now. */
export function grantEnd(ctx: Context, purpose: "draft" | "track"): Date {
  return new Date(ctx.now().getTime() + (purpose === "draft" ? DRAFT_DAYS * 24 : TRACK_HOURS) * HOUR_MS);
}

/** Who holds the citizen's cookie of this request; 401 without one. */
export function holderOf(ctx: Context): Buffer {
  if (ctx.principal.kind !== "link") throw new Problem("identity.sign-in-needed", 401);
  return ctx.principal.holder;
}

/**
 * The case, if the cookie's holder has one of these rights to it; a stranger's and a missing case are both 404 (ISO-39).
 * `forUpdate` locks it until the transaction ends.
 */
export async function heldCase(
  scope: ReadScope,
  applicationId: string,
  purposes: readonly GrantPurpose[],
  forUpdate = false,
): Promise<CaseRow> {
  const { tx, ctx } = scope;
  const held = { applicationId, holder: holderOf(ctx), purposes, now: ctx.now() };
  const row = await findHeldCase(tx, held, forUpdate);
  if (!row) throw notFound();
  return row;
}

/** Gives the cookie's holder a right to a case until an instant. */
export async function grant(
  { tx, ctx }: Scope,
  applicationId: string,
  purpose: GrantPurpose,
  expiresAt: Date,
): Promise<void> {
  await upsertGrant(tx, {
    tenant_id: ctx.tenantId,
    holder_hash: holderOf(ctx),
    application_id: applicationId,
    purpose,
    created_at: ctx.now(),
    expires_at: expiresAt,
  });
}
