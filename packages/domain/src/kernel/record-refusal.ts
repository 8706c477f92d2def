import { inTenant } from "@gerai/database";
import type { Context } from "./context.ts";
import { auditRow } from "./scope.ts";
import { insertAuditEvent } from "./trail.store.ts";

/** Writes to the trail that someone tried what they may not (AUD-2). Strangers without a session are not worth a row each. */
export async function recordRefusal(ctx: Context, action: string): Promise<void> {
  if (ctx.principal.kind !== "staff") return;
  await inTenant(ctx.resources.database, ctx.tenantId, async (tx) => ({
    value: undefined,
    last: [insertAuditEvent(tx, auditRow(ctx, action, null, "refused"))],
  }));
}
