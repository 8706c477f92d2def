import type { Alternative, Channel, ContactBody, RuleAlternative } from "@gerai/contracts/availability";
import type { CompiledAvailability } from "./compile-availability.ts";
import { type Ask, type CompiledRule, holdsFor } from "./compiled-rule.ts";
import { contactsFor, sitesFor } from "./site-for.ts";
import { type Piece, wayAt } from "./way-at.ts";

/** The rules in force for a question, by precedence, and until when they are the same ones. */
export function liveRulesAt(
  compiled: CompiledAvailability,
  ask: Ask,
  instant: number,
): { readonly live: readonly CompiledRule[]; readonly end: number } {
  const { rules, end } = compiled.cell(ask).rules.at(instant);
  return { live: rules.filter((rule) => holdsFor(rule, ask)), end };
}

interface OpenWay {
  readonly channel: Channel;
  readonly site: string | null;
}

/** Collects ways that are open, each once, and how long what it saw stays so. */
class Ways {
  readonly found: Alternative[] = [];
  readonly #seen = new Set<string>();
  end = Number.POSITIVE_INFINITY;
  readonly #compiled: CompiledAvailability;
  readonly #ask: Ask;
  readonly #instant: number;

  constructor(compiled: CompiledAvailability, ask: Ask, instant: number) {
    this.#compiled = compiled;
    this.#ask = ask;
    this.#instant = instant;
    this.#seen.add(`${ask.channel} ${ask.site}`);
  }

  /** A way that is open now is added; `text` are the words of the rule that recommends it. */
  add({ channel, site }: OpenWay, text: RuleAlternative["text"]): void {
    const piece = wayAt(this.#compiled, { ...this.#ask, channel, site }, this.#instant);
    this.end = Math.min(this.end, piece.end);
    const key = `${channel} ${piece.site}`;
    if (piece.cause.kind !== "open" || this.#seen.has(key)) return;
    this.#seen.add(key);
    const numbers = channel === "whatsapp" ? this.contacts(["whatsapp"]) : [];
    this.found.push({
      kind: "channel",
      channel,
      site: piece.site,
      text: text ?? null,
      phones: numbers.flatMap(({ phone }) => phone ?? []),
    });
  }

  /** Sites that do what is asked, the main one first. */
  sites(): readonly string[] {
    const { value, end } = sitesFor(this.#compiled, { ...this.#ask, channel: "counter", site: null }, this.#instant);
    this.end = Math.min(this.end, end);
    return value;
  }

  contacts(kinds: readonly ContactBody["kind"][]): readonly ContactBody[] {
    const { value, end } = contactsFor(this.#compiled, this.#ask, kinds, this.#instant);
    this.end = Math.min(this.end, end);
    return value;
  }
}

const contactView = ({ name, role, phone, email }: ContactBody): Alternative => ({
  kind: "contact",
  name,
  role: role ?? null,
  phone: phone ?? null,
  email: email ?? null,
});

/**
 * Other ways for a question. What rules in force recommend comes first, the deciding rule before the others; while the
 * way asked about is closed, every other way follows: web, WhatsApp, then the sites. A way that is closed itself is
 * never named. Contacts come last, when a rule shows them.
 */
export function alternativesAt(
  compiled: CompiledAvailability,
  ask: Ask,
  way: Piece,
  live: readonly CompiledRule[],
  instant: number,
): { readonly alternatives: readonly Alternative[]; readonly end: number } {
  const ways = new Ways(compiled, ask, instant);
  const decides = way.cause.kind === "rule" ? [way.cause.rule] : [];
  const rules = [...new Set([...decides, ...live])];
  for (const { channel, site, text } of rules.flatMap(({ body }) => body.alternatives)) {
    if (channel !== undefined) ways.add({ channel, site: channel === "counter" ? (site ?? null) : null }, text);
    else if (text) ways.found.push({ kind: "text", text });
  }
  if (way.cause.kind !== "open") {
    ways.add({ channel: "web", site: null }, undefined);
    ways.add({ channel: "whatsapp", site: null }, undefined);
    for (const site of ways.sites()) ways.add({ channel: "counter", site }, undefined);
  }
  if (rules.some(({ body }) => body.showContacts))
    ways.found.push(...ways.contacts(["person", "line"]).map(contactView));
  return { alternatives: ways.found, end: ways.end };
}
