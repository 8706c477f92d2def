import type { MessageContent } from "@gerai/contracts/channels";
import { listOptedOut } from "../channels/index.ts";
import type { Scope } from "../kernel/index.ts";
import { type ChatMessageRow, findInvitation } from "./chat-messages.store.ts";
import { namesOf, openPerson, stateOf, type Thread } from "./take-thread.ts";
import { lockThreads } from "./threads.store.ts";
import { writeOwnMessage } from "./write-message.ts";

/** The approved template by which a person is asked to write again; utility, its one place is the office's name. */
const TEMPLATE = "gerai_chat_invite_v1";
const BETWEEN_MS = 24 * 3_600_000;

/** Why nobody is invited now; undefined when one may be. */
export type NoInvitation = "opted-out" | "invited" | undefined;

/** Whether the person may be asked to write again: not against their wish, and once a day. */
export async function whyNoInvitation(scope: Scope, { row, contact }: Thread): Promise<NoInvitation> {
  const { tx, ctx } = scope;
  if ((await listOptedOut(scope, namesOf(contact))).includes(true)) return "opted-out";
  const newest = await findInvitation(tx, row.id, new Date(ctx.now().getTime() - BETWEEN_MS));
  return newest ? "invited" : undefined;
}

/** Asks the person to write again, outside the window in which an answer may be sent; by an officer or for one. */
export async function writeInvitation(scope: Scope, { row }: Thread, officerId: string | null): Promise<string> {
  const { ctx } = scope;
  const { locale } = stateOf(row);
  const office = ctx.office.fullName;
  const content: MessageContent = {
    kind: "template",
    name: TEMPLATE,
    language: locale,
    parameters: [office],
    button: null,
  };
  return await writeOwnMessage(scope, {
    ...{ threadId: row.id, accountId: row.account_id, officerId, author: officerId === null ? "bot" : "officer" },
    ...{ kind: "invitation", content },
    body: { text: ctx.ports.chat.writeInvitation(office, locale), choices: [] },
  });
}

/** An answer that came to the border of the window: the person is asked to write again, once (WA-8). */
export async function inviteInstead(
  scope: Scope,
  row: Pick<ChatMessageRow, "author" | "kind" | "thread_id">,
): Promise<void> {
  const [thread] = await lockThreads(scope.tx, [row.thread_id]);
  if (row.author !== "officer" || row.kind === "invitation" || !thread) return;
  const held = { row: thread, contact: openPerson(scope.ctx.keys, thread) };
  if ((await whyNoInvitation(scope, held)) === undefined) await writeInvitation(scope, held, null);
}
