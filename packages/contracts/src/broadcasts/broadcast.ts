import { z } from "zod";
import { ContactLevel, PlaceView } from "./place.ts";

/** The approved WhatsApp template; its parameters are office, title, text and message code, its button opens `/siaran/`. */
export const BROADCAST_TEMPLATE = "gerai_broadcast_v1";

/**
 * draft -> submitted -> sending -> sent; a second person sends it back to `draft` or lets it go; `cancelled` from any but
 * `sent`. `sent` means that nothing more leaves.
 */
export const BroadcastState = z.enum(["draft", "submitted", "sending", "sent", "cancelled"]);
export type BroadcastState = z.infer<typeof BroadcastState>;

/** Where a head stands: nothing left yet, on the way, told for sure, not told by any means, or spared by a cancellation. */
export const RecipientState = z.enum(["waiting", "sending", "sent", "delivered", "read", "failed", "cancelled"]);
export type RecipientState = z.infer<typeof RecipientState>;

/** Parameters of a template hold no line break, no tab and no more than four blanks in a row. */
const oneLine = (longest: number, shortest = 3) =>
  z
    .string()
    .trim()
    .min(shortest)
    .max(longest)
    .regex(/^(?!.* {4})[^\p{Cc}]*$/u);

/** Who shall be told: heads of these levels in these districts or villages; no area: the whole office. */
export const Audience = z.object({
  levels: z
    .array(ContactLevel)
    .min(1)
    .refine((levels) => new Set(levels).size === levels.length),
  areas: z
    .array(z.string().regex(/^\d\d\.\d\d\.\d\d(\.\d{4})?$/))
    .max(300)
    .refine((areas) => new Set(areas).size === areas.length)
    .default([]),
});
export type Audience = z.infer<typeof Audience>;

/**
 * `POST /admin/broadcasts`. 422 `broadcasts.sms-too-long` (details: segments, most) when the SMS, with office, link and
 * code around it, takes more than two segments; `broadcasts.area-unknown`.
 */
export const ComposeBroadcastInput = z.object({
  title: oneLine(60),
  /** What WhatsApp says, in one paragraph. */
  text: oneLine(700, 10),
  /** What the SMS says, shorter. */
  sms: oneLine(230, 10),
  audience: Audience,
  /** Version of the configuration that it tells of. */
  configVersion: z.int().positive().nullable().default(null),
});
export type ComposeBroadcastInput = z.input<typeof ComposeBroadcastInput>;

/** `POST /admin/broadcasts/:id`: drafts only (409 `broadcasts.not-a-draft`); 409 `broadcasts.changed`. */
export const ChangeBroadcastInput = ComposeBroadcastInput.extend({ revision: z.int().positive() });

/** `POST /admin/broadcasts/:id/submit`, `/approve`, `/cancel`. Approve: 403 `broadcasts.own-broadcast` for its composers. */
export const BroadcastStepInput = z.object({ revision: z.int().positive() });

/** `POST /admin/broadcasts/:id/return`: back to its composer with a reason. */
export const ReturnBroadcastInput = BroadcastStepInput.extend({ reason: oneLine(300) });

const by = z.object({ id: z.uuid(), name: z.string().nullable(), at: z.iso.datetime() });

/** How far it got. Numbers of heads; `told` = sent, delivered or read. */
export const BroadcastProgress = z.object({
  total: z.int(),
  waiting: z.int(),
  sending: z.int(),
  sent: z.int(),
  delivered: z.int(),
  read: z.int(),
  failed: z.int(),
  cancelled: z.int(),
  told: z.int(),
  /** Heads that said they passed it on ("sudah disampaikan"). */
  passedOn: z.int(),
  byChannel: z.object({ whatsapp: z.int(), sms: z.int() }),
  /** Why it rests and until when; null while it goes on or has ended. */
  rests: z.object({ reason: z.enum(["quota", "budget", "pace", "provider-away"]), until: z.iso.datetime() }).nullable(),
  /** When the last head will have been told, at today's limits; null when nothing is left or nobody can tell. */
  expectedEnd: z.iso.datetime().nullable(),
});
export type BroadcastProgress = z.infer<typeof BroadcastProgress>;

