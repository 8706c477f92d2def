import type { ContactLevel, ContactLineView, ContactView, TermState } from "@gerai/contracts/broadcasts";
import { maskPhone } from "../applications/index.ts";
import type { Context } from "../kernel/index.ts";
import type { ContactRow } from "./contacts.store.ts";
import { type OfficeArea, viewPlace } from "./place.ts";

/** A term of office, in whole days of the office. */
export interface Term {
  readonly from: string | null;
  readonly until: string | null;
}

const FIRST = "0000-01-01";
const LAST = "9999-12-31";

/** Whether two terms have a day in common. */
export function overlap(one: Term, other: Term): boolean {
  return (one.from ?? FIRST) <= (other.until ?? LAST) && (other.from ?? FIRST) <= (one.until ?? LAST);
}

/** Where a term stands on a day. */
export function termOn({ from, until }: Term, day: string): TermState {
  if (until !== null && until < day) return "over";
  return from !== null && from > day ? "not-yet" : "in-office";
}

/** The blind index of a number in E.164, by which a contact is found without opening any. */
export function phoneIndex(ctx: Context, phone: string): Buffer {
  return ctx.keys.index("village-contact.phone", phone);
}

/** The name of a contact. */
export function openName(ctx: Context, row: Pick<ContactRow, "id" | "name_sealed">): string {
  return ctx.keys.open("village_contact", "name", row.id, row.name_sealed).toString("utf8");
}

/** The number of a contact, in E.164. */
export function openPhone(ctx: Context, row: Pick<ContactRow, "id" | "phone_sealed">): string {
  return ctx.keys.open("village_contact", "phone", row.id, row.phone_sealed).toString("utf8");
}

/** The e-mail address of a contact. */
export function openEmail(ctx: Context, row: Pick<ContactRow, "id" | "email_sealed">): string | null {
  return row.email_sealed && ctx.keys.open("village_contact", "email", row.id, row.email_sealed).toString("utf8");
}

/** What is told of a head, sealed for its row. */
export function sealPerson(
  ctx: Context,
  id: string,
  person: { readonly name: string; readonly phone: string; readonly email: string | null },
) {
  const { keys } = ctx;
  return {
    name_sealed: keys.seal("village_contact", "name", id, person.name),
    phone_sealed: keys.seal("village_contact", "phone", id, person.phone),
    phone_index: phoneIndex(ctx, person.phone),
    email_sealed: person.email === null ? null : keys.seal("village_contact", "email", id, person.email),
  };
}

/** A head in a list. */
export function viewContactLine(ctx: Context, area: OfficeArea, row: ContactRow): ContactLineView {
  const term = { from: row.from_day, until: row.until_day };
  return {
    id: row.id,
    level: row.level as ContactLevel,
    place: viewPlace(area, { region: row.region_code, rw: row.rw, rt: row.rt }),
    name: openName(ctx, row),
    phoneMasked: maskPhone(openPhone(ctx, row)),
    ...term,
    term: termOn(term, ctx.today()),
  };
}

/** A head, whole. */
export function viewContact(ctx: Context, area: OfficeArea, row: ContactRow): ContactView {
  return {
    ...viewContactLine(ctx, area, row),
    phone: openPhone(ctx, row),
    email: openEmail(ctx, row),
    revision: row.revision,
  };
}
