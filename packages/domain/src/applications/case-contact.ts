import type { Answers } from "@gerai/contracts/catalogue";
import type { TextLocale } from "@gerai/contracts/kernel";
import type { NotifyBy } from "@gerai/contracts/notifications";
import { readMobileNumber } from "../channels/index.ts";
import type { KeyRing } from "../kernel/index.ts";

/** How the applicant is reached, and the code that opens the case; sealed under ("application", "contact", case id). */
export interface CaseContact {
  /** Empty until the form says it. */
  readonly name: string;
  /** E.164; null while a draft has none. */
  readonly phone: string | null;
  readonly email: string | null;
  /** 11 characters, without dashes; empty after the case was wiped. */
  readonly trackingCode: string;
  /** The language of messages: the one the case was filed in. */
  readonly locale: TextLocale;
  /** How the applicant wishes to be told; null: as the office has it. */
  readonly notifyBy: NotifyBy;
}

/** Seals a contact for its case. */
export function sealContact(keys: KeyRing, applicationId: string, contact: CaseContact): Buffer {
  return keys.sealJson("application", "contact", applicationId, contact);
}

/** Opens the contact of a case; a wiped one has empty parts. */
export function openContact(keys: KeyRing, row: { id: string; contact_sealed: Buffer }): CaseContact {
  const contact = keys.openJson<Partial<CaseContact>>("application", "contact", row.id, row.contact_sealed);
  return {
    name: contact.name ?? "",
    phone: contact.phone ?? null,
    email: contact.email ?? null,
    trackingCode: contact.trackingCode ?? "",
    locale: contact.locale ?? "id",
    notifyBy: contact.notifyBy ?? null,
  };
}

function text(answers: Answers, key: string): string | undefined {
  const value = answers[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The contact as a form's answers tell it; what they do not tell stays as it was. */
export function contactFromAnswers(answers: Answers, known: CaseContact): CaseContact {
  const phone = readMobileNumber(text(answers, "applicant.phone") ?? "");
  return {
    name: text(answers, "applicant.name") ?? text(answers, "subject.name") ?? known.name,
    phone: phone ?? known.phone,
    email: text(answers, "applicant.email") ?? null,
    trackingCode: known.trackingCode,
    locale: known.locale,
    notifyBy: known.notifyBy,
  };
}

/** `+62812****678` (MASK-1). */
export function maskPhone(phone: string | null): string {
  return phone ? `${phone.slice(0, 6)}****${phone.slice(-3)}` : "";
}

/** `m***@d***.id` (MASK-1): first letters, and the last part of the domain. */
export function maskEmail(email: string | null): string | null {
  const parts = /^(.)[^@]*@(.).*?(\.[^.@]+)?$/.exec(email ?? "");
  return parts ? `${parts[1]}***@${parts[2]}***${parts[3] ?? ""}` : null;
}

/** `D. P.`: the first letters of the first two words of a name, the only trace of it in lists. */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => `${word.charAt(0).toUpperCase()}.`)
    .join(" ");
}
