import { z } from "zod";
import { RequirementView } from "../catalogue/index.ts";
import { Text } from "../kernel/index.ts";
import { NoticeChannel } from "../notifications/index.ts";
import { PromiseView } from "../promise/index.ts";
import { CaseHoldView } from "./hold.ts";
import { CaseState, OutputKind, OutputState } from "./lifecycle.ts";

/** Which cases the officer wants to see. */
export const QUEUE_VIEWS = [
  "mine",
  "free",
  "queued",
  "waiting-citizen",
  "in-process",
  "for-head",
  "done",
  "all",
] as const;

/**
 * `GET /staff/applications`: at most 50 rows a page, oldest first (newest first in `done`). It takes no words: names are
 * never part of an address (URL-1), so a stray `q` is an error and not an unfiltered answer.
 */
export const QueueInput = z.strictObject({
  view: z.enum(QUEUE_VIEWS).default("free"),
  service: z.string().max(80).optional(),
  cursor: z.string().max(200).optional(),
});
export type QueueInput = z.infer<typeof QueueInput>;

/** `POST /staff/applications/search`: a page of the cases that fit a number or a name; through all cases unless told. */
export const QueueSearchInput = z.object({
  ...QueueInput.shape,
  view: z.enum(QUEUE_VIEWS).default("all"),
  q: z.string().trim().min(1).max(80),
});
export type QueueSearchInput = z.infer<typeof QueueSearchInput>;

/** A row of the queue: number, service, state, times and masked initials, no name. */
export const QueueRowView = z.object({
  id: z.uuid(),
  number: z.string(),
  service: z.object({ code: z.string(), name: Text }),
  state: CaseState,
  label: Text,
  initials: z.string(),
  filedAt: z.iso.datetime(),
  /** When a case that waits for hours is read, as its citizen was told; null for every other and once the day has come. */
  readOn: z.object({ day: z.iso.date(), at: z.iso.datetime() }).nullable(),
  claim: z.object({ by: z.string(), isMine: z.boolean(), until: z.iso.datetime() }).nullable(),
  isResubmitted: z.boolean(),
  flags: z.array(z.string()),
  version: z.int(),
});
export type QueueRowView = z.infer<typeof QueueRowView>;

/** One page of the queue with the counts of the views. */
export const QueuePageView = z.object({
  rows: z.array(QueueRowView),
  next: z.string().nullable(),
  counts: z.record(z.enum(QUEUE_VIEWS), z.int()),
});
export type QueuePageView = z.infer<typeof QueuePageView>;

/** What an officer can say of a paper. */
export const VERDICTS = ["accepted", "refused", "not_needed"] as const;
/** One verdict. */
export const Verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof Verdict>;

/** Reasons an officer picks; each has a text for the citizen in which `{paper}` is the paper's name. `other` needs own words. */
export const REFUSAL_REASONS = [
  "cut",
  "blurred",
  "dark",
  "wrong-paper",
  "photocopy",
  "data-differs",
  "pages-missing",
  "expired",
  "other",
] as const;
/** One reason. */
export const RefusalReason = z.enum(REFUSAL_REASONS);
export type RefusalReason = z.infer<typeof RefusalReason>;

/** What an officer may do with this case now; the screen draws exactly these. */
export const CASE_ACTIONS = [
  "claim",
  "release",
  "decide",
  "ask-completion",
  "verify",
  "propose-rejection",
  "agree-rejection",
  "decline-rejection",
  "approve-late",
  "process",
  "reopen-completion",
  "cancel",
] as const;
/** What may be done with an output now. */
export const OUTPUT_ACTIONS = [
  "attach-pdf",
  "request-signature",
  "sign",
  "send-back",
  "ready-to-print",
  "print",
  "spoil",
  "shelve",
  "unshelve",
  "courier",
  "collect",
  "done",
  "answer",
  "revoke",
] as const;

/** One answer as the officer compares it; hints are the `officer` level checks. */
export const DeskRowView = z.object({
  key: z.string(),
  label: Text,
  value: Text,
  hints: z.array(Text),
  isFine: z.boolean().nullable(),
});
export type DeskRowView = z.infer<typeof DeskRowView>;

/** A requirement on the desk. Pages are fetched as pictures from `/staff/files/:id/pages/:n`. */
export const DeskPaperView = z.object({
  requirement: RequirementView,
  files: z.array(z.object({ id: z.uuid(), pages: z.int(), receivedAt: z.iso.datetime() })),
  isRequired: z.boolean(),
  verdict: z
    .object({
      verdict: Verdict,
      reasonCode: RefusalReason.nullable(),
      reasonText: z.string().nullable(),
      by: z.string(),
      at: z.iso.datetime(),
    })
    .nullable(),
});
export type DeskPaperView = z.infer<typeof DeskPaperView>;