/** One line of the list. */
export const BroadcastLineView = z.object({
  id: z.uuid(),
  /** Confirmed by `/cek-pesan`, e.g. `S-7KQ4-M2XD`. */
  code: z.string(),
  state: BroadcastState,
  title: z.string(),
  composedBy: by,
  submittedAt: z.iso.datetime().nullable(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  progress: BroadcastProgress.nullable(),
});
export type BroadcastLineView = z.infer<typeof BroadcastLineView>;

/** `GET /admin/broadcasts?state=&page=`: newest first, 30 to a page. */
export const ListBroadcastsInput = z.object({
  state: BroadcastState.optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
/** A page of the list. */
export const BroadcastListView = z.object({
  broadcasts: z.array(BroadcastLineView),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
});
export type BroadcastListView = z.infer<typeof BroadcastListView>;

/** `GET /admin/broadcasts/:id`. `may` says which steps the reader can take now. */
export const BroadcastView = BroadcastLineView.extend({
  text: z.string(),
  sms: z.string(),
  audience: Audience,
  /** Names of the areas of the audience, in its order. */
  areaNames: z.array(z.string()),
  configVersion: z.int().nullable(),
  revision: z.int(),
  submittedBy: by.nullable(),
  approvedBy: by.nullable(),
  cancelledBy: by.nullable(),
  /** Why it came back last. */
  returned: z.object({ by, reason: z.string() }).nullable(),
  may: z.object({
    change: z.boolean(),
    submit: z.boolean(),
    approve: z.boolean(),
    sendBack: z.boolean(),
    cancel: z.boolean(),
  }),
});
export type BroadcastView = z.infer<typeof BroadcastView>;

/** `GET /admin/broadcasts/:id/preview`: what would be sent now, to how many, at what cost and pace. */
export const BroadcastPreviewView = z.object({
  heads: z.int(),
  byLevel: z.object({ camat: z.int(), lurah: z.int(), kades: z.int(), rw: z.int(), rt: z.int() }),
  /** Channel tried first, by what the office has: all WhatsApp where it has a number, else SMS. */
  byChannel: z.object({ whatsapp: z.int(), sms: z.int() }),
  /** Villages of the audience without any head in office: their names, at most 200. */
  unreachable: z.array(z.string()),
  unreachableTotal: z.int(),
  whatsapp: z.object({
    hasAccount: z.boolean(),
    office: z.string(),
    title: z.string(),
    text: z.string(),
    code: z.string(),
  }),
  sms: z.object({
    hasAccount: z.boolean(),
    /** The whole message; the link's token is invented. */
    text: z.string(),
    segments: z.int(),
    encoding: z.enum(["gsm-7", "ucs-2"]),
  }),
  /** Paid units: messages of WhatsApp, segments of SMS; `most` when every WhatsApp fails and the SMS follows. */
  units: z.object({ whatsapp: z.int(), sms: z.int(), most: z.int() }),
  /** Persons a day that a broadcast may take of the portfolio's limit; null without a limit. */
  perDay: z.int().nullable(),
  /** Days until the last head is told, at least 1; 0 without heads. */
  days: z.int(),
});
export type BroadcastPreviewView = z.infer<typeof BroadcastPreviewView>;

/** `GET /admin/broadcasts/:id/recipients?state=&level=&area=&page=`. */
export const ListRecipientsInput = z.object({
  state: RecipientState.optional(),
  level: ContactLevel.optional(),
  area: z.string().max(13).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

/** What became of one head. */
export const RecipientView = z.object({
  id: z.uuid(),
  level: ContactLevel,
  place: PlaceView,
  name: z.string(),
  phoneMasked: z.string(),
  state: RecipientState,
  /** The channel tried last; null while nothing was tried. */
  channel: z.enum(["whatsapp", "sms"]).nullable(),
  stateAt: z.iso.datetime(),
  failure: z.string().nullable(),
  passedOnAt: z.iso.datetime().nullable(),
});
export type RecipientView = z.infer<typeof RecipientView>;
/** A page of the heads of a broadcast. */
export const RecipientListView = z.object({
  recipients: z.array(RecipientView),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
});
export type RecipientListView = z.infer<typeof RecipientListView>;

/**
 * Why a village (or, for a Camat, a district) is silent: nobody is known there, nobody could be reached, or all who were
 * told have not answered for `days`.
 */
export const Silence = z.enum(["nobody", "not-reached", "no-answer"]);
export type Silence = z.infer<typeof Silence>;

/** `GET /admin/broadcasts/:id/villages?days=`: every village of the audience, for list and map. */
export const VillagesInput = z.object({ days: z.coerce.number().int().min(1).max(60).default(3) });
/** How one village did, or one district for a broadcast to Camats alone. */
export const VillageProgressView = z.object({
  region: z.string(),
  village: z.string(),
  district: z.string(),
  heads: z.int(),
  told: z.int(),
  failed: z.int(),
  passedOn: z.int(),
  /** Null: somebody passed it on, or it is too early to say. */
  silence: Silence.nullable(),
  lastToldAt: z.iso.datetime().nullable(),
});
/** How the villages did; `days` is after how many days without an answer one counts as silent. */
export const VillagesView = z.object({
  days: z.int(),
  silent: z.int(),
  /** Silent ones first. */
  villages: z.array(VillageProgressView),
});
export type VillagesView = z.infer<typeof VillagesView>;

/** `GET /admin/broadcasts/suggestion?version=`: the broadcast that a published version calls for; null when nothing does. */
export const SuggestionInput = z.object({ version: z.coerce.number().int().positive() });
/** A suggestion, in words to start from. */
export const BroadcastSuggestionView = z.object({
  version: z.int(),
  suggestion: z
    .object({
      title: z.string(),
      text: z.string(),
      sms: z.string(),
      audience: Audience,
      /** A broadcast that tells of this version exists already. */
      existing: z.uuid().nullable(),
    })
    .nullable(),
});
export type BroadcastSuggestionView = z.infer<typeof BroadcastSuggestionView>;

/** `GET /admin/broadcasts/:id/circular`: what the printed circular says; the PDF is made of it. */
export const CircularView = z.object({
  code: z.string(),
  title: z.string(),
  text: z.string(),
  office: z.string(),
  /** The day it was let go, or today for one that was not. */
  day: z.iso.date(),
  levels: z.array(ContactLevel),
  areaNames: z.array(z.string()),
  isApproved: z.boolean(),
});
export type CircularView = z.infer<typeof CircularView>;
