import { inTenant } from "@gerai/database";
import type { Resources } from "../kernel/index.ts";
import { findHead, findNewestSealedId, insertSeals, listUnsealed, lockSealer } from "./audit.store.ts";
import { CHAIN_START, sealHash } from "./chain.ts";

const BATCH = 1000;
/**
 * How far behind the newest sealed event one that committed late may lie. Transactions end within a minute; the rest is
 * for clocks of several machines that differ. A pass with `everything` finds even what is older.
 */
const LATE_MS = 10 * 60_000;

/** The smallest UUIDv7 whose instant is `ms` before that of `id`. */
function idBefore(id: string, ms: number): string {
  const at = Math.max(0, Number.parseInt(id.replace("-", "").slice(0, 12), 16) - ms);
  const hex = at.toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/**
 * Seals an office's events into its hash chain and answers how many. There is one sealer per office at a time: a second
 * one finds the lock taken and answers undefined, for it does not know what the other leaves. Writers of the trail never wait for it. What commits late gets a later place:
 * the chain keeps the order of sealing. For the worker, which the role gerai_worker lets write seals.
 */
export async function sealAudit(
  resources: Resources,
  tenantId: string,
  options: { readonly everything?: boolean } = {},
): Promise<number | undefined> {
  let sealed = 0;
  for (;;) {
    const count = await sealBatch(resources, tenantId, options.everything ?? false);
    if (count === undefined) return undefined;
    sealed += count;
    if (count < BATCH) return sealed;
  }
}

async function sealBatch(resources: Resources, tenantId: string, everything: boolean): Promise<number | undefined> {
  return await inTenant(resources.database, tenantId, async (tx) => {
    // The lock first and by itself: the head must be read by a statement that begins after it is held.
    if (!(await lockSealer(tx, tenantId))) return { value: undefined };
    const [head, newest] = await Promise.all([findHead(tx), everything ? undefined : findNewestSealedId(tx)]);
    const events = await listUnsealed(tx, newest === undefined ? undefined : idBefore(newest, LATE_MS), BATCH);
    if (events.length === 0) return { value: 0 };
    const sealedAt = resources.clock.now();
    const at = sealedAt.toISOString().replace("Z", "000Z");
    let seq = Number(head?.seq ?? 0);
    let hash: Buffer = head?.hash ?? CHAIN_START;
    const rows = events.map((event) => {
      seq += 1;
      hash = sealHash(hash, seq, at, event.content);
      return { tenant_id: tenantId, seq: String(seq), event_id: event.id, hash, sealed_at: sealedAt };
    });
    await insertSeals(tx, rows);
    return { value: rows.length };
  });
}
