import { AnswerConversationInput } from "@gerai/contracts/conversations";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { command, type Scope } from "../kernel/index.ts";
import { toOfficer } from "./chat-state.ts";
import { assertHeld, ownClaim, takeConversation } from "./hold-conversation.ts";
import { whyNoInvitation, writeInvitation } from "./invite.ts";
import { numbersInText } from "./numbers-in-text.ts";
import { viewConversation } from "./open-conversation.ts";
import { stateOf, type Thread } from "./take-thread.ts";
import { updateThread } from "./threads.store.ts";
import { officerOf } from "./view-thread.ts";
import { isWindowOpen } from "./window.ts";
import { writeOwnMessage } from "./write-message.ts";

const OfConversation = z.object({ conversationId: z.uuid() });

/** The officer has spoken: nobody waits, and the conversation stays theirs. */
async function noteAnswered(scope: Scope, thread: Thread): Promise<void> {
  const now = scope.ctx.now();
  await updateThread(scope.tx, thread.row.id, {
    state: toOfficer(stateOf(thread.row), now.toISOString()),
    claim: ownClaim(scope, thread),
    waiting_since: null,
    last_message_at: now,
    revision: thread.row.revision + 1,
  });
}

/**
 * Answers in an officer's own words, by the number that was written to last. 409 `conversations.not-claimed`, and
 * `conversations.window-closed` a day after the person's last message; 422 `conversations.personal-number` when the words
 * hold a number of 15 digits or more.
 */
export const answerConversation = command({
  action: "conversation.answer",
  principals: ["staff"],
  permission: "conversations:answer",
  input: AnswerConversationInput.extend(OfConversation.shape),
  async run(scope, { conversationId, text }) {
    const thread = await takeConversation(scope, conversationId);
    assertHeld(scope, thread);
    if (numbersInText(text).hasPersonalNumber) throw new Problem("conversations.personal-number", 422);
    const { row } = thread;
    if (!isWindowOpen(row.last_inbound_at, scope.ctx.now())) throw new Problem("conversations.window-closed", 409);
    const messageId = await writeOwnMessage(scope, {
      ...{ threadId: row.id, accountId: row.account_id, author: "officer", officerId: officerOf(scope) },
      ...{ kind: "text", body: { text, choices: [] }, content: { kind: "text", text } },
    });
    await noteAnswered(scope, thread);
    return { subjectId: row.id, result: await viewConversation(scope, row.id), details: { messageId } };
  },
});

/**
 * Asks a person to write again, by the approved template, once the window is closed. 409 `conversations.not-claimed`,
 * `conversations.window-open`, `conversations.invited` (within a day) or `conversations.opted-out`.
 */
export const inviteToConversation = command({
  action: "conversation.invite",
  principals: ["staff"],
  permission: "conversations:answer",
  input: OfConversation,
  async run(scope, { conversationId }) {
    const thread = await takeConversation(scope, conversationId);
    assertHeld(scope, thread);
    const { row } = thread;
    if (isWindowOpen(row.last_inbound_at, scope.ctx.now())) throw new Problem("conversations.window-open", 409);
    const why = await whyNoInvitation(scope, thread);
    if (why !== undefined) throw new Problem(`conversations.${why}`, 409);
    const messageId = await writeInvitation(scope, thread, officerOf(scope));
    await noteAnswered(scope, thread);
    return { subjectId: row.id, result: await viewConversation(scope, row.id), details: { messageId } };
  },
});
