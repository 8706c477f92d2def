import type { MessageContent } from "@gerai/contracts/channels";
import { type ChatMessageKind, chatReplyDue } from "@gerai/contracts/conversations";
import { newId } from "@gerai/foundation/ids";
import type { Scope } from "../kernel/index.ts";
import { insertChatMessage } from "./chat-messages.store.ts";
import type { MessageBody } from "./message-content.ts";

/** A message of ours that is to be sent. */
export interface OwnMessage {
  readonly threadId: string;
  readonly accountId: string;
  readonly author: "bot" | "officer";
  readonly officerId: string | null;
  readonly kind: ChatMessageKind;
  readonly body: MessageBody;
  readonly content: MessageContent;
}

/** Writes a message of ours and has it sent once this transaction is committed; answers its id. */
export async function writeOwnMessage(scope: Scope, message: OwnMessage): Promise<string> {
  const { tx, ctx } = scope;
  const id = newId(ctx.now());
  await insertChatMessage(tx, {
    tenant_id: ctx.tenantId,
    id,
    thread_id: message.threadId,
    account_id: message.accountId,
    at: ctx.now(),
    author: message.author,
    officer_id: message.officerId,
    kind: message.kind,
    body_sealed: ctx.keys.sealJson("chat_message", "body", id, message.body),
    content_sealed: ctx.keys.sealJson("chat_message", "content", id, message.content),
    state: "pending",
    due_at: ctx.now(),
  });
  scope.announce(chatReplyDue, { messageId: id });
  return id;
}

/** Keeps what a person wrote, as `body` says it: already without long numbers. */
export async function keepHeard(
  { tx, ctx }: Scope,
  heard: { readonly threadId: string; readonly accountId: string; readonly kind: ChatMessageKind; readonly at: Date },
  body: MessageBody,
): Promise<void> {
  const id = newId(heard.at);
  await insertChatMessage(tx, {
    tenant_id: ctx.tenantId,
    id,
    thread_id: heard.threadId,
    account_id: heard.accountId,
    at: heard.at,
    author: "person",
    officer_id: null,
    kind: heard.kind,
    body_sealed: ctx.keys.sealJson("chat_message", "body", id, body),
    content_sealed: null,
    state: null,
    due_at: null,
  });
}
