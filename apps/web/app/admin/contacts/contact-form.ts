import { AddContactInput, ContactLevel, type ContactView } from "@gerai/contracts/broadcasts";
import type { Typed } from "../typed-form.ts";
import { maybe, numberOf, text, typed } from "../typed-form.ts";

/** Boxes of the form by the field of the contract. */
const BOX_OF = {
  level: "jabatan",
  rw: "rw",
  rt: "rt",
  name: "nama",
  phone: "hp",
  email: "surel",
  from: "sejak",
  until: "sampai",
} as const;

/** A box of the form. */
export type ContactBox = (typeof BOX_OF)[keyof typeof BOX_OF];

/** All boxes, in the order of the page. */
export const CONTACT_BOXES: readonly ContactBox[] = Object.values(BOX_OF);

/** Problems of the API that belong to one box. */
const BOX_OF_PROBLEM: Readonly<Record<string, ContactBox>> = {
  "broadcasts.no-mobile": "hp",
  "broadcasts.phone-taken": "hp",
  "broadcasts.second-head": "jabatan",
  "broadcasts.level-not-of-place": "jabatan",
};

/** The levels that a place can have: a district has a Camat, a village all others. */
export function levelsOf(region: string): readonly ContactLevel[] {
  const isVillage = region.length > 8;
  return ContactLevel.options.filter((level) => (level === "camat") !== isVillage);
}

/** What the form says, and what is wrong with it by box. Numbers of RW and RT count only where the level has them. */
export function contactFrom(boxes: Typed, region: string) {
  const level = text(boxes, "jabatan");
  const parsed = AddContactInput.safeParse({
    level,
    place: {
      region,
      rw: level === "rw" || level === "rt" ? (numberOf(boxes, "rw") ?? null) : null,
      rt: level === "rt" ? (numberOf(boxes, "rt") ?? null) : null,
    },
    name: text(boxes, "nama"),
    phone: text(boxes, "hp"),
    email: maybe(boxes, "surel") ?? null,
    from: maybe(boxes, "sejak") ?? null,
    until: maybe(boxes, "sampai") ?? null,
  });
  const faults = new Set<ContactBox>();
  if (level === "rw" && text(boxes, "rw") === "") faults.add("rw");
  if (level === "rt" && text(boxes, "rt") === "") faults.add("rt");
  for (const issue of parsed.error?.issues ?? []) {
    const field = issue.path.findLast((step) => typeof step === "string" && step in BOX_OF) ?? "level";
    faults.add(BOX_OF[field as keyof typeof BOX_OF]);
  }
  return faults.size === 0 && parsed.success
    ? { input: parsed.data, faults: [] }
    : { input: null, faults: CONTACT_BOXES.filter((box) => faults.has(box)) };
}

/** The box that a problem of the API is about; null for one of the whole form. */
export function boxOfProblem(code: string): ContactBox | null {
  return BOX_OF_PROBLEM[code] ?? null;
}

/** The form of a contact as it stands. */
export function boxesOf(contact: ContactView): Typed {
  return typed({
    jabatan: contact.level,
    rw: contact.place.rw ?? undefined,
    rt: contact.place.rt ?? undefined,
    nama: contact.name,
    hp: contact.phone,
    surel: contact.email ?? undefined,
    sejak: contact.from ?? undefined,
    sampai: contact.until ?? undefined,
  });
}
