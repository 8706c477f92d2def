import {
  type ConversationPageView,
  ConversationsInput,
  MOST_COUNTED,
  type WaitingConversationsView,
} from "@gerai/contracts/conversations";
import { isId } from "@gerai/foundation/ids";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { query } from "../kernel/index.ts";
import { countInbox, countWaiting, type InboxFilter, listInbox } from "./inbox.store.ts";
import { officerOf, viewThreads } from "./view-thread.ts";

const PAGE = 50;

function readCursor(cursor: string | undefined): InboxFilter["after"] {
  if (cursor === undefined) return undefined;
  const [time = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || !isId(id))
    throw new Problem("kernel.invalid-input", 422, { faults: [{ path: "cursor", rule: "cursor" }] });
  return { at, id };
}

/** A page of the inbox. */
export const listConversations = query({
  action: "conversation.list",
  principals: ["staff"],
  permission: "conversations:answer",
  input: ConversationsInput,
  async run(scope, { view, cursor }): Promise<ConversationPageView> {
    const { tx, ctx } = scope;
    const staffId = officerOf(scope);
    const now = ctx.now();
    const [found, counts] = await Promise.all([
      listInbox(tx, { view, staffId, now, after: readCursor(cursor), limit: PAGE + 1 }),
      countInbox(tx, staffId, now),
    ]);
    const rows = found.slice(0, PAGE);
    const last = rows.at(-1);
    const place = view === "waiting" ? last?.waiting_since : last?.last_message_at;
    const isMore = found.length > PAGE && last !== undefined && place;
    return {
      rows: (await viewThreads(scope, rows)).map((one) => one.view),
      next: isMore ? Buffer.from(`${place.toISOString()}|${last.id}`).toString("base64url") : null,
      counts,
    };
  },
});

/** How many wait for an officer, for the navigation of every staff page. */
export const countWaitingConversations = query({
  action: "conversation.count-waiting",
  principals: ["staff"],
  permission: "conversations:answer",
  input: z.strictObject({}),
  run: async ({ tx, ctx }): Promise<WaitingConversationsView> => ({
    waiting: await countWaiting(tx, ctx.now(), MOST_COUNTED),
  }),
});
