import {
  completionExpiryDue,
  completionReminderDue,
  completionRequested,
  VersionInput,
} from "@gerai/contracts/applications";
import { newId } from "@gerai/foundation/ids";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { command, type Scope } from "../kernel/index.ts";
import { insertCompletionRequest, listVerdictsOfRound } from "./desk.store.ts";
import { holdCase } from "./held-case.ts";
import { moveCase } from "./move-case.ts";

/** Days a citizen has to answer, and the days on which they are reminded. */
export const COMPLETION_DAYS = 14;
export const REMINDER_DAYS = [3, 7] as const;

const DAY_MS = 86_400_000;

/** Opens a request for the refused items of a round and schedules its reminders and its end. */
export async function openCompletionRequest(
  scope: Scope,
  input: { applicationId: string; round: number; askedBy: string },
): Promise<string> {
  const { tx, ctx } = scope;
  const now = ctx.now();
  const requestId = newId(now);
  const { applicationId, round, askedBy } = input;
  const expiresAt = new Date(now.getTime() + COMPLETION_DAYS * DAY_MS);
  await insertCompletionRequest(tx, {
    tenant_id: ctx.tenantId,
    id: requestId,
    application_id: applicationId,
    round,
    asked_by: askedBy,
    asked_at: now,
    note_sealed: null,
    expires_at: expiresAt,
  });
  for (const day of REMINDER_DAYS) {
    const at = new Date(now.getTime() + day * DAY_MS);
    scope.schedule(at, completionReminderDue, { applicationId, requestId, day }, `remind:${requestId}:${day}`);
  }
  scope.schedule(expiresAt, completionExpiryDue, { applicationId, requestId }, `expire:${requestId}`);
  scope.announce(completionRequested, { applicationId, requestId });
  return requestId;
}

/** Asks the citizen to mend the refused items, and only those; the case keeps its officer and its place. */
export const requestCompletion = command({
  action: "application.ask-completion",
  principals: ["staff"],
  permission: "applications:decide",
  input: VersionInput.extend({ applicationId: z.uuid() }),
  async run(scope, { applicationId, version }) {
    const held = await holdCase(scope, applicationId, version);
    const refused = (await listVerdictsOfRound(scope.tx, applicationId, held.round)).filter(
      (row) => row.verdict === "refused",
    );
    if (refused.length === 0) throw new Problem("applications.nothing-refused", 422);
    await moveCase(scope, {
      applicationId,
      version,
      to: "NEEDS_COMPLETION",
      prepare: () => ({ asked_by: held.staffId, claimed_by: null, claim_until: null }),
    });
    const requestId = await openCompletionRequest(scope, { applicationId, round: held.round, askedBy: held.staffId });
    return {
      subjectId: applicationId,
      result: { requestId },
      details: { requirements: refused.map((row) => row.requirement) },
    };
  },
});
