import { ConfigurationContent, type DraftEditView } from "@gerai/contracts/tenancy";
import { newId } from "@gerai/foundation/ids";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { actorId, command } from "../kernel/index.ts";
import { kindDiffers } from "./configuration.problems.ts";
import { deleteChangeRows, putChangeRows } from "./configuration.store.ts";
import { type ConfigurationChange, isSameBody, revisionOf } from "./configuration.ts";
import { assertNoDouble, assertSeen, holdDraft } from "./hold-draft.ts";

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
    const { tx, ctx } = scope;
    const held = await holdDraft(scope);
    await assertSeen(scope, held, input.key, input.revision);
    const published = held.items.find(({ key }) => key === input.key);
    const drafted = held.changes.find(({ key }) => key === input.key);
    const kind = input.item?.kind ?? published?.kind ?? drafted?.kind;
    if (!kind || (!input.item && !published && drafted?.body === null)) throw notFound();
    const known = published?.kind ?? drafted?.kind ?? kind;
    if (known !== kind) throw kindDiffers(known);
    const others = held.changes.filter(({ key }) => key !== input.key);
    const change: ConfigurationChange = {
      key: input.key,
      kind,
      body: input.item?.body ?? null,
      revision: newId(ctx.now()),
      fromVersion: null,
      changedBy: actorId(ctx.principal),
      changedAt: ctx.now(),
    };
    assertNoDouble(held.items, [...others, change]);
    const isUndone = isSameBody(change.body, published?.body ?? null);
    if (isUndone) await deleteChangeRows(tx, input.key);
    else await putChangeRows(tx, ctx.tenantId, [change]);
    const revision = isUndone ? revisionOf(published, undefined) : change.revision;
    const changes = others.length + (isUndone ? 0 : 1);
    return {
      subjectId: input.key,
      result: { revision: revision ?? null, changes } satisfies DraftEditView,
      details: { kind, change: change.body === null ? "taken-away" : published ? "changed" : "added" },
    };
  },
});
