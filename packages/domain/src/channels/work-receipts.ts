import { type DeliveryState, deliveryChanged } from "@gerai/contracts/channels";
import { z } from "zod";
import { command, type Scope } from "../kernel/index.ts";
import { furthest } from "./delivery.ts";
import {
  lockReported,
  markReceiptsWorked,
  type OutboundRow,
  takeOpenReceipts,
  updateOutbound,
} from "./messages.store.ts";

const MOST = 1_000;
/** A receipt may overtake the note that its message was sent; after this long it belongs to no message of ours. */
const EARLY_MS = 10 * 60_000;

/** Moves a message on by what was reported; says so only when that changed its state to one its sender has not heard. */
export async function applyReports(
  scope: Scope,
  row: OutboundRow,
  reports: readonly { readonly state: string; readonly code: string | null }[],
  change: { readonly provider_id?: string; readonly sent_at?: Date; readonly units?: number } = {},
  heard: DeliveryState | null = null,
): Promise<DeliveryState> {
  const { tx, ctx } = scope;
  const before = row.state as DeliveryState;
  const state = furthest(before, ...reports.map((report) => report.state as DeliveryState));
  const failed = reports.find((report) => report.state === "failed");
  const failure = state === "failed" ? (row.failure ?? failed?.code ?? "undelivered") : null;
  const moved = state === before ? {} : { state, state_at: ctx.now() };
  scope.write(updateOutbound(tx, row.id, { ...change, ...moved, failure }));
  const isNews = state !== before && state !== heard;
  if (isNews) scope.announce(deliveryChanged, { messageId: row.id, reference: row.reference, state });
  return state;
}

const Mark = z.object({ received_at: z.date(), provider_id: z.string(), state: z.string() });

/**
 * Gives the receipts of an account their effect on its messages, whatever their order. One batch behind a mark; answers
 * where it ended if another one may wait. Receipts of no message of ours stay behind it, so they keep no other one waiting.
 */
export const workReceipts = command({
  action: "channel.work-receipts",
  principals: ["system"],
  input: z.object({ accountId: z.uuid(), after: Mark.nullable() }),
  async run(scope, { accountId, after }) {
    const { tx, ctx } = scope;
    const open = await takeOpenReceipts(tx, accountId, after, MOST);
    const last = open.length === MOST ? open.at(-1) : undefined;
    const end = (worked: number, changed: number) => ({
      subjectId: accountId,
      result: { endedAt: last ? Mark.parse(last) : null },
      details: { taken: open.length, worked, changed },
    });
    if (open.length === 0) return end(0, 0);
    const references = open.flatMap(({ reference }) => (reference === null ? [] : [reference]));
    const providerIds = [...new Set(open.map((receipt) => receipt.provider_id))];
    const messages = await lockReported(tx, accountId, references, providerIds);
    const byProviderId = new Map(messages.map((row) => [row.provider_id, row]));
    // A reference alone names a message only while nobody told us its provider's id: no receipt speaks for another message.
    const byReference = new Map(messages.filter((row) => row.provider_id === null).map((row) => [row.id, row]));
    const worked: typeof open = [];
    let changed = 0;
    for (const [providerId, reports] of Map.groupBy(open, (receipt) => receipt.provider_id)) {
      const reference = reports.find((report) => report.reference !== null)?.reference ?? "";
      const row = byProviderId.get(providerId) ?? byReference.get(reference);
      const isEarly = reports.some((report) => ctx.now().getTime() - report.received_at.getTime() < EARLY_MS);
      if (row) {
        const after = await applyReports(scope, row, reports, row.provider_id ? {} : { provider_id: providerId });
        if (after !== row.state) changed += 1;
        byReference.delete(row.id);
      }
      if (row || !isEarly) worked.push(...reports);
    }
    await markReceiptsWorked(tx, accountId, worked, ctx.now());
    return end(worked.length, changed);
  },
});
