import type { RuleAlternative, RuleBody, RuleException, Suspension } from "@gerai/contracts/availability";
import { typed as boxes, entriesOf, isTicked, maybe, numberOf, said, type Typed, text, ticks } from "../typed-form.ts";

/** How many exceptions and other ways a form shows at least. */
const SHOWN_EXCEPTIONS = 1;
const SHOWN_ALTERNATIVES = 1;

/** A suspension as the value of a box: `printing`, `printing:kia`, `blanks:ktp-el`. */
export function suspensionCode({ capability, blanksOut, card }: Suspension): string {
  return [blanksOut ? "blanks" : capability, ...(card ? [card] : [])].join(":");
}

function suspensionOf(code: string): unknown {
  const [what, card] = code.split(":");
  return said({
    capability: what === "blanks" ? "printing" : what,
    blanksOut: what === "blanks" ? true : undefined,
    card,
  });
}

/** A day with an optional time: a moment. */
function momentOf(form: Typed, name: string): string | undefined {
  const [day, time] = [maybe(form, name), maybe(form, `${name}.time`)];
  return day && time ? `${day}T${time}` : day;
}

const SCOPE = ["services", "categories", "channels", "sites", "stages"] as const;

function scopeOf(form: Typed, prefix: string) {
  return said(Object.fromEntries(SCOPE.map((name) => [name, ticks(form, `${prefix}.${name}`)])));
}

const linesOf = (value: string): string[] =>
  value
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Lines of two languages, pair by pair; a line without its other half stays half, so that the check refuses it. */
function pairsOf(form: Typed, name: string): unknown[] | undefined {
  const [id, en] = [linesOf(text(form, `${name}.id`)), linesOf(text(form, `${name}.en`))];
  const pairs = Array.from({ length: Math.max(id.length, en.length) }, (_, index) => ({
    id: id[index] ?? "",
    en: en[index] ?? "",
  }));
  return pairs.length > 0 ? pairs : undefined;
}

function wordsOf(form: Typed, name: string): { id: string; en: string } | undefined {
  const words = { id: text(form, `${name}.id`), en: text(form, `${name}.en`) };
  return words.id || words.en ? words : undefined;
}

/** A share as it is typed, in percent; hundredths and finer are rounded away. */
function shareOf(form: Typed): unknown {
  const percent = numberOf(form, "effects.capacityFactor");
  return typeof percent === "number" ? Math.round(percent * 100) / 10_000 : percent;
}

function exceptionsOf(form: Typed): unknown[] {
  return entriesOf(form, "exceptions").flatMap((number) => {
    const at = `exceptions.${number}`;
    const exception = said({
      purposes: ticks(form, `${at}.purposes`),
      filedBefore: isTicked(form, `${at}.beforeStart`) ? maybe(form, "from") : maybe(form, `${at}.filedBefore`),
      ...scopeOf(form, at),
    });
    return Object.keys(exception).length > 0 ? [exception] : [];
  });
}

function alternativesOf(form: Typed): unknown[] {
  return entriesOf(form, "alternatives").flatMap((number) => {
    const at = `alternatives.${number}`;
    const way = said({
      channel: maybe(form, `${at}.channel`),
      site: maybe(form, `${at}.site`),
      text: wordsOf(form, `${at}.text`),
    });
    return Object.keys(way).length > 0 ? [way] : [];
  });
}

/** What the form says, to be checked by the contract. `untilDecidedOn` is the page's, which knows what was in force. */
export function ruleBodyOf(form: Typed): Readonly<Record<string, unknown>> {
  const holidays = [...(ticks(form, "overridesHoliday") ?? []), ...(ticks(form, "overridesHoliday.more") ?? [])];
  return said({
    name: text(form, "name"),
    scope: scopeOf(form, "scope"),
    effects: said({
      access: maybe(form, "effects.access"),
      suspend: ticks(form, "effects.suspend")?.map(suspensionOf),
      resume: ticks(form, "effects.resume"),
      stopsWork: isTicked(form, "effects.stopsWork") ? true : undefined,
      capacityFactor: shareOf(form),
      houseRules: pairsOf(form, "effects.houseRules"),
      advice: wordsOf(form, "effects.advice"),
    }),
    from: momentOf(form, "from") ?? "",
    until: momentOf(form, "until"),
    untilDecidedOn: maybe(form, "untilDecidedOn"),
    durationDays: numberOf(form, "durationDays"),
    reviewOn: maybe(form, "reviewOn"),
    exceptions: exceptionsOf(form),
    overridesHoliday: holidays.length > 0 ? [...new Set(holidays)].sort() : undefined,
    reason: { id: text(form, "reason.id"), en: text(form, "reason.en") },
    alternatives: alternativesOf(form),
    showContacts: isTicked(form, "showContacts"),
  });
}

