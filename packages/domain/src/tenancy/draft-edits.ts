import type { ConfigurationContent, DraftEditView } from "@gerai/contracts/tenancy";
import { newId } from "@gerai/foundation/ids";
import { notFound } from "@gerai/foundation/problem";
import { actorId, type Scope } from "../kernel/index.ts";
import { kindDiffers } from "./configuration.problems.ts";
import { deleteChangeRows, putChangeRows } from "./configuration.store.ts";
import { type ConfigurationChange, isSameBody, revisionOf } from "./configuration.ts";
import { assertNoDouble, assertSeen, type HeldDraft, holdDraft } from "./hold-draft.ts";

/** What one edit wants of an item, and what it saw of it; null takes the item away with the next publishing. */
export interface DraftEdit {
  readonly key: string;
  readonly revision?: string | undefined;
  readonly item: ConfigurationContent | null;
}

/** What an edit made of its item. */
export interface DraftedEdit {
  readonly kind: ConfigurationChange["kind"];
  readonly change: "added" | "changed" | "taken-away";
  readonly revision: DraftEditView["revision"];
}

async function changeOf(scope: Scope, held: HeldDraft, edit: DraftEdit): Promise<ConfigurationChange> {
  await assertSeen(scope, held, edit.key, edit.revision);
  const published = held.items.find(({ key }) => key === edit.key);
  const drafted = held.changes.find(({ key }) => key === edit.key);
  const kind = edit.item?.kind ?? published?.kind ?? drafted?.kind;
  if (!kind || (!edit.item && !published && drafted?.body === null)) throw notFound();
  const known = published?.kind ?? drafted?.kind ?? kind;
  if (known !== kind) throw kindDiffers(known);
  const { ctx } = scope;
  return {
    ...{ key: edit.key, kind, body: edit.item?.body ?? null },
    ...{ revision: newId(ctx.now()), fromVersion: null },
    ...{ changedBy: actorId(ctx.principal), changedAt: ctx.now() },
  };
}

/**
 * Puts edits of different items into the draft, all of them or, with a problem, none. What then equals the published
 * state leaves the draft. 409 `tenancy.stale-revision`, `tenancy.item-doubled`, `tenancy.kind-differs`; 404 for taking
 * away what is not there.
 */
export async function putEdits(
  scope: Scope,
  edits: readonly DraftEdit[],
): Promise<{ readonly edits: readonly DraftedEdit[]; readonly changes: number }> {
  const { tx, ctx } = scope;
  const held = await holdDraft(scope);
  const made: ConfigurationChange[] = [];
  for (const edit of edits) made.push(await changeOf(scope, held, edit));
  const edited = new Set(made.map(({ key }) => key));
  const others = held.changes.filter(({ key }) => !edited.has(key));
  assertNoDouble(held.items, [...others, ...made]);
  const published = new Map(held.items.map((item) => [item.key, item]));
  const isUndone = ({ key, body }: ConfigurationChange) => isSameBody(body, published.get(key)?.body ?? null);
  const undone = made.filter(isUndone);
  const kept = made.filter((change) => !isUndone(change));
  if (undone.length > 0) {
    await deleteChangeRows(
      tx,
      undone.map(({ key }) => key),
    );
  }
  await putChangeRows(tx, ctx.tenantId, kept);
  return {
    edits: made.map((change) => {
      const before = published.get(change.key);
      const revision = isUndone(change) ? revisionOf(before, undefined) : change.revision;
      const what = change.body === null ? "taken-away" : before ? "changed" : "added";
      return { kind: change.kind, change: what, revision: revision ?? null };
    }),
    changes: others.length + kept.length,
  };
}
