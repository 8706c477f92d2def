import { z } from "zod";
import { FormPageView, ServiceSummaryView } from "../catalogue/index.ts";
import { PaperView } from "../documents/index.ts";
import { Text } from "../kernel/index.ts";
import { NotifyBy } from "../notifications/index.ts";

/**
 * `POST /drafts`: begins a case; the answer sets the citizen's cookie. `purpose` is the answer to the question that is
 * asked first while a rule makes an exception by it; the form does not ask it again.
 */
export const CreateDraftInput = z.object({ service: z.string(), purpose: z.string().max(40).optional() });
export type CreateDraftInput = z.infer<typeof CreateDraftInput>;

/** `PUT /drafts/:id/pages/:page`: the posted fields of one page, named as in catalogue/form-names. */
export const SavePageInput = z.object({
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** True when the citizen read the `confirm` warnings of this page and goes on all the same. */
  confirmed: z.boolean().default(false),
});
export type SavePageInput = z.infer<typeof SavePageInput>;

/**
 * Where a saved page leads. `saved` with faults never happens: a page with a hard fault answers 422
 * `applications.page-invalid` whose `params.page` is the FormPageView with the typed values and the errors.
 */
export const SavePageView = z.object({ next: z.string() });
export type SavePageView = z.infer<typeof SavePageView>;

/**
 * `POST /drafts/:id/contact`: gives the phone number by which the draft can be resumed elsewhere, or says how the
 * applicant wishes to be told; what is left out stays as it is.
 */
export const KeepDraftInput = z
  .object({ phone: z.string().optional(), notifyBy: NotifyBy.optional() })
  .refine(({ phone, notifyBy }) => phone !== undefined || notifyBy !== undefined);
export type KeepDraftInput = z.infer<typeof KeepDraftInput>;

/** A draft and how far it is. `next` is a page key, `berkas` (papers) or `periksa` (review). */
export const DraftView = z.object({
  id: z.uuid(),
  service: ServiceSummaryView,
  trackingCode: z.string(),
  /** True once a phone number is known, so that code + last 4 digits resume it elsewhere. */
  canResumeElsewhere: z.boolean(),
  savedAt: z.iso.datetime(),
  pages: z.array(z.object({ key: z.string(), title: Text, isComplete: z.boolean() })),
  papers: z.array(PaperView),
  next: z.string(),
  /** How the applicant wishes to be told; null: as the office has it. */
  notifyBy: NotifyBy,
});
export type DraftView = z.infer<typeof DraftView>;

/** One page of a draft, ready to be drawn. */
export const DraftPageView = z.object({ draft: DraftView, page: FormPageView });
export type DraftPageView = z.infer<typeof DraftPageView>;

/** A rule that stops this case, with the service that fits instead. */
export const BlockedView = z.object({
  rule: z.string(),
  message: Text,
  suggest: z.object({ slug: z.string(), name: Text }).nullable(),
});
export type BlockedView = z.infer<typeof BlockedView>;

/** `GET /drafts/:id/review`: everything before it is sent. */
export const ReviewView = z.object({
  draft: DraftView,
  sections: z.array(
    z.object({ page: z.string(), title: Text, rows: z.array(z.object({ key: z.string(), label: Text, value: Text })) }),
  ),
  /** Flags such as late birth: told, never a stop. */
  notes: z.array(Text),
  blocked: z.array(BlockedView),
  /** Pages (or `berkas`) that still need something. */
  missing: z.array(z.object({ page: z.string(), title: Text })),
  canSend: z.boolean(),
});
export type ReviewView = z.infer<typeof ReviewView>;
