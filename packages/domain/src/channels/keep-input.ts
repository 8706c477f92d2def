import { messageReceived, receiptsReceived } from "@gerai/contracts/channels";
import { newId } from "@gerai/foundation/ids";
import type { Scope } from "../kernel/index.ts";
import { insertInbound, insertReceipts } from "./messages.store.ts";
import type { Receipt } from "./receipt.ts";

/** Input that is to be kept, as its provider named it. */
export interface NewInput {
  readonly providerId: string;
  readonly kind: string;
  readonly body: unknown;
}

/** Keeps receipts that are new and announces that there are some. */
export async function keepReceipts(scope: Scope, accountId: string, receipts: readonly Receipt[]): Promise<number> {
  const { tx, ctx } = scope;
  const first = new Map(receipts.map((receipt) => [`${receipt.providerId} ${receipt.state}`, receipt]));
  const added = await insertReceipts(
    tx,
    [...first.values()].map((receipt) => ({
      tenant_id: ctx.tenantId,
      account_id: accountId,
      provider_id: receipt.providerId,
      state: receipt.state,
      reference: receipt.reference,
      code: receipt.code,
      at: receipt.at,
      received_at: ctx.now(),
    })),
  );
  if (added > 0) scope.announce(receiptsReceived, { accountId });
  return added;
}

/** Keeps input that is new, sealed, and announces each unless it is only put aside. */
export async function keepInput(
  scope: Scope,
  accountId: string,
  inputs: readonly NewInput[],
  isAnnounced: boolean,
): Promise<number> {
  const { tx, ctx } = scope;
  const first = new Map(inputs.map((input) => [input.providerId, input]));
  const rows = [...first.values()].map((input) => {
    const id = newId(ctx.now());
    return {
      tenant_id: ctx.tenantId,
      id,
      account_id: accountId,
      provider_id: input.providerId,
      kind: input.kind,
      body_sealed: ctx.keys.sealJson("inbound_message", "body", id, input.body),
      received_at: ctx.now(),
    };
  });
  const added = await insertInbound(tx, rows);
  if (isAnnounced) for (const messageId of added) scope.announce(messageReceived, { accountId, messageId });
  return added.length;
}
