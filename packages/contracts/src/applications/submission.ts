import { z } from "zod";
import { Answers } from "../catalogue/index.ts";
import { Text, TextLocale } from "../kernel/index.ts";
import { OutputKind } from "./lifecycle.ts";

/** The language in which the citizen filed: messages about the case are written in it. */
const ofMessages = { locale: TextLocale.default("id") };

/**
 * `POST /applications` (header Idempotency-Key required): either a draft of the cookie's holder, or a whole case at once
 * with the ids of files taken by `POST /uploads` from the same holder.
 */
export const SubmitApplicationInput = z.union([
  z.object({ draftId: z.uuid(), ...ofMessages }),
  z.object({
    service: z.string(),
    answers: Answers,
    papers: z.record(z.string(), z.array(z.uuid()).max(12)).default({}),
    /** Field keys whose `confirm` warnings the citizen accepted. */
    confirmed: z.array(z.string()).default([]),
    ...ofMessages,
  }),
]);
export type SubmitApplicationInput = z.infer<typeof SubmitApplicationInput>;

/** An output as the citizen sees it. */
export const OutputSummaryView = z.object({ kind: OutputKind, item: z.string(), name: Text, delivery: z.string() });
export type OutputSummaryView = z.infer<typeof OutputSummaryView>;

/** The receipt, shown only after COMMIT (SUB-1). */
export const ReceiptView = z.object({
  id: z.uuid(),
  number: z.string(),
  /** With the last 4 digits of the phone it opens the case; also in the QR. Formatted `7K3M-94QT-Z1X`. */
  trackingCode: z.string(),
  filedAt: z.iso.datetime(),
  service: z.object({ code: z.string(), slug: z.string(), name: Text }),
  contact: z.object({ phoneMasked: z.string(), emailMasked: z.string().nullable() }),
  paperCount: z.int(),
  outputs: z.array(OutputSummaryView),
  /** Working days after the file is complete. */
  promiseWorkingDays: z.int().nullable(),
  /** Set when the office must agree on a visit: the day is set by the office. */
  needsVisit: z.boolean(),
  /** When somebody reads it: the day in the office's zone and the instant; null when at once. */
  readOn: z.object({ day: z.iso.date(), at: z.iso.datetime() }).nullable(),
});
export type ReceiptView = z.infer<typeof ReceiptView>;
