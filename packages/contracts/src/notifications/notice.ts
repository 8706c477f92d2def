import { z } from "zod";
import { DELIVERY_STATES } from "../channels/index.ts";

/** What there is to tell an applicant; one kind for each thing that happens to a case. */
export const NOTICE_KINDS = [
  "received",
  "completion",
  "completion-reminder",
  "resubmitted",
  "verified",
  "rejected",
  "cancelled",
  "expired",
  "document",
  "ready",
  "answered",
  "revoked",
  "closed",
  "held",
  "resumed",
  "promise",
] as const;

/** The name of a kind of notice. */
export const NoticeKind = z.enum(NOTICE_KINDS);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** The ways a notice may take, the quickest read first. */
export const NOTICE_CHANNELS = ["whatsapp", "sms", "email"] as const;

/** One way a notice may take. */
export const NoticeChannel = z.enum(NOTICE_CHANNELS);
export type NoticeChannel = z.infer<typeof NoticeChannel>;

/** How an applicant wishes to be told; null: as the office has it. */
export const NotifyBy = NoticeChannel.nullable();
export type NotifyBy = z.infer<typeof NotifyBy>;

/** `POST /cases/:id/notify-by`. */
export const NotifyByInput = z.object({ notifyBy: NotifyBy });

/** A message about a case, as the desk and the applicant's own page show it. */
export const CaseNoticeView = z.object({
  id: z.uuid(),
  kind: NoticeKind,
  /** The way it went, or is going now; null while none has been tried. */
  channel: NoticeChannel.nullable(),
  state: z.enum(DELIVERY_STATES),
  /** When that state began. */
  at: z.iso.datetime(),
  /** The code in the message, as people see it: `7K3M-94QT`. */
  code: z.string(),
});
export type CaseNoticeView = z.infer<typeof CaseNoticeView>;
