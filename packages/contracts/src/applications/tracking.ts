import { z } from "zod";
import { PaperView } from "../documents/index.ts";
import { Text } from "../kernel/index.ts";
import { NotifyBy } from "../notifications/index.ts";
import { PromiseView } from "../promise/index.ts";
import { CaseHoldView } from "./hold.ts";
import { CaseState, OutputKind, OutputState } from "./lifecycle.ts";

/** `POST /track`: code alone shows the stage; with the last four digits of the phone it opens the case. */
export const TrackInput = z.object({
  code: z.string().min(1).max(40),
  last4: z
    .string()
    .trim()
    .regex(/^\d{4}$/)
    .optional(),
});
export type TrackInput = z.infer<typeof TrackInput>;

/** The stage in one label, nothing personal. */
export const StageView = z.object({ state: CaseState, label: Text, asOf: z.iso.datetime(), service: Text });
export type StageView = z.infer<typeof StageView>;

/** Answer to `POST /track`; `caseId` (or `draftId` for a draft) only with the second factor, together with a cookie. */
export const TrackView = z.object({
  stage: StageView,
  caseId: z.uuid().nullable(),
  draftId: z.uuid().nullable(),
  slug: z.string(),
});
export type TrackView = z.infer<typeof TrackView>;

/** One thing that happened, in the citizen's words. */
export const TimelineEntryView = z.object({
  at: z.iso.datetime(),
  state: CaseState,
  label: Text,
  told: Text.nullable(),
});
export type TimelineEntryView = z.infer<typeof TimelineEntryView>;

/** An issued paper the citizen may fetch. */
export const FetchableView = z.object({
  documentId: z.uuid(),
  issuedAt: z.iso.datetime(),
  bytes: z.int(),
  /** Opens `/verifikasi/<code>`, for whoever the applicant shows the paper to (QR-1). */
  verificationCode: z.string(),
  /** A PIN is set and not used up; the digits are shown only when it is made. */
  hasPin: z.boolean(),
  pinExpiresAt: z.iso.datetime().nullable(),
});
export type FetchableView = z.infer<typeof FetchableView>;

/** An output on the citizen's case page. */
export const CaseOutputView = z.object({
  id: z.uuid(),
  kind: OutputKind,
  item: z.string(),
  name: Text,
  state: OutputState,
  label: Text,
  delivery: z.string(),
  document: FetchableView.nullable(),
  /** The officer's answer of a message output. */
  answer: z.string().nullable(),
});
export type CaseOutputView = z.infer<typeof CaseOutputView>;

/** `GET /cases/:id`: the citizen's own case. */
export const CaseView = z.object({
  id: z.uuid(),
  number: z.string(),
  trackingCode: z.string(),
  version: z.int(),
  service: z.object({ code: z.string(), slug: z.string(), name: Text }),
  state: CaseState,
  /** The label of the least advanced output while the case is in process; "Ditunda" with the reason while it is held. */
  label: Text,
  asOf: z.iso.datetime(),
  filedAt: z.iso.datetime(),
  /** When somebody reads a case that was filed outside hours or beyond a quota; null once it is read, or at once. */
  readOn: z.object({ day: z.iso.date(), at: z.iso.datetime() }).nullable(),
  contact: z.object({ phoneMasked: z.string(), emailMasked: z.string().nullable(), notifyBy: NotifyBy }),
  timeline: z.array(TimelineEntryView),
  /** What holds the case up now, the oldest first. */
  holds: z.array(CaseHoldView),
  /** Null until the case is complete; a higher room's fact, added by the door. */
  promise: PromiseView.nullable(),
  outputs: z.array(CaseOutputView),
  todo: z.enum(["none", "complete", "fetch", "collect"]),
  /** Last day to answer a completion request. */
  answerBy: z.iso.datetime().nullable(),
  rejectionReason: z.string().nullable(),
  canCancel: z.boolean(),
});
export type CaseView = z.infer<typeof CaseView>;

/** `GET /cases/:id/completion`: only the refused items. */
export const CompletionView = z.object({
  caseId: z.uuid(),
  number: z.string(),
  service: z.object({ code: z.string(), slug: z.string(), name: Text }),
  answerBy: z.iso.datetime(),
  items: z.array(PaperView),
  canSend: z.boolean(),
});
export type CompletionView = z.infer<typeof CompletionView>;

/** Answer of exchanging a completion link: the cookie is set, the page to go on with is named. */
export const CompletionGrantView = z.object({ caseId: z.uuid() });
export type CompletionGrantView = z.infer<typeof CompletionGrantView>;

/** A change by the citizen names the version it was decided on. */
export const CancelCaseInput = z.object({ version: z.int() });
export type CancelCaseInput = z.infer<typeof CancelCaseInput>;
