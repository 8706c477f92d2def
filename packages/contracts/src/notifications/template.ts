import { z } from "zod";
import { FilingState } from "../channels/index.ts";
import { NoticeChannel, NoticeKind } from "./notice.ts";

/** What the words of a notice may hold in braces, e.g. `{nomor}`. Never a name, a NIK or an address of a person. */
export const NOTICE_PLACES = ["kantor", "nomor", "layanan", "dokumen", "status", "sampai", "kode", "tautan"] as const;

/** One of them. */
export const NoticePlace = z.enum(NOTICE_PLACES);
export type NoticePlace = z.infer<typeof NoticePlace>;

/** The languages of notices. */
export const TemplateLocale = z.enum(["id", "en"]);
export type TemplateLocale = z.infer<typeof TemplateLocale>;

/**
 * Words of a notice as they are typed: `subject` of an e-mail, `button` of a WhatsApp message. Bounds only keep nonsense
 * out; what may be published is checked with reasons that can be shown at the field.
 */
export const TemplateWords = z.object({
  subject: z.string().max(500).nullable().default(null),
  body: z.string().max(4_000),
  button: z.string().max(200).nullable().default(null),
});
export type TemplateWords = z.infer<typeof TemplateWords>;

/** The parts of a notice's words. */
export const TemplateField = z.enum(["subject", "body", "button"]);
export type TemplateField = z.infer<typeof TemplateField>;

/** What keeps words from being published. */
export const TemplateFaultCode = z.enum([
  "empty",
  "unknown-place",
  "place-missing",
  "place-at-edge",
  "places-adjacent",
  "too-few-words",
  "too-long",
  "too-many-segments",
  "control-character",
  "blank-lines",
  "personal-number",
  "foreign-address",
]);
export type TemplateFaultCode = z.infer<typeof TemplateFaultCode>;

/** One fault, at its field. `what`: the place or the piece of text; `most`: the limit. */
export const TemplateFault = z.object({
  field: TemplateField,
  code: TemplateFaultCode,
  what: z.string().nullable(),
  most: z.int().nullable(),
});
export type TemplateFault = z.infer<typeof TemplateFault>;

/** Where a version of an office's own words is. */
export const TemplateState = z.enum(["draft", "submitted", "live", "rejected", "retired"]);
export type TemplateState = z.infer<typeof TemplateState>;

const Act = z.object({ by: z.uuid().nullable(), byName: z.string().nullable(), at: z.iso.datetime() });

/** A version of an office's own words, and what became of it. */
export const TemplateVersionView = z.object({
  version: z.int(),
  state: TemplateState,
  words: TemplateWords,
  /** Why WhatsApp's reviewers refused it, as their code. */
  reason: z.string().nullable(),
  created: Act,
  published: Act.nullable(),
  ended: Act.nullable(),
});
export type TemplateVersionView = z.infer<typeof TemplateVersionView>;

/** A template at a WhatsApp number of the office. */
export const TemplateFilingView = z.object({
  /** What the office calls the number. */
  account: z.string(),
  version: z.int().nullable(),
  state: FilingState,
  reason: z.string().nullable(),
});
export type TemplateFilingView = z.infer<typeof TemplateFilingView>;

/** Words with sample data, as they would reach a phone or a mailbox. */
export const TemplatePreviewView = z.object({
  subject: z.string().nullable(),
  text: z.string(),
  footer: z.string().nullable(),
  button: z.string().nullable(),
  characters: z.int(),
  /** Of an SMS. */
  segments: z.int().nullable(),
  encoding: z.enum(["gsm-7", "ucs-2"]).nullable(),
  faults: z.array(TemplateFault),
});
export type TemplatePreviewView = z.infer<typeof TemplatePreviewView>;

/** The words of a notice in one language. */
export const TemplateLanguageView = z.object({
  locale: TemplateLocale,
  house: TemplateWords,
  /** What is sent now: a version of the office's own, or null for the house's words. */
  live: z.int().nullable(),
  inUse: TemplateWords,
  /** False while WhatsApp does not let the template out: the next way is taken. */
  isUsable: z.boolean(),
  /** What is in use, with sample data. */
  preview: TemplatePreviewView,
  draft: z
    .object({ version: z.int(), revision: z.int(), words: TemplateWords, preview: TemplatePreviewView })
    .nullable(),
  /** Newest first, without the draft. */
  versions: z.array(TemplateVersionView),
  filings: z.array(TemplateFilingView),
});
export type TemplateLanguageView = z.infer<typeof TemplateLanguageView>;

/** `GET /admin/notices/templates/:kind/:channel`. */
export const TemplateView = z.object({
  kind: NoticeKind,
  channel: NoticeChannel,
  places: z.array(z.object({ name: NoticePlace, isRequired: z.boolean() })),
  languages: z.array(TemplateLanguageView),
});
export type TemplateView = z.infer<typeof TemplateView>;

/** One cell of the list of words. */
export const TemplateCellView = z.object({
  channel: NoticeChannel,
  locale: TemplateLocale,
  live: z.int().nullable(),
  isUsable: z.boolean(),
  /** What is not finished: a draft, words at the reviewers, or words that they refused last. */
  open: z.enum(["draft", "submitted", "rejected"]).nullable(),
});
export type TemplateCellView = z.infer<typeof TemplateCellView>;

/** `GET /admin/notices/templates`. */
export const TemplateListView = z.object({
  kinds: z.array(z.object({ kind: NoticeKind, cells: z.array(TemplateCellView) })),
  /** The office's WhatsApp numbers and how many of the templates in use are approved there. */
  accounts: z.array(
    z.object({ label: z.string(), hasBusinessAccount: z.boolean(), approved: z.int(), filed: z.int() }),
  ),
});
export type TemplateListView = z.infer<typeof TemplateListView>;

/** `POST /admin/notices/templates/:kind/:channel/:locale/preview`. */
export const PreviewTemplateInput = z.object({ words: TemplateWords });

/** `PUT /admin/notices/templates/:kind/:channel/:locale/draft`: `revision` of the draft that was seen; null for none. */
export const SaveTemplateInput = z.object({ words: TemplateWords, revision: z.int().positive().nullable() });

/** What saving came to. */
export const SavedTemplateView = z.object({ version: z.int(), revision: z.int() });
export type SavedTemplateView = z.infer<typeof SavedTemplateView>;

/** `POST /admin/notices/templates/:kind/:channel/:locale/publish`. */
export const PublishTemplateInput = z.object({ revision: z.int().positive() });

/** What publishing came to: WhatsApp's words are `submitted` first. */
export const PublishedTemplateView = z.object({ version: z.int(), state: z.enum(["live", "submitted"]) });
export type PublishedTemplateView = z.infer<typeof PublishedTemplateView>;

/** `POST /admin/notices/templates/:kind/:channel/:locale/revert`: loads the words of a version into the draft. */
export const RevertTemplateInput = z.object({ version: z.int().positive(), revision: z.int().positive().nullable() });

/** Which words: of a kind of notice, for one way, in one language. */
export const TemplateOf = z.object({ kind: NoticeKind, channel: NoticeChannel, locale: TemplateLocale });
export type TemplateOf = z.infer<typeof TemplateOf>;
