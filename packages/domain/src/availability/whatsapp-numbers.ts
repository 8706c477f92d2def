import type { CompiledAvailability } from "./compile-availability.ts";
import { contactsFor } from "./site-for.ts";

/** A WhatsApp number as the office published it. */
export interface WhatsappNumber {
  readonly name: string;
  /** E.164 */
  readonly phone: string;
  /** Codes of the services that it takes, of those the office offers. */
  readonly services: ReadonlySet<string>;
}

/** The WhatsApp numbers that are published for the day of an instant, each once, with what they take. */
export function whatsappNumbers(compiled: CompiledAvailability, at: Date): readonly WhatsappNumber[] {
  const found = new Map<string, { name: string; phone: string; services: Set<string> }>();
  for (const [code, service] of compiled.services) {
    for (const { name, phone } of contactsFor(compiled, { service }, ["whatsapp"], at.getTime()).value) {
      if (phone === undefined) continue;
      const number = found.get(phone) ?? { name, phone, services: new Set<string>() };
      number.services.add(code);
      found.set(phone, number);
    }
  }
  return [...found.values()];
}
