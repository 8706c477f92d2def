import { DeliveryState } from "@gerai/contracts/channels";
import { z } from "zod";
import { command, procedure, query } from "../kernel/index.ts";
import { lockBroadcast, updateBroadcast } from "./broadcasts.store.ts";
import { reported } from "./ladder.ts";
import { findRecipient, lockRecipient, updateRecipient } from "./recipients.store.ts";

const Report = z.object({ messageId: z.uuid(), reference: z.uuid(), state: DeliveryState });

const findBroadcastOf = query({
  action: "broadcast.find-reported",
  principals: ["system"],
  input: z.object({ reference: z.uuid() }),
  run: async ({ tx }, { reference }) => (await findRecipient(tx, reference))?.broadcast_id ?? null,
});

/** Moves a head on by what became of a message; a broadcast that had ended goes on when the ladder does. */
const noteDelivery = command({
  action: "broadcast.note-delivery",
  principals: ["system"],
  input: Report.extend({ broadcastId: z.uuid() }),
  async run(scope, { broadcastId, messageId, reference, state }) {
    const { tx, ctx } = scope;
    const broadcast = await lockBroadcast(tx, broadcastId);
    const row = await lockRecipient(tx, reference);
    const isCancelled = broadcast?.state === "cancelled";
    const change = row && reported(row, { messageId, state }, ctx.now(), isCancelled);
    if (row && change) await updateRecipient(tx, row.id, change);
    if (change?.state === "waiting" && broadcast?.state === "sent")
      await updateBroadcast(tx, broadcastId, { state: "sending", ended_at: null });
    return { subjectId: broadcastId, result: {}, details: { recipientId: reference, to: change?.state ?? null } };
  },
});

/** Takes a report of a delivery in, if it is of a broadcast; the same one twice changes nothing. */
export const recordBroadcastDelivery = procedure({
  action: "broadcast.record-delivery",
  principals: ["system"],
  input: Report,
  async run(ctx, report): Promise<void> {
    const broadcastId = await findBroadcastOf(ctx, { reference: report.reference });
    if (broadcastId !== null) await noteDelivery(ctx, { ...report, broadcastId });
  },
});
