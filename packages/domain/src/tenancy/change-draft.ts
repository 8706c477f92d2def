import { ConfigurationContent, type DraftEditView } from "@gerai/contracts/tenancy";
import { z } from "zod";
import { command } from "../kernel/index.ts";
import { putEdits } from "./draft-edits.ts";

/**
 * Puts one item into the office's draft, or with `item: null` takes it away with the next publishing. What equals the
 * published state leaves the draft. 422 names the field of a body that does not fit; 409 `tenancy.stale-revision` when
 * somebody was faster, `tenancy.item-doubled` for a second profile or a code twice, `tenancy.kind-differs`; 404 for
 * taking away what is not there.
 */
export const changeDraft = command({
  action: "configuration.change-draft",
  principals: ["staff", "system"],
  permission: "office:manage",
  input: z.object({
    key: z.uuid(),
    revision: z.string().optional(),
    item: ConfigurationContent.nullable(),
  }),
  async run(scope, input) {
    const { edits, changes } = await putEdits(scope, [input]);
    const [edit] = edits;
    return {
      subjectId: input.key,
      result: { revision: edit?.revision ?? null, changes } satisfies DraftEditView,
      details: { kind: edit?.kind, change: edit?.change },
    };
  },
});
