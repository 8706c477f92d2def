import { ingress } from "../kernel/index.ts";
import { findHook, type HookRoute, isSigned, readHookCredentials } from "./hook-route.ts";
import { keepReceipts } from "./keep-input.ts";
import { readSmsReceipts } from "./read-sms-receipts.ts";

const DIALECTS = ["sms-json", "sms-form"] as const;

/**
 * Takes in the receipts of an SMS gateway. The address is the secret; a gateway that signs must sign right as well. A
 * receipt can change the state of a message of that account and nothing else (SMS-5).
 */
export const receiveSms = ingress<HookRoute>({
  action: "channel.receive-sms",
  route: findHook,
  async secrets(scope, route) {
    const credentials = await readHookCredentials(scope, route, DIALECTS);
    const secret = credentials.dialect === "sms-json" ? credentials.receiptSecret : null;
    return secret === null ? null : [secret];
  },
  isGenuine: ({ body, signature }, secrets) => isSigned(body, signature, "", secrets),
  async store(scope, route, { body }) {
    const { dialect } = await readHookCredentials(scope, route, DIALECTS);
    const receipts = readSmsReceipts(dialect, body, scope.ctx.now());
    const stored = await keepReceipts(scope, route.accountId, receipts);
    return { subjectId: route.accountId, result: { stored }, details: { stored } };
  },
});
