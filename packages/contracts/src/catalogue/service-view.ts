import { z } from "zod";
import { Text } from "./text.ts";

/** A paper to attach. */
export const RequirementView = z.object({
  key: z.string(),
  label: Text,
  /** What makes a good photo of this paper. */
  help: Text,
  /** Which drawn example to show. */
  exampleKind: z.string(),
  required: z.boolean(),
  accept: z.array(z.enum(["image/jpeg", "image/png", "application/pdf"])),
  maxFiles: z.number().int(),
  /** original = photo of the original; statement = a filled-in form; copy = picture file or screenshot. */
  originalUpload: z.enum(["original", "statement", "copy"]),
  /** The original is handed in when collecting. */
  surrenderAtPickup: z.boolean(),
  /** On the national list; false is "tambahan kantor ini": this office alone asks for it. */
  national: z.boolean(),
  /** Exactly one paper of this group is asked. */
  oneOfGroup: z.string().optional(),
});
export type RequirementView = z.infer<typeof RequirementView>;

/** Ways in which a result arrives. */
export const DeliveryWay = z.enum(["email", "whatsapp", "pickup", "courier", "adm_kiosk", "message", "none"]);
export type DeliveryWay = z.infer<typeof DeliveryWay>;

/** How long it takes and from when the clock runs. */
export const PromiseView = z.object({
  workingDays: z.number().int(),
  startsAt: z.enum(["complete", "visit"]),
  statutoryMaxDays: z.number().int().nullable(),
});
export type PromiseView = z.infer<typeof PromiseView>;

/** One service as a tile or a search hit. */
export const ServiceSummaryView = z.object({
  code: z.string(),
  slug: z.string(),
  category: z.string(),
  name: Text,
  summary: Text,
  searchWords: z.array(z.string()),
  /** Kinds of the papers and cards that may come out, e.g. `kk_pdf`, `ktp_el_card`. */
  outputKinds: z.array(z.string()),
  /** True when a blank card may be used. */
  cards: z.boolean(),
  promise: PromiseView,
  /** Whether somebody has to come in person; `conditional` = depends on the answers. */
  presence: z.object({ needed: z.union([z.boolean(), z.literal("conditional")]), why: Text }),
});
export type ServiceSummaryView = z.infer<typeof ServiceSummaryView>;

/** Everything a citizen wants to know before beginning. */
export const ServiceView = ServiceSummaryView.extend({
  eligibility: Text,
  /** What the office adds in its own words. */
  officeNote: Text.nullable(),
  /** `conditional`: asked only in some situations; the form says when. */
  requirements: z.array(RequirementView.extend({ conditional: z.boolean() })),
  delivery: z.array(DeliveryWay),
  fee: z.literal(0),
  legalBasis: z.array(z.string()),
  /** Number of pages of the shortest way through the form. */
  steps: z.number().int(),
});
export type ServiceView = z.infer<typeof ServiceView>;

/** A group of services on the office's page. */
export const CategoryView = z.object({ code: z.string(), name: Text });
export type CategoryView = z.infer<typeof CategoryView>;
