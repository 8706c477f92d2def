import { applicationExpired } from "@gerai/contracts/applications";
import { z } from "zod";
import { giveUpPapers, removeObjects } from "../documents/index.ts";
import { command, procedure } from "../kernel/index.ts";
import { findOpenRequest, lockCaseRow } from "./applications.store.ts";
import { deleteGrants } from "./case-grants.store.ts";
import { DRAFT_DAYS } from "./case-grants.ts";
import { scheduleDraftExpiry } from "./create-draft.ts";
import { voidLinks } from "./links.ts";
import { moveCase } from "./move-case.ts";

const forgetDraft = command({
  action: "draft.expire",
  principals: ["system"],
  input: z.object({ applicationId: z.uuid() }),
  async run(scope, { applicationId }) {
    const { tx, ctx } = scope;
    const end = (objectKeys: readonly string[], expired: boolean) => ({
      subjectId: applicationId,
      result: { objectKeys, expired },
      details: { expired, files: objectKeys.length },
    });
    const row = await lockCaseRow(tx, applicationId);
    // A second run finds the draft forgotten already and only names its objects again.
    if (row?.state === "EXPIRED" && row.number === null)
      return end(await giveUpPapers(scope, { applicationId }), false);
    if (row?.state !== "DRAFT") return end([], false);
    const due = new Date(row.state_at.getTime() + DRAFT_DAYS * 24 * 3_600_000);
    if (due > ctx.now()) {
      scheduleDraftExpiry(scope, applicationId, due);
      return end([], false);
    }
    const objectKeys = await giveUpPapers(scope, { applicationId });
    await moveCase(scope, {
      applicationId,
      version: row.version,
      to: "EXPIRED",
      reason: "draft-untouched",
      prepare: () => ({
        closed_at: ctx.now(),
        answers_sealed: ctx.keys.sealJson("application", "answers", applicationId, {}),
        contact_sealed: ctx.keys.sealJson("application", "contact", applicationId, {}),
      }),
    });
    await deleteGrants(tx, applicationId, ["draft"]);
    return end(objectKeys, true);
  },
});

/**
 * Forgets a draft that nobody saved for seven days: answers, contact and files are gone, the empty case is EXPIRED. One
 * that was saved meanwhile is looked at again when its seven days are over; a sent one is left alone. May be repeated.
 */
export const expireDraft = procedure({
  action: "draft.expire",
  principals: ["system"],
  input: z.object({ applicationId: z.uuid() }),
  async run(ctx, input): Promise<{ expired: boolean }> {
    const { objectKeys, expired } = await forgetDraft(ctx, input);
    await removeObjects(ctx, objectKeys);
    return { expired };
  },
});

/** Ends a case whose request for completion nobody answered in time; an answered or overtaken request changes nothing. */
export const expireCompletion = command({
  action: "completion.expire",
  principals: ["system"],
  input: z.object({ applicationId: z.uuid(), requestId: z.uuid() }),
  async run(scope, { applicationId, requestId }) {
    const { tx, ctx } = scope;
    const row = await lockCaseRow(tx, applicationId);
    const request = await findOpenRequest(tx, applicationId);
    const isOver =
      row?.state === "NEEDS_COMPLETION" &&
      request?.id === requestId &&
      request.expires_at.getTime() <= ctx.now().getTime();
    if (isOver) {
      await moveCase(scope, {
        applicationId,
        version: row.version,
        to: "EXPIRED",
        reason: "no-answer",
        prepare: () => ({ closed_at: ctx.now(), claimed_by: null, claim_until: null }),
      });
      await Promise.all([voidLinks(scope, { subjectId: requestId }), deleteGrants(tx, applicationId, ["completion"])]);
      scope.announce(applicationExpired, { applicationId });
    }
    return { subjectId: applicationId, result: { expired: isOver }, details: { expired: isOver } };
  },
});
