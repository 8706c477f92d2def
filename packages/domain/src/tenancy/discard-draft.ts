import { DiscardDraftInput, type DraftEditView } from "@gerai/contracts/tenancy";
import { notFound } from "@gerai/foundation/problem";
import { command } from "../kernel/index.ts";
import { deleteChangeRows } from "./configuration.store.ts";
import { revisionOf } from "./configuration.ts";
import { assertSeen, holdDraft } from "./hold-draft.ts";

/**
 * Throws away the draft, or with a key what it says of one item: then it must be what the editor saw
 * (409 `tenancy.stale-revision`), and 404 answers an item that the draft does not change.
 */
export const discardDraft = command({
  action: "configuration.discard-draft",
  principals: ["staff", "system"],
  permission: "office:manage",
  input: DiscardDraftInput,
  async run(scope, { key, revision }) {
    const held = await holdDraft(scope);
    if (key !== undefined) {
      if (!held.changes.some((change) => change.key === key)) throw notFound();
      await assertSeen(scope, held, key, revision);
    }
    await deleteChangeRows(scope.tx, key === undefined ? undefined : [key]);
    const discarded = key === undefined ? held.changes.length : 1;
    const item = held.items.find((one) => one.key === key);
    return {
      subjectId: key ?? null,
      result: {
        revision: revisionOf(item, undefined) ?? null,
        changes: held.changes.length - discarded,
      } satisfies DraftEditView,
      details: { discarded },
    };
  },
});
