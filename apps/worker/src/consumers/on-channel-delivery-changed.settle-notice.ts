import { deliveryChanged } from "@gerai/contracts/channels";
import type { Context } from "@gerai/domain/kernel";
import { deliverNotice, settleNotice } from "@gerai/domain/notifications";
import { actOn } from "./act-on.ts";

async function settleAndGoOn(ctx: Context, { messageId }: { readonly messageId: string }): Promise<void> {
  const { noticeId } = await settleNotice(ctx, { messageId });
  if (noticeId) await deliverNotice(ctx, { noticeId });
}

/** A provider told what became of a message: its notice ends, or takes its next way at once. */
export const onChannelDeliveryChangedSettleNotice = actOn(
  "on-channel-delivery-changed-settle-notice",
  deliveryChanged,
  settleAndGoOn,
);
