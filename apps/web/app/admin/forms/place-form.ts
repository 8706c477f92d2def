import type { ContactBody, HolidayBody, SiteBody } from "@gerai/contracts/availability";
import type { ProfileBody } from "@gerai/contracts/tenancy";
import { typed as boxes, isTicked, maybe, numberOf, said, type Typed, text, ticks } from "../typed-form.ts";

/** What the form of a site says, to be checked by the contract. */
export function siteBodyOf(form: Typed): Readonly<Record<string, unknown>> {
  return said({
    code: text(form, "code"),
    name: text(form, "name"),
    address: text(form, "address"),
    capabilities: ticks(form, "capabilities") ?? [],
    isMain: isTicked(form, "isMain"),
    seats: numberOf(form, "seats"),
    from: maybe(form, "from"),
    until: maybe(form, "until"),
  });
}

/** The form of a site that there is. */
export function siteBoxes(body: SiteBody): Typed {
  return boxes({ ...body });
}

/** A number as it is dialled in Indonesia in its international form; what is none stays as it is typed. */
function phoneOf(form: Typed): string | undefined {
  const phone = maybe(form, "phone")?.replace(/[\s().-]/g, "");
  return phone?.replace(/^0(?=\d)/, "+62").replace(/^62/, "+62");
}

/** What the form of a contact says, to be checked by the contract. */
export function contactBodyOf(form: Typed): Readonly<Record<string, unknown>> {
  return said({
    kind: text(form, "kind"),
    name: text(form, "name"),
    role: maybe(form, "role"),
    phone: phoneOf(form),
    email: maybe(form, "email"),
    services: ticks(form, "services"),
    categories: ticks(form, "categories"),
    from: maybe(form, "from"),
    until: maybe(form, "until"),
  });
}

/** The form of a contact that there is. */
export function contactBoxes(body: ContactBody): Typed {
  return boxes({ ...body });
}

/** What the form of a holiday says, to be checked by the contract; one day when only the first is given. */
export function holidayBodyOf(form: Typed): Readonly<Record<string, unknown>> {
  const from = text(form, "from");
  return said({
    name: { id: text(form, "name.id"), en: text(form, "name.en") || text(form, "name.id") },
    from,
    until: maybe(form, "until") ?? from,
    effect: text(form, "effect"),
    importUid: maybe(form, "importUid"),
  });
}

/** The form of a holiday that there is. */
export function holidayBoxes({ name, ...body }: HolidayBody): Typed {
  return boxes({ ...body, "name.id": name.id, "name.en": name.en });
}

/** What the form of the profile says, to be checked by the contract. */
export function profileBodyOf(form: Typed): Readonly<Record<string, unknown>> {
  return said({
    intro: { id: text(form, "intro.id"), en: text(form, "intro.en") },
    address: text(form, "address"),
    phone: maybe(form, "phone"),
    email: maybe(form, "email"),
    accent: text(form, "accent"),
  });
}

/** The form of the profile that there is. */
export function profileBoxes({ intro, ...body }: ProfileBody): Typed {
  return boxes({ ...body, "intro.id": intro.id, "intro.en": intro.en });
}
