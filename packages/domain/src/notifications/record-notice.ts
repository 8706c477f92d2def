import { NOTICE_KINDS, type NoticeChannel, type NoticeKind } from "@gerai/contracts/notifications";
import { PromiseCause } from "@gerai/contracts/promise";
import { newMessageCode } from "@gerai/foundation/codes";
import { newId } from "@gerai/foundation/ids";
import { z } from "zod";
import {
  type CaseFile,
  endsWithOwnNotice,
  findWaitingRequest,
  readCaseFile,
  readOutput,
} from "../applications/index.ts";
import { readAccounts } from "../channels/index.ts";
import { command, type Scope, step } from "../kernel/index.ts";
import { NOTICE_RULES } from "./notice-rules.ts";
import { insertNotice, type WrittenRow } from "./notifications.store.ts";
import { findOrder, findWays } from "./plan-ways.ts";

/** Kinds whose subject is an output. */
const OF_OUTPUT: readonly string[] = ["document", "ready", "answered", "revoked"];

/** What a message says that no lower room can tell later; days and codes, never words. */
export const NoticeFacts = z.object({ dueOn: z.iso.date(), cause: PromiseCause });
export type NoticeFacts = z.infer<typeof NoticeFacts>;

/** Which event is told to whom, and about what of the case. */
interface Telling {
  readonly eventId: string;
  readonly kind: NoticeKind;
  readonly subjectId: string | null;
  readonly facts: NoticeFacts | null;
}

/** Whether there is anything to tell: what is reminded of may be answered, the paper may wait at the counter. */
async function isWorthTelling(scope: Scope, file: CaseFile, { kind, subjectId }: Telling, delivery?: string) {
  if (kind === "document") return delivery !== "pickup";
  if (kind === "completion-reminder") return !!subjectId && !!(await findWaitingRequest(scope, file, subjectId));
  return kind !== "closed" || !(await endsWithOwnNotice(scope, file.id));
}

/** Writes the notice with its ways; one that no way leads on from has ended, and an officer is asked. */
async function plan({ tx, ctx }: Scope, file: CaseFile, telling: Telling, ways: NoticeChannel[]): Promise<WrittenRow> {
  const now = ctx.now();
  const hasWay = ways.length > 0;
  const end = hasWay ? null : "no-way";
  return await insertNotice(tx, {
    tenant_id: ctx.tenantId,
    id: newId(now),
    event_id: telling.eventId,
    application_id: file.id,
    kind: telling.kind,
    message_code: newMessageCode(),
    ways,
    state: hasWay ? "pending" : "failed",
    subject_id: telling.subjectId,
    facts: telling.facts,
    created_at: now,
    state_at: now,
    settled_at: hasWay ? null : now,
    settled_why: end,
    failure: end,
    task_at: hasWay ? null : now,
  });
}

/** The event that a message is about, and what of the case. */
export const NoticeTelling = z.object({
  eventId: z.uuid(),
  kind: z.enum(NOTICE_KINDS),
  applicationId: z.uuid(),
  subjectId: z.uuid().nullable().default(null),
  facts: NoticeFacts.nullable().default(null),
});

/** A notice as it was planned, with its case; the row is null where the event had one already. */
export interface PlannedNotice extends WrittenRow {
  readonly file: CaseFile;
  readonly ways: readonly NoticeChannel[];
}

/** Plans the message about an event as `recordNotice` promises it; undefined when there is nothing to send. */
export const planNotice = step(
  async (
    scope: Scope,
    { applicationId, ...telling }: z.output<typeof NoticeTelling>,
  ): Promise<PlannedNotice | undefined> => {
    const { kind, subjectId } = telling;
    // The accounts travel with the case: `findWays` and the claim find them read.
    const [file, order] = await Promise.all([
      readCaseFile(scope, applicationId),
      findOrder(scope, kind),
      readAccounts(scope),
    ]);
    const output = subjectId && OF_OUTPUT.includes(kind) ? await readOutput(scope, subjectId) : undefined;
    if (!(await isWorthTelling(scope, file, telling, output?.delivery))) return undefined;
    const ways = await findWays(scope, file, { kind, order, delivery: output?.delivery });
    const needsOfficer = NOTICE_RULES[kind].mustReach && file.contact.phone !== null;
    if (ways.length === 0 && !needsOfficer) return undefined;
    return { ...(await plan(scope, file, telling, ways)), file, ways };
  },
);

/**
 * Plans the message about an event: one row per event and kind, however often the event comes, with the ways it will take.
 * The case is read again in this office, so an event that names a stranger's case ends as 404. Answers null when there is
 * nothing to send: no way leads to the applicant, the paper waits at the counter, what is reminded of has been answered,
 * or the message about the last step said already that the case is done. Without any way, what the applicant must know
 * becomes an officer's task at once.
 */
export const recordNotice = command({
  action: "notice.record",
  principals: ["system"],
  input: NoticeTelling,
  async run(scope, telling) {
    const planned = await planNotice(scope, telling);
    const noticeId = planned?.id ?? null;
    const details = { kind: telling.kind, ways: planned?.ways ?? [], noticeId };
    return { subjectId: telling.applicationId, result: { noticeId }, details };
  },
});
