import { z } from "zod";
import { ContactLevel, Place, PlaceView } from "./place.ts";

/** Begins with a letter, so that no spreadsheet takes it for a formula; 16 digits in a row would be a NIK. */
const PersonName = z
  .string()
  .trim()
  .min(2)
  .max(100)
  .regex(/^\p{L}[\p{L}\p{M}\p{N} .,'’()/-]*$/u)
  .refine((name) => !/\d{6,}/.test(name.replace(/\s/g, "")));

/** What is known of a head. The term is in whole days; no last day means until further notice. */
export const ContactFields = z.object({
  level: ContactLevel,
  place: Place,
  name: PersonName,
  /** Any usual way of writing an Indonesian mobile number. */
  phone: z.string().min(8).max(30),
  email: z.email().max(120).nullable().default(null),
  from: z.iso.date().nullable().default(null),
  until: z.iso.date().nullable().default(null),
});

const isInOrder = ({ from, until }: { from: string | null; until: string | null }) =>
  from === null || until === null || from <= until;

/**
 * `POST /admin/broadcasts/contacts`. 422 `broadcasts.no-mobile`, `broadcasts.place-unknown`, `broadcasts.place-outside`,
 * `broadcasts.level-not-of-place`; 409 `broadcasts.phone-taken`, `broadcasts.second-head`.
 */
export const AddContactInput = ContactFields.refine(isInOrder, { path: ["until"] });

/** `POST /admin/broadcasts/contacts/:id`; 409 `broadcasts.contact-changed` when somebody else was faster. */
export const ChangeContactInput = ContactFields.extend({ revision: z.int().positive() }).refine(isInOrder, {
  path: ["until"],
});

/** `POST /admin/broadcasts/contacts/:id/end`: the last day of the term; from the day after nothing is sent any more. */
export const EndTermInput = z.object({ revision: z.int().positive(), until: z.iso.date() });

/** Whether somebody is in office on the day: told, not yet, or no more. */
export const TermState = z.enum(["in-office", "not-yet", "over"]);
export type TermState = z.infer<typeof TermState>;

/** A head in a list: the number masked. */
export const ContactLineView = z.object({
  id: z.uuid(),
  level: ContactLevel,
  place: PlaceView,
  name: z.string(),
  /** `+62812****678` */
  phoneMasked: z.string(),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  term: TermState,
});
export type ContactLineView = z.infer<typeof ContactLineView>;

/** `GET /admin/broadcasts/contacts/:id`: whole, for changing it; the reading is in the trail. */
export const ContactView = ContactLineView.extend({
  phone: z.string(),
  email: z.string().nullable(),
  revision: z.int(),
});
export type ContactView = z.infer<typeof ContactView>;

/** `GET /admin/broadcasts/contacts?region=&term=&level=&page=`: heads of a place and below it. */
export const ListContactsInput = z.strictObject({
  /** A district or a village; none: the whole office. */
  region: z.string().max(13).optional(),
  term: TermState.optional(),
  level: ContactLevel.optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

/** `POST /admin/broadcasts/contacts/search`: heads found by the name of their place or by their whole number. */
export const FindContactsInput = ListContactsInput.extend({ q: z.string().trim().min(2).max(60) });

/** 50 to a page, from the top of the tree down. */
export const ContactListView = z.object({
  contacts: z.array(ContactLineView),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
});
export type ContactListView = z.infer<typeof ContactListView>;

/** How many heads in office there are at and below a place, by level. */
const ByLevel = z.object({ camat: z.int(), lurah: z.int(), kades: z.int(), rw: z.int(), rt: z.int() });

/** One branch: a district or a village. `hasHead`: its own head (Camat, Lurah, Kades) is known and in office. */
export const ContactBranchView = z.object({
  region: z.string(),
  name: z.string(),
  hasHead: z.boolean(),
  heads: ByLevel,
});
export type ContactBranchView = z.infer<typeof ContactBranchView>;

/** `GET /admin/broadcasts/tree?region=`: districts of the office, or villages of a district. Every one of them, told or not. */
export const ContactTreeView = z.object({
  region: z.string(),
  name: z.string(),
  heads: ByLevel,
  branches: z.array(ContactBranchView),
});
export type ContactTreeView = z.infer<typeof ContactTreeView>;

/** Where to look at the tree. */
export const ContactTreeInput = z.object({ region: z.string().max(13).optional() });
