import { z } from "zod";
import { NoticeChannel, NoticeKind } from "./notice.ts";

/**
 * `GET /message-codes/:messageCode`: whether a message with this code is really the office's. Nothing of the person or the
 * case: a code alone proves nothing about who asks.
 */
export const MessageCodeView = z.discriminatedUnion("isOurs", [
  z.object({ isOurs: z.literal(false), office: z.string() }),
  z.object({
    isOurs: z.literal(true),
    office: z.string(),
    /** The day it was sent in the office's zone, `YYYY-MM-DD`. */
    day: z.iso.date(),
    /** Every way it went, in order. */
    channels: z.array(NoticeChannel),
    kind: NoticeKind,
  }),
]);
export type MessageCodeView = z.infer<typeof MessageCodeView>;

/** `GET /true-numbers`: where the office really writes from (K8). */
export const TrueNumbersView = z.object({
  office: z.string(),
  numbers: z.array(
    z.object({
      channel: z.enum(["whatsapp", "sms"]),
      /** E.164, or the registered sender name. */
      number: z.string(),
      /** Codes of the services it is for; none: for the whole office. */
      services: z.array(z.string()),
    }),
  ),
  /** The address every e-mail of the house comes from. */
  email: z.string(),
  /** The only address a link may lead to. */
  website: z.string(),
});
export type TrueNumbersView = z.infer<typeof TrueNumbersView>;
