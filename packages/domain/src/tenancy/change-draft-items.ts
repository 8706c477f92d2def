import { type DraftEditsView, PutDraftItemsInput } from "@gerai/contracts/tenancy";
import { command } from "../kernel/index.ts";
import { putEdits } from "./draft-edits.ts";

/**
 * Puts several items into the office's draft in one go, such as the holidays of a calendar file: all of them or none.
 * 409 `tenancy.stale-revision` names the key of the item in which somebody was faster; otherwise as `changeDraft`.
 */
export const changeDraftItems = command({
  action: "configuration.change-draft-items",
  principals: ["staff", "system"],
  permission: "office:manage",
  input: PutDraftItemsInput,
  async run(scope, { items }) {
    const { edits, changes } = await putEdits(scope, items);
    const kinds = [...new Set(edits.map(({ kind }) => kind))];
    return {
      subjectId: null,
      result: { changes } satisfies DraftEditsView,
      details: { kinds, items: edits.length },
    };
  },
});
