import { templateJudged } from "@gerai/contracts/channels";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { ingress, openContext, query, type Resources, SYSTEM } from "../kernel/index.ts";
import { listAccountRows } from "./accounts.store.ts";
import { findHook, type HookRoute, isSigned, readHookCredentials, sameText } from "./hook-route.ts";
import { keepInput, keepReceipts } from "./keep-input.ts";
import { readWhatsappWebhook } from "./read-whatsapp-webhook.ts";

/**
 * Takes in what Meta sends: messages and statuses of the office's own numbers, each once however often it comes. What
 * names a number that the office has no account for is put aside, so that a signature of one office never reaches
 * another (WA-6).
 */
export const receiveWhatsapp = ingress<HookRoute>({
  action: "channel.receive-whatsapp",
  route: findHook,
  async secrets(scope, route) {
    const { appSecret, previousAppSecret } = await readHookCredentials(scope, route, ["whatsapp-cloud"]);
    return previousAppSecret ? [appSecret, previousAppSecret] : [appSecret];
  },
  isGenuine: ({ body, signature }, secrets) => isSigned(body, signature, "sha256=", secrets),
  async store(scope, route, { body }) {
    const { tx, ctx } = scope;
    const { messages, receipts, judgements, strange } = readWhatsappWebhook(body, ctx.now());
    const accounts = await listAccountRows(tx);
    const numbers = new Map(accounts.map((row) => [row.external_id, row.id]));
    const ofNumber = <T extends { readonly phoneNumberId: string }>(items: readonly T[]) =>
      Map.groupBy(items, ({ phoneNumberId }) => numbers.get(phoneNumberId));
    let stored = 0;
    let parked = 0;
    for (const [accountId, of] of ofNumber(receipts)) {
      if (accountId) stored += await keepReceipts(scope, accountId, of);
      else parked += of.length;
    }
    for (const [accountId, of] of ofNumber(messages)) {
      const inputs = accountId ? of : of.map((input) => ({ ...input, kind: "parked" }));
      stored += await keepInput(scope, accountId ?? route.accountId, inputs, accountId !== undefined);
      if (!accountId) parked += of.length;
    }
    for (const { businessAccountId, ...judgement } of judgements) {
      // Every number of the business account has its templates; one whose business account nobody told us, only its own.
      const concerned = accounts.filter(
        (row) =>
          row.business_account_id === businessAccountId ||
          (row.id === route.accountId && row.business_account_id === null),
      );
      for (const { id: accountId } of concerned) scope.announce(templateJudged, { accountId, ...judgement });
      stored += concerned.length;
    }
    if (parked + strange > 0)
      ctx.logger.warn("input of no number of the office", { action: "channel.receive-whatsapp" });
    return { subjectId: route.accountId, result: { stored }, details: { stored, parked, strange } };
  },
});

const readVerifyToken = query({
  action: "channel.read-verify-token",
  principals: ["system"],
  input: z.object({ route: z.custom<HookRoute>() }),
  run: async (scope, { route }) => (await readHookCredentials(scope, route, ["whatsapp-cloud"])).verifyToken,
});

/** The handshake of a hook as Meta asks for it. */
export interface Handshake {
  readonly key: string;
  readonly mode: string | undefined;
  readonly token: string | undefined;
  readonly challenge: string | undefined;
  readonly requestId: string;
}

/** The challenge, for whoever knows the verify token; 403 for everyone else, also where there is no such hook (WA-1). */
export async function answerHandshake(resources: Resources, handshake: Handshake): Promise<string> {
  const refusal = new Problem("channels.handshake-refused", 403);
  const { key, mode, token, challenge } = handshake;
  const route = await findHook(resources, key);
  if (!route || mode !== "subscribe" || token === undefined || challenge === undefined) throw refusal;
  const ctx = await openContext(resources, route.office, SYSTEM, handshake.requestId);
  if (!sameText(await readVerifyToken(ctx, { route }), token) || !/^[\w.-]{1,200}$/.test(challenge)) throw refusal;
  return challenge;
}
