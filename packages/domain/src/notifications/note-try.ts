import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { type MessageOutcome, readDelivery, settleMessage } from "../channels/index.ts";
import { notePdfSent } from "../issuing/index.ts";
import { command, procedure, query, type Scope } from "../kernel/index.ts";
import { changeAfter, isFurther, type NoticeTry, settleTry, type TryResult } from "./notice-ladder.ts";
import {
  findNoticeOfTry,
  lockNoticeWithTries,
  type NoticeRow,
  updateNotice,
  updateTry,
} from "./notifications.store.ts";

/** Where a notice stands, and whether its next way is to be taken at once. */
export interface NoticeStanding {
  readonly state: NoticeRow["state"];
  readonly isDue: boolean;
}

/** A notice with its tries, locked. */
interface Locked {
  readonly row: NoticeRow;
  readonly tries: readonly NoticeTry[];
}

/** News of one try: from whoever sent it, or from a provider. */
interface News {
  readonly tryId: string;
  readonly result: TryResult;
  readonly providerId?: string;
}

/**
 * Gives news of a try its effect, whoever brings it and however often: a try only moves on, and a notice ends once. A
 * paper whose link went out counts as sent.
 */
export async function takeNews(
  scope: Scope,
  { row, tries }: Locked,
  { tryId, result, providerId }: News,
): Promise<NoticeStanding> {
  const { tx, ctx } = scope;
  const now = ctx.now();
  const index = tries.findIndex(({ id }) => id === tryId);
  const before = tries[index];
  if (!before) throw notFound();
  const { state, failure, retryAt } = settleTry(row.kind, result, now);
  const standing = (change: { state?: NoticeRow["state"]; due_at?: Date | null }): NoticeStanding => {
    const dueAt = change.due_at === undefined ? row.due_at : change.due_at;
    return { state: change.state ?? row.state, isDue: change.state === "pending" && dueAt === null };
  };
  // What waits has not begun: it goes back from `sending`, and nothing else ever does.
  const isBackInLine = state === "waiting" && before.state === "sending";
  if (!isBackInLine && !isFurther(before.state, state)) return standing({});
  const known = tries.with(index, { ...before, state, failure });
  const change = changeAfter(row, known, index, retryAt, now);
  const named = providerId ? { provider_id: providerId } : {};
  scope.write(updateTry(tx, tryId, { state, failure, state_at: now, ...named }), ...updateNotice(tx, row, change, now));
  const isOut = state === "sent" || state === "delivered" || state === "read";
  if (isOut && row.kind === "document" && row.subject_id) await notePdfSent(scope, { outputId: row.subject_id });
  return standing(change);
}

/** Writes down what became of a try, by the worker that made it, and what the provider said if one was asked. */
export const noteTry = command({
  action: "notice.note-try",
  principals: ["system"],
  input: z.object({
    noticeId: z.uuid(),
    tryId: z.uuid(),
    state: z.enum(["waiting", "unknown", "sent", "failed", "delivered", "read"]),
    failure: z.string().max(100).nullable().default(null),
    retryAt: z.date().nullable().default(null),
    providerId: z.string().max(500).optional(),
    said: z.custom<Omit<MessageOutcome, "messageId">>().optional(),
  }),
  async run(scope, { noticeId, tryId, state, failure, retryAt, providerId, said }) {
    const note = async () => {
      const locked = await lockNoticeWithTries(scope.tx, noticeId);
      if (!locked) throw notFound();
      const news: News = { tryId, result: { state, failure, retryAt }, ...(providerId ? { providerId } : {}) };
      return { row: locked.row, result: await takeNews(scope, locked, news) };
    };
    // Sent together, run in this order: whoever locks both locks the notice first.
    const [{ row, result }] = await Promise.all([note(), said && settleMessage(scope, { messageId: tryId, ...said })]);
    const code = said && "code" in said.outcome ? { code: said.outcome.code } : {};
    const details = { noticeId, kind: row.kind, try: state, failure, state: result.state, ...code };
    return { subjectId: row.application_id, result, details };
  },
});

const findNotice = query({
  action: "notice.find-of-message",
  principals: ["system"],
  input: z.object({ messageId: z.uuid() }),
  run: async ({ tx }, { messageId }) => (await findNoticeOfTry(tx, messageId)) ?? null,
});

const takeDelivery = command({
  action: "notice.take-delivery",
  principals: ["system"],
  input: z.object({ noticeId: z.uuid(), messageId: z.uuid() }),
  async run(scope, { noticeId, messageId }) {
    const [locked, delivery] = await Promise.all([
      lockNoticeWithTries(scope.tx, noticeId),
      readDelivery(scope, messageId),
    ]);
    if (!locked || !delivery) throw notFound();
    const { row } = locked;
    const { state, failure } = delivery;
    const isTold = state !== "pending" && state !== "sending";
    const result: NoticeStanding = isTold
      ? await takeNews(scope, locked, { tryId: messageId, result: { state, failure, retryAt: null } })
      : { state: row.state, isDue: false };
    const details = { noticeId, kind: row.kind, try: state, failure, state: result.state };
    return { subjectId: row.application_id, result, details };
  },
});

/**
 * A provider said something about a message of ours: the notice it belongs to ends, or takes its next way. Answers the
 * notice whose next way is to be taken now, else null; null as well for a message that is no notice.
 */
export const settleNotice = procedure({
  action: "notice.settle",
  principals: ["system"],
  input: z.object({ messageId: z.uuid() }),
  async run(ctx, { messageId }): Promise<{ noticeId: string | null }> {
    const noticeId = await findNotice(ctx, { messageId });
    if (!noticeId) return { noticeId: null };
    const { isDue } = await takeDelivery(ctx, { noticeId, messageId });
    return { noticeId: isDue ? noticeId : null };
  },
});
