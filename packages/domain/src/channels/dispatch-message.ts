import type { Context } from "../kernel/index.ts";
import type { ClaimedMessage } from "./claim-message.ts";
import type { SendOutcome } from "./ports.ts";
import { throughBreaker } from "./provider-breakers.ts";

/** A failure that says something about the provider and not about this message. */
const isProvidersFault = ({ kind }: SendOutcome): boolean => kind === "retry-later" || kind === "unknown-outcome";

/** Gives a claimed message to its provider; call it once and outside of any transaction. Never throws for what comes of it. */
export async function dispatchMessage(ctx: Context, claim: ClaimedMessage): Promise<SendOutcome> {
  const { accountId, dialect, account, order } = claim;
  const provider = ctx.ports.messages[dialect];
  const send = async (): Promise<SendOutcome> =>
    provider ? await provider.send(account, order) : { kind: "retry-later", code: "not-configured" };
  return await throughBreaker(ctx, accountId, send, (outcome) => !isProvidersFault(outcome));
}
