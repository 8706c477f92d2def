import { PromiseCause } from "@gerai/contracts/promise";
import { newId } from "@gerai/foundation/ids";
import { z } from "zod";
import { endsWithOwnNotice, findWaitingRequest, readCaseFile, readOutput } from "../applications/index.ts";
import { command } from "../kernel/index.ts";
import { insertNotice } from "./notifications.store.ts";
import { NOTICE_KINDS } from "./ports.ts";

/** Kinds whose subject is an output. */
const OF_OUTPUT: readonly string[] = ["document", "ready", "answered", "revoked"];

/** What a message says that no lower room can tell later; days and codes, never words. */
export const NoticeFacts = z.object({ dueOn: z.iso.date(), cause: PromiseCause });
export type NoticeFacts = z.infer<typeof NoticeFacts>;

/**
 * Plans the message about an event: one row per event, kind and channel, however often the event comes. The case is
 * read again in this office, so an event that names a stranger's case ends as 404. Answers null when there is nothing
 * to send: no e-mail address was given, the paper waits at the counter, what is reminded of has been answered, or the
 * message about the last step said already that the case is done.
 */
export const recordNotice = command({
  action: "notice.record",
  principals: ["system"],
  input: z.object({
    eventId: z.uuid(),
    kind: z.enum(NOTICE_KINDS),
    applicationId: z.uuid(),
    subjectId: z.uuid().nullable().default(null),
    facts: NoticeFacts.nullable().default(null),
  }),
  async run(scope, { eventId, kind, applicationId, subjectId, facts }) {
    const { tx, ctx } = scope;
    const file = await readCaseFile(scope, applicationId);
    const output = subjectId && OF_OUTPUT.includes(kind) ? await readOutput(scope, subjectId) : undefined;
    const isAtCounter = kind === "document" && output?.delivery === "pickup";
    const isAnswered =
      kind === "completion-reminder" && !(subjectId && (await findWaitingRequest(scope, file, subjectId)));
    const isToldAlready = kind === "closed" && (await endsWithOwnNotice(scope, applicationId));
    if (!file.contact.email || isAtCounter || isAnswered || isToldAlready) {
      const nothing: { noticeId: string | null } = { noticeId: null };
      return { subjectId: applicationId, result: nothing, details: { kind, channel: "none" } };
    }
    const noticeId: string | null = await insertNotice(tx, {
      tenant_id: ctx.tenantId,
      id: newId(ctx.now()),
      event_id: eventId,
      application_id: applicationId,
      kind,
      channel: "email",
      subject_id: subjectId,
      facts,
      created_at: ctx.now(),
    });
    return { subjectId: applicationId, result: { noticeId }, details: { kind, channel: "email", noticeId } };
  },
});
