import { Problem } from "@gerai/foundation/problem";
import { ingress } from "../kernel/index.ts";
import { findWatch } from "./account-watch.store.ts";
import { findHook, type HookRoute, isSigned, readHookCredentials } from "./hook-route.ts";
import { keepReceipts } from "./keep-input.ts";
import { readSmsReceipts } from "./read-sms-receipts.ts";
import { isAllowedSource } from "./receipt-sources.ts";

const DIALECTS = ["sms-json", "sms-form"] as const;

/**
 * Takes in the receipts of an SMS gateway. The address is the secret; a gateway that signs must sign right as well, and
 * where the office says where receipts come from, what comes from elsewhere is 403 `channels.unknown-source`. A receipt can
 * change the state of a message of that account and nothing else (SMS-5).
 */
export const receiveSms = ingress<HookRoute>({
  action: "channel.receive-sms",
  route: findHook,
  async secrets(scope, route, { source }) {
    const watch = await findWatch(scope.tx, route.accountId);
    if (!isAllowedSource(watch?.receipt_sources ?? [], source ?? "")) {
      scope.ctx.logger.warn("input from an unknown source", { action: "channel.receive-sms" });
      throw new Problem("channels.unknown-source", 403);
    }
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
