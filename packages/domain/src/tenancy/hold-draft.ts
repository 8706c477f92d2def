import type { Scope } from "../kernel/index.ts";
import { itemDoubled, staleRevision } from "./configuration.problems.ts";
import { findLastItemRow, listChangeRows, listItemRows, lockVersion } from "./configuration.store.ts";
import { type ConfigurationChange, type ConfigurationItem, findDouble, overlay, revisionOf } from "./configuration.ts";

/** The published items and the draft, held still for one edit. */
export interface HeldDraft {
  readonly version: number;
  readonly items: readonly ConfigurationItem[];
  readonly changes: readonly ConfigurationChange[];
}

/** Reads the configuration and its draft; nobody else edits or publishes until this transaction ends. */
export async function holdDraft({ tx, ctx }: Scope): Promise<HeldDraft> {
  const version = await lockVersion(tx, ctx.tenantId);
  const [items, changes] = await Promise.all([listItemRows(tx, version), listChangeRows(tx)]);
  return { version, items, changes };
}

/** 409 `tenancy.stale-revision` unless the item is what the editor saw; says who was first, and when. */
export async function assertSeen({ tx }: Scope, held: HeldDraft, key: string, seen: string | undefined): Promise<void> {
  const item = held.items.find((one) => one.key === key);
  const change = held.changes.find((one) => one.key === key);
  const revision = revisionOf(item, change);
  if (revision === seen) return;
  if (change) throw staleRevision({ key, revision: change.revision, by: change.changedBy, at: change.changedAt });
  const last = await findLastItemRow(tx, key);
  throw staleRevision({
    ...{ key, revision: revision ?? null },
    ...{ by: last?.published_by ?? null, at: last?.published_at ?? null },
  });
}

/** 409 `tenancy.item-doubled` when the draft would say of one thing two things. */
export function assertNoDouble(items: readonly ConfigurationItem[], changes: readonly ConfigurationChange[]): void {
  const after = overlay<Pick<ConfigurationItem, "key" | "kind" | "body">>(items, changes, (change) => change);
  const double = findDouble(after);
  if (double) throw itemDoubled(double.item.kind, double.other.key);
}
