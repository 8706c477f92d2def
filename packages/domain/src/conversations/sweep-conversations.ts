import { z } from "zod";
import { findOpenInbound } from "../channels/index.ts";
import { type Context, command, procedure, query } from "../kernel/index.ts";
import { deleteOldMessages, listDueMessages } from "./chat-messages.store.ts";
import { hearMessage } from "./hear-message.ts";
import { sendReply } from "./send-reply.ts";
import { deleteThreads, lockOldThreads } from "./threads.store.ts";

const MINUTE_MS = 60_000;
/** Before this the queue may still be at it. */
const LEFT_OVER_MS = 2 * MINUTE_MS;
/** What could not be heard in this time is left to whoever looks at the dead letters. */
const LOOKED_BACK_MS = 6 * 60 * MINUTE_MS;
const KEPT_MS = 90 * 24 * 60 * MINUTE_MS;
const MOST = 200;
const MOST_DELETED = 1_000;

const Nothing = z.object({});

const findLeftOver = query({
  action: "conversation.list-left-over",
  principals: ["system"],
  input: Nothing,
  async run(scope) {
    const now = scope.ctx.now().getTime();
    const before = new Date(now - LEFT_OVER_MS);
    const [inbound, due] = await Promise.all([
      findOpenInbound(scope, new Date(now - LOOKED_BACK_MS), before),
      listDueMessages(scope.tx, before, MOST),
    ]);
    return { inbound, due };
  },
});

/** Does something for each; one failure is logged and keeps nobody else waiting. */
async function forEach(ctx: Context, action: string, ids: readonly string[], work: (id: string) => Promise<unknown>) {
  for (const id of ids) {
    try {
      await work(id);
    } catch (error) {
      ctx.logger.warn("left over again", { action, id, error });
    }
  }
}

/** Hears what no job has heard and sends what no job has sent; called every minute. */
export const sweepConversations = procedure({
  action: "conversation.sweep",
  principals: ["system"],
  input: Nothing,
  async run(ctx): Promise<{ readonly heard: number; readonly sent: number }> {
    const { inbound, due } = await findLeftOver(ctx, {});
    await forEach(ctx, "conversation.hear", inbound, (messageId) => hearMessage(ctx, { messageId }));
    await forEach(ctx, "conversation.send-reply", due, (messageId) => sendReply(ctx, { messageId }));
    return { heard: inbound.length, sent: due.length };
  },
});

const forget = command({
  action: "conversation.forget",
  principals: ["system"],
  input: Nothing,
  async run({ tx, ctx }) {
    const before = new Date(ctx.now().getTime() - KEPT_MS);
    const messages = await deleteOldMessages(tx, before, MOST_DELETED);
    const threads = await lockOldThreads(tx, before, MOST_DELETED);
    await deleteThreads(tx, threads);
    const hasMore = messages === MOST_DELETED || threads.length === MOST_DELETED;
    return { subjectId: null, result: { hasMore }, details: { messages, threads: threads.length } };
  },
});

/** Forgets what was said more than 90 days ago, and with whom when nothing was said since; called every day. */
export const tidyConversations = procedure({
  action: "conversation.tidy",
  principals: ["system"],
  input: Nothing,
  async run(ctx): Promise<void> {
    while ((await forget(ctx, {})).hasMore);
  },
});
