import { createHash } from "node:crypto";
import type { Phone } from "../phones/phone-message.ts";
import type { PhoneStore } from "../phones/phone-store.ts";

/**
 * The business-scoped user id of a person for one portfolio: `ID.` and digits. The same person has another one for
 * each portfolio, and a new one after changing number.
 */
export function userIdOf(portfolioId: string, phone: Pick<Phone, "phone" | "generation">): string {
  const hash = createHash("sha256").update(`${portfolioId}/${phone.phone}/${phone.generation}`).digest("hex");
  return `ID.${BigInt(`0x${hash.slice(0, 14)}`)
    .toString()
    .padStart(17, "1")}`;
}

/** The person with this user id at the portfolio: only people who are known here have one. */
export function findUser(phones: PhoneStore, portfolioId: string, userId: string): Phone | undefined {
  return phones.phones().find(({ phone }) => userIdOf(portfolioId, phone) === userId)?.phone;
}

/** A phone number as `wa_id`: digits without plus. */
export function waId(phone: string): string {
  return phone.replace("+", "");
}
