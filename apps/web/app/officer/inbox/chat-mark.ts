import type { CONVERSATION_VIEWS, ConversationRowView, ConversationView } from "@gerai/contracts/conversations";

/** Changes whenever something of a conversation does that a page would show. */
export function markOf({ revision, last }: Pick<ConversationRowView, "revision" | "last">): string {
  return `${revision} ${last?.at ?? ""}`;
}

/** How a page follows a conversation: how often, and by which page of the inbox; without one the page itself is asked. */
export interface Following {
  readonly everySeconds: number;
  readonly view: (typeof CONVERSATION_VIEWS)[number] | null;
}

const SETTLING_MS = 60_000;

/** Follows closely what one holds oneself, and by the page itself for the minute in which an answer finds its way. */
export function followingOf(chat: ConversationView, now: string): Following {
  const last = chat.messages.at(-1);
  const isUnsettled = last?.state === "pending" || last?.state === "sending" || last?.state === "sent";
  if (last && isUnsettled && Date.parse(now) - Date.parse(last.at) < SETTLING_MS) {
    return { everySeconds: 4, view: null };
  }
  if (chat.claim?.isMine) return { everySeconds: 5, view: "mine" };
  return { everySeconds: 15, view: chat.claim === null && chat.waitingSince !== null ? "waiting" : "all" };
}
