import { inTenant } from "@gerai/database";
import { newKey, wrapKey } from "@gerai/foundation/envelope";
import type { Resources } from "./context.ts";
import { insertOfficeKeys } from "./office-keys.store.ts";

/** Gives a new office its first data key and index key, wrapped by the platform's key; no change when it has keys. */
export async function createOfficeKeys(resources: Resources, tenantId: string): Promise<void> {
  const created_at = resources.clock.now();
  const rows = (["data", "index"] as const).map((purpose) => ({
    tenant_id: tenantId,
    purpose,
    version: 1,
    wrapped: wrapKey(resources.kek, tenantId, purpose, 1, newKey()),
    created_at,
  }));
  await inTenant(resources.database, tenantId, async (tx) => ({ value: await insertOfficeKeys(tx, rows) }));
}