function scopeBoxes(prefix: string, scope: RuleBody["scope"]): Typed {
  return boxes(Object.fromEntries(SCOPE.map((name) => [`${prefix}.${name}`, scope[name]])));
}

function exceptionBoxes(exception: RuleException, number: number, from: string): Typed {
  const at = `exceptions.${number}`;
  const isBeforeStart = exception.filedBefore !== undefined && exception.filedBefore === from.slice(0, 10);
  return {
    ...boxes({
      [`${at}.purposes`]: exception.purposes,
      [`${at}.beforeStart`]: isBeforeStart,
      [`${at}.filedBefore`]: isBeforeStart ? undefined : exception.filedBefore,
    }),
    ...scopeBoxes(at, exception),
  };
}

function alternativeBoxes({ channel, site, text: words }: RuleAlternative, number: number): Typed {
  const at = `alternatives.${number}`;
  return boxes({
    [`${at}.channel`]: channel,
    [`${at}.site`]: site,
    [`${at}.text.id`]: words?.id,
    [`${at}.text.en`]: words?.en,
  });
}

/** The form of a rule that there is. */
export function ruleBoxes(body: RuleBody): Typed {
  const { effects, from, until } = body;
  return {
    ...boxes({
      name: body.name,
      "effects.access": effects.access,
      "effects.suspend": effects.suspend?.map(suspensionCode),
      "effects.resume": effects.resume,
      "effects.stopsWork": effects.stopsWork,
      "effects.capacityFactor": effects.capacityFactor && Math.round(effects.capacityFactor * 10_000) / 100,
      "effects.houseRules.id": effects.houseRules?.map(({ id }) => id).join("\n"),
      "effects.houseRules.en": effects.houseRules?.map(({ en }) => en).join("\n"),
      "effects.advice.id": effects.advice?.id,
      "effects.advice.en": effects.advice?.en,
      from: from.slice(0, 10),
      "from.time": from.slice(11),
      until: until?.slice(0, 10),
      "until.time": until?.slice(11),
      untilDecidedOn: body.untilDecidedOn,
      durationDays: body.durationDays,
      reviewOn: body.reviewOn,
      overridesHoliday: body.overridesHoliday,
      "reason.id": body.reason.id,
      "reason.en": body.reason.en,
      showContacts: body.showContacts,
    }),
    ...scopeBoxes("scope", body.scope),
    ...Object.assign({}, ...body.exceptions.map((one, number) => exceptionBoxes(one, number, from))),
    ...Object.assign({}, ...body.alternatives.map(alternativeBoxes)),
  };
}

/** Numbers of the entries of a list that are shown: those that are filled, and `more` empty ones after them. */
export function shownEntries(form: Typed, list: "exceptions" | "alternatives", more: number): number[] {
  const filled = entriesOf(form, list);
  const least = list === "exceptions" ? SHOWN_EXCEPTIONS : SHOWN_ALTERNATIVES;
  const next = (filled.at(-1) ?? -1) + 1;
  const empty = Math.max(more, least - filled.length);
  return [...filled, ...Array.from({ length: empty }, (_, index) => next + index)];
}

/**
 * The end of a rule that had none so far was decided now; whoever asks about an earlier instant is told what was known
 * then. An end that stays keeps its day, and a rule that loses its end loses it.
 */
export function withDecision(
  body: Readonly<Record<string, unknown>>,
  inForce: RuleBody | null,
  today: string,
): Readonly<Record<string, unknown>> {
  const { untilDecidedOn: _, ...rest } = body;
  if (body.until === undefined || !inForce) return rest;
  const decided = inForce.until === undefined && inForce.durationDays === undefined ? today : inForce.untilDecidedOn;
  return decided === undefined ? rest : { ...rest, untilDecidedOn: decided };
}