/** An output on the desk with what may be done. */
export const DeskOutputView = z.object({
  id: z.uuid(),
  kind: OutputKind,
  item: z.string(),
  name: Text,
  state: OutputState,
  label: Text,
  delivery: z.string(),
  version: z.int(),
  actions: z.array(z.enum(OUTPUT_ACTIONS)),
  document: z
    .object({
      id: z.uuid(),
      source: z.enum(["siak", "demo"]),
      bytes: z.int(),
      sha256Short: z.string(),
      /** Opens `/verifikasi/<code>`; on a paper from SIAK it is not printed, so the page is where it can be read. */
      verificationCode: z.string(),
      signature: z.object({
        state: z.enum(["valid", "invalid", "absent", "pending"]),
        signer: z.string().nullable(),
        issuer: z.string().nullable(),
        signedAt: z.iso.datetime().nullable(),
      }),
    })
    .nullable(),
});
export type DeskOutputView = z.infer<typeof DeskOutputView>;

/** One line of the history. */
export const HistoryEntryView = z.object({ at: z.iso.datetime(), text: Text, by: z.string().nullable() });
export type HistoryEntryView = z.infer<typeof HistoryEntryView>;

/** `GET /staff/applications/:id`: the whole case for the one who works on it. Carries full numbers, so each read is audited. */
export const DeskView = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.int(),
  service: z.object({ code: z.string(), name: Text }),
  state: CaseState,
  label: Text,
  channel: z.string(),
  filedAt: z.iso.datetime(),
  claim: z.object({ by: z.string(), isMine: z.boolean(), until: z.iso.datetime() }).nullable(),
  sections: z.array(z.object({ title: Text, rows: z.array(DeskRowView) })),
  flags: z.array(z.object({ code: z.string(), text: Text })),
  papers: z.array(DeskPaperView),
  /** What holds the case up now, the oldest first. */
  holds: z.array(CaseHoldView),
  /** Null until the case is complete; a higher room's fact, added by the door. */
  promise: PromiseView.nullable(),
  outputs: z.array(DeskOutputView),
  history: z.array(HistoryEntryView),
  /** Other cases of this office that name one of the same NIKs for the same service, newest first. */
  possibleDoubles: z.array(z.object({ id: z.uuid(), number: z.string(), label: Text })),
  rejection: z.object({ reason: z.string(), proposedBy: z.string() }).nullable(),
  actions: z.array(z.enum(CASE_ACTIONS)),
});
export type DeskView = z.infer<typeof DeskView>;

/** Every decision names the version it was taken on; a stale one answers 409 `applications.stale-version` and says who changed what. */
export const VersionInput = z.object({ version: z.int() });
export type VersionInput = z.infer<typeof VersionInput>;

/** One verdict; kept per requirement and round. `note` is needed for `other`, and goes to the citizen word for word. */
export const DecidePaperInput = z
  .object({
    version: z.int(),
    requirement: z.string(),
    verdict: Verdict,
    reason: RefusalReason.optional(),
    note: z.string().trim().max(300).optional(),
  })
  .refine((input) => input.verdict !== "refused" || input.reason !== undefined, { path: ["reason"] })
  .refine((input) => input.reason !== "other" || (input.note ?? "").length >= 5, { path: ["note"] });
export type DecidePaperInput = z.infer<typeof DecidePaperInput>;

/** Steps that may send the applicant a message, so that it can be read before; those of an output name it. */
export const MESSAGE_STEPS = [
  "ask-completion",
  "verify",
  "propose-rejection",
  "agree-rejection",
  "reopen-completion",
  "cancel",
  "attach-pdf",
  "courier",
  "collect",
  "answer",
  "revoke",
] as const;

/**
 * The exact message that a step would send: `<tautan>` stands where the link will, `<alasan>` and `<berkas>` where the
 * officer's words and the paper will that nobody has given yet. Without an address (`to`) it is read on the tracking page.
 */
export const MessagePreviewView = z.object({
  /** The first way it would take; null when none leads to the applicant. */
  channel: NoticeChannel.nullable(),
  to: z.string().nullable(),
  /** Of an e-mail; empty for the short messages of a phone. */
  subject: z.string(),
  text: z.string(),
});
export type MessagePreviewView = z.infer<typeof MessagePreviewView>;

/** A reason in the officer's own words, shown to the citizen as written. */
export const ReasonInput = z.object({ version: z.int(), reason: z.string().trim().min(10).max(500) });
export type ReasonInput = z.infer<typeof ReasonInput>;

/** A step of an output. `note` carries the reason (send back, spoil, revoke), the taker (collect), the courier or the answer. */
export const OutputStepInput = z.object({
  version: z.int(),
  note: z.string().trim().max(1000).optional(),
  /** User name of the second person where two are needed (spoil). */
  secondPerson: z.string().trim().toLowerCase().max(80).optional(),
});
export type OutputStepInput = z.infer<typeof OutputStepInput>;
