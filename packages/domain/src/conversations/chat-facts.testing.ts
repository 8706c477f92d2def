import type { AvailabilityAnswer } from "@gerai/contracts/availability";
import { slugOfService } from "@gerai/contracts/catalogue";
import { nationalCatalogue } from "../catalogue/index.ts";
import type { ChatFacts, ServiceFact } from "./chat-facts.ts";

/** Thursday 26 March 2020, 09:00 in Balikpapan. */
export const THAT_MORNING = "2020-03-26T01:00:00.000Z";

/** An answer of the engine: open, or what is given instead. */
export function availability(over: Partial<AvailabilityAnswer> = {}): AvailabilityAnswer {
  return {
    ...{ open: true, reason: null, rule: null, since: null, until: null, reviewOn: null, readOn: null },
    ...{ holds: [], capacityFactor: 1, houseRules: [], alternatives: [], nextChange: null },
    ...over,
  };
}

/** What is so of a service: open and taken by this number, or what is given instead. */
export function serviceFact(code: string, over: Partial<ServiceFact> = {}): ServiceFact {
  const definition = nationalCatalogue().definitions.find((one) => one.code === code);
  return {
    name: definition?.name ?? { id: code, en: code },
    link: `https://balikpapan.contoh.example/layanan/${slugOfService(code)}`,
    isServedHere: true,
    numbers: [{ name: "WhatsApp Disdukcapil", phone: "+6281100000201" }],
    filing: availability(),
    ...over,
  };
}

/** The facts of an office that offers every service and has them all open. */
export function chatFacts(over: Partial<ChatFacts> = {}): ChatFacts {
  const { categories, definitions } = nationalCatalogue();
  return {
    at: THAT_MORNING,
    office: {
      name: "Kota Balikpapan",
      link: "https://balikpapan.contoh.example",
      trackLink: "https://balikpapan.contoh.example/lacak",
      address: "Jalan Contoh 1",
      phone: "+6281100000200",
      sites: { kantor: "Kantor Disdukcapil" },
    },
    catalogue: categories.map(({ code, name }) => ({
      ...{ code, name },
      services: definitions
        .filter(({ category }) => category === code)
        .map((one) => ({ code: one.code, name: one.name, summary: one.summary })),
    })),
    services: Object.fromEntries(definitions.map(({ code }) => [code, serviceFact(code)])),
    status: null,
    desk: { isOpen: true, opensAt: null },
    week: [
      { day: "2020-03-26", spans: [{ from: "08:00", to: "15:00" }], holiday: null },
      { day: "2020-03-27", spans: [], holiday: null },
    ],
    counter: { state: "open", reason: null, until: null },
    uploadLink: null,
    ...over,
  };
}
