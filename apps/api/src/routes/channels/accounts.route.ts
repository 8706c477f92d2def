import {
  AccountView,
  AddAccountInput,
  ChangeAccountInput,
  MessageView,
  NewAccountView,
  SwitchAccountInput,
  TestMessageInput,
} from "@gerai/contracts/channels";
import {
  addAccount,
  changeAccount,
  getMessage,
  listAccounts,
  renewHook,
  requestTestMessage,
  switchAccount,
} from "@gerai/domain/channels";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";
import { readIdempotencyKey } from "../../idempotency.ts";

const OfAccount = z.object({ id: z.uuid() });

/** The office's numbers. */
export const listAccountsRoute = apiRoute({
  method: "get",
  path: "/admin/channels",
  summary: "The office's accounts with providers, without their secrets",
  access: listAccounts,
  reply: { status: 200, schema: z.array(AccountView) },
  handle: ({ ctx }) => listAccounts(ctx, {}),
});

/** One more. */
export const addAccountRoute = apiRoute({
  method: "post",
  path: "/admin/channels",
  summary: "Adds an account; the address of its hook is answered this once",
  access: addAccount,
  body: AddAccountInput,
  reply: { status: 201, schema: NewAccountView },
  handle: ({ c, ctx, body }) => addAccount(ctx, body, readIdempotencyKey(c)),
});

/** Another setting or other credentials. */
export const changeAccountRoute = apiRoute({
  method: "post",
  path: "/admin/channels/{id}",
  summary: "Changes an account; credentials only when they are given whole",
  access: changeAccount,
  params: OfAccount,
  body: ChangeAccountInput,
  reply: { status: 200, schema: AccountView },
  handle: ({ ctx, params, body }) => changeAccount(ctx, { ...body, accountId: params.id }),
});

/** On or off. */
export const switchAccountRoute = apiRoute({
  method: "post",
  path: "/admin/channels/{id}/switch",
  summary: "Switches an account on or off",
  access: switchAccount,
  params: OfAccount,
  body: SwitchAccountInput,
  reply: { status: 200, schema: AccountView },
  handle: ({ ctx, params, body }) => switchAccount(ctx, { ...body, accountId: params.id }),
});

/** A new address for what the provider sends. */
export const renewHookRoute = apiRoute({
  method: "post",
  path: "/admin/channels/{id}/hook",
  summary: "Gives the account's hook a new address and answers it this once; the old one is dead",
  access: renewHook,
  params: OfAccount,
  reply: { status: 200, schema: NewAccountView.pick({ hookPath: true }) },
  handle: ({ ctx, params }) => renewHook(ctx, { accountId: params.id }),
});

/** Does it work? */
export const testMessageRoute = apiRoute({
  method: "post",
  path: "/admin/channels/{id}/test",
  summary: "Sends a test message through the account",
  access: requestTestMessage,
  params: OfAccount,
  body: TestMessageInput,
  reply: { status: 202, schema: MessageView },
  handle: ({ c, ctx, params, body }) =>
    requestTestMessage(ctx, { ...body, accountId: params.id }, readIdempotencyKey(c)),
});

/** What became of the test. */
export const getMessageRoute = apiRoute({
  method: "get",
  path: "/admin/channels/messages/{id}",
  summary: "What became of a test message",
  access: getMessage,
  params: OfAccount,
  reply: { status: 200, schema: MessageView },
  handle: ({ ctx, params }) => getMessage(ctx, { messageId: params.id }),
});
