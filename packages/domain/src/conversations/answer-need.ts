import type { Alternative, AvailabilityAnswer } from "@gerai/contracts/availability";
import type { ChatFacts, ServiceFact } from "./chat-facts.ts";
import { type Line, line } from "./chat-reply.ts";

/** A message is read on a small screen: no more ways than this are named. */
const MOST_WAYS = 3;

function wayLines(alternative: Alternative, { office }: ChatFacts, { link, name }: ServiceFact): Line[] {
  if (alternative.kind === "text") return [line("insteadText", { text: alternative.text })];
  if (alternative.kind === "contact") {
    const { name: person, phone, email } = alternative;
    const reach = phone ?? email;
    return reach === null ? [] : [line("insteadContact", { name: person, reach })];
  }
  const said = alternative.text ? [line("insteadText", { text: alternative.text })] : [];
  if (alternative.channel === "web") return [...said, line("insteadWeb", { link })];
  if (alternative.channel === "counter") {
    const site = office.sites[alternative.site ?? ""] ?? office.name;
    return [...said, line("insteadCounter", { site })];
  }
  const numbers = alternative.phones.map((phone) => ({ name: name.id, phone }));
  return numbers.length > 0 ? [...said, line("insteadWhatsapp", { numbers: { numbers } })] : said;
}

function endLines({ until, reviewOn }: AvailabilityAnswer): Line[] {
  if (until !== null) return [line("opensAgain", { until: { instant: until } })];
  return [line("notDecided"), ...(reviewOn === null ? [] : [line("reviewedOn", { day: { day: reviewOn } })])];
}

function closedLines(fact: ServiceFact, facts: ChatFacts): Line[] {
  const { reason, alternatives } = fact.filing;
  const why = reason?.text
    ? line("closed", { service: fact.name, reason: reason.text })
    : line("closedHours", { service: fact.name });
  const ways = alternatives.flatMap((one) => wayLines(one, facts, fact)).slice(0, MOST_WAYS);
  return [why, ...endLines(fact.filing), ...(ways.length > 0 ? ways : [line("insteadNothing")])];
}

/** What stands still later on for every case of the service; what may concern some is said by the form. */
function heldLines({ holds }: AvailabilityAnswer): Line[] {
  const hold = holds.find(({ isConditional }) => !isConditional);
  return hold ? [line("heldUp", { reason: hold.reason })] : [];
}

/**
 * The answer to a need that is sure: the link of its form while it can be filed, else why not and what instead; from a
 * number that does not take this service the right number to write to.
 */
export function answerNeed(fact: ServiceFact, facts: ChatFacts): readonly Line[] {
  const { name, link, numbers, filing } = fact;
  const { phone } = facts.office;
  if (!fact.isServedHere && numbers.length > 0) return [line("wrongNumber", { service: name, numbers: { numbers } })];
  if (!fact.isServedHere && phone !== null) return [line("wrongNumberLine", { service: name, phone })];
  if (!filing.open) return closedLines(fact, facts);
  const read = filing.readOn ? [line("readOn", { at: { instant: filing.readOn.at } })] : [];
  return [line("formLink", { service: name, link }), ...heldLines(filing), ...read];
}
