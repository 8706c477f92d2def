import { z } from "zod";
import { NoticeChannel, NoticeKind } from "./notice.ts";

/** An ordered choice of ways, each once. */
export const ChannelOrder = z
  .array(NoticeChannel)
  .min(1)
  .max(3)
  .refine((channels) => new Set(channels).size === channels.length);
export type ChannelOrder = z.infer<typeof ChannelOrder>;

/** By which ways a kind of notice goes, in order. */
export const NoticeRouteView = z.object({
  kind: NoticeKind,
  channels: ChannelOrder,
  /** What the house does unless the office says otherwise. */
  byDefault: ChannelOrder,
  /** Goes out at night too (SMS-8). */
  isUrgent: z.boolean(),
  /** 0 as long as the office has not changed it. */
  version: z.int().nonnegative(),
});
export type NoticeRouteView = z.infer<typeof NoticeRouteView>;

/** `PUT /admin/notices/routes/:kind`: null gives the kind back to the house's own order. */
export const SetNoticeRouteInput = z.object({ channels: ChannelOrder.nullable(), version: z.int().nonnegative() });
