import { RevertConfigurationInput, type RevertedView } from "@gerai/contracts/tenancy";
import { newId } from "@gerai/foundation/ids";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { actorId, command } from "../kernel/index.ts";
import { draftInUse } from "./configuration.problems.ts";
import { deleteChangeRows, findVersionRow, listItemRows, putChangeRows } from "./configuration.store.ts";
import { type ConfigurationChange, differing, pairItems } from "./configuration.ts";
import { holdDraft } from "./hold-draft.ts";

/**
 * Loads the way back to an older version into the draft: published, the items are exactly those of that version again.
 * Nothing is in force before that. 409 `tenancy.draft-in-use` when the draft holds changes, unless told to replace them;
 * 404 for a version that never was.
 */
export const revertConfiguration = command({
  action: "configuration.revert",
  principals: ["staff", "system"],
  permission: "office:manage",
  input: RevertConfigurationInput.extend({ version: z.coerce.number().int().min(1) }),
  async run(scope, input) {
    const { tx, ctx } = scope;
    const held = await holdDraft(scope);
    const row = await findVersionRow(tx, input.version);
    if (!row) throw notFound();
    if (held.changes.length > 0 && !input.replace) {
      const [newest] = held.changes.toSorted((a, b) => b.changedAt.getTime() - a.changedAt.getTime());
      throw draftInUse({
        changes: held.changes.length,
        by: newest?.changedBy ?? null,
        at: newest?.changedAt ?? null,
      });
    }
    const wanted = await listItemRows(tx, input.version);
    const changes = differing(pairItems(held.items, wanted)).map(
      ({ key, kind, after }): ConfigurationChange => ({
        key,
        kind,
        body: after,
        revision: newId(ctx.now()),
        fromVersion: input.version,
        changedBy: actorId(ctx.principal),
        changedAt: ctx.now(),
      }),
    );
    await deleteChangeRows(tx);
    await putChangeRows(tx, ctx.tenantId, changes);
    return {
      subjectId: null,
      result: { changes: changes.length } satisfies RevertedView,
      details: { version: input.version, changes: changes.length, discarded: held.changes.length },
    };
  },
});
