import { DELIVERY_STATES, DeliveryState } from "@gerai/contracts/channels";
import { z } from "zod";
import { readDelivery } from "../channels/index.ts";
import { command, procedure, query } from "../kernel/index.ts";
import { findChatMessage, lockChatMessage, updateChatMessage } from "./chat-messages.store.ts";
import { inviteInstead } from "./invite.ts";

/** Meta's code of a free text that came after the window had closed; it mostly tells so by a status, not at once. */
const WINDOW_CLOSED = "131047";

const Delivery = z.object({ messageId: z.uuid(), reference: z.uuid(), state: DeliveryState });

const isOurs = query({
  action: "conversation.find-reply",
  principals: ["system"],
  input: z.object({ reference: z.uuid() }),
  run: async ({ tx }, { reference }) => (await findChatMessage(tx, reference)) !== undefined,
});

const noteState = command({
  action: "conversation.note-delivery",
  principals: ["system"],
  input: Delivery,
  async run(scope, { messageId, reference, state }) {
    const row = await lockChatMessage(scope.tx, reference);
    const rank = (one: string | null) => DELIVERY_STATES.indexOf((one ?? "pending") as DeliveryState);
    // While an attempt is under way, whoever sends it decides what a failure means.
    const isSettled = row?.state !== "pending" || state !== "failed";
    const isNews = row !== undefined && row.attempt_id === messageId && isSettled && rank(state) > rank(row.state);
    if (isNews) {
      const failure = state === "failed" ? ((await readDelivery(scope, messageId))?.failure ?? "undelivered") : null;
      const isEnded = rank(state) >= rank("sent");
      const ended = isEnded ? { due_at: null, content_sealed: null } : {};
      const isLate = failure === WINDOW_CLOSED;
      await updateChatMessage(scope.tx, reference, { state, failure: isLate ? "window-closed" : failure, ...ended });
      if (isLate) await inviteInstead(scope, row);
    }
    return { subjectId: row?.thread_id ?? null, result: { isNews }, details: { messageId: reference, state, isNews } };
  },
});

/** Moves a message of a conversation on by what the transport says of it; what is no reply of ours is let be. */
export const noteDelivery = procedure({
  action: "conversation.note-delivery",
  principals: ["system"],
  input: Delivery,
  async run(ctx, delivery): Promise<{ readonly isNews: boolean }> {
    if (!(await isOurs(ctx, { reference: delivery.reference }))) return { isNews: false };
    return await noteState(ctx, delivery);
  },
});
