import { notFound } from "@gerai/foundation/problem";
import type { Scope } from "../kernel/index.ts";
import { notClaimed } from "./applications.problems.ts";
import { passedBy } from "./case-conflicts.ts";
import { claimEnd, scheduleClaimEnd } from "./claim-application.ts";
import { lockCase, updateClaim } from "./desk.store.ts";

/** A case that the acting officer holds. */
export type HeldCase = NonNullable<Awaited<ReturnType<typeof lockCase>>> & { readonly staffId: string };

/**
 * The case, locked, if the acting officer holds it and decided on its newest version; the lease is prolonged. A newer
 * version answers 409 with who changed what, a lost lease 409.
 */
export async function holdCase(scope: Scope, applicationId: string, version: number): Promise<HeldCase> {
  const { tx, ctx } = scope;
  const found = await lockCase(tx, applicationId);
  if (!found || found.state === "DRAFT" || ctx.principal.kind !== "staff") throw notFound();
  if (found.version !== version) {
    throw await passedBy(scope, found);
  }
  const staffId = ctx.principal.id;
  const now = ctx.now();
  if (
    found.state !== "IN_VERIFICATION" ||
    found.claimed_by !== staffId ||
    !found.claim_until ||
    found.claim_until <= now
  ) {
    throw notClaimed();
  }
  const until = claimEnd(now);
  await updateClaim(tx, applicationId, staffId, until);
  scheduleClaimEnd(scope, applicationId, until);
  return { ...found, staffId };
}
