import { type AnswerValue, addressParts, listItems } from "@gerai/contracts/catalogue";
import { daysBetween, isCalendarDay, wholeYears } from "./calendar-day.ts";
import { type Lookup, OPEN, type OpenLookup } from "./conditions.ts";
import type { DerivedDefinition } from "./template.ts";

const MOVE_CLASS_BY_LEVEL = ["5", "4", "3", "2"];

/** Move class 1-5 from two village codes: 5 = another province ... 1 = inside one village (F-1.03). */
function moveClass(origin: AnswerValue, destination: AnswerValue): string | undefined {
  const from = addressParts(origin).village?.split(".");
  const to = addressParts(destination).village?.split(".");
  if (from?.length !== 4 || to?.length !== 4) return undefined;
  const level = from.findIndex((code, index) => code !== to[index]);
  return MOVE_CLASS_BY_LEVEL[level] ?? "1";
}

/** Computes one derived value; undefined when a source is not of the shape it needs (a date that does not exist). */
function compute(derived: DerivedDefinition, sources: readonly AnswerValue[], today: string): AnswerValue | undefined {
  const [first, second] = sources;
  if (first === undefined) return undefined;
  switch (derived.rule) {
    case "wholeYearsToday":
      return isCalendarDay(first) ? wholeYears(first, today) : undefined;
    case "daysSince":
      return isCalendarDay(first) ? daysBetween(first, today) : undefined;
    case "wholeYearsAt":
      return isCalendarDay(first) && isCalendarDay(second) ? wholeYears(first, second) : undefined;
    case "before":
      return isCalendarDay(first) && isCalendarDay(second) ? first < second : undefined;
    case "moveClass":
      return second === undefined ? undefined : moveClass(first, second);
    case "anyItem":
      return listItems(first).some((item) => item[derived.item ?? ""] === derived.equals);
  }
}

/**
 * Turns a lookup of plain answers into one that also knows derived values (ages, days since, move class) and the
 * village of an address. `today` is the office's day.
 */
export function withDerivedValues(
  derived: readonly DerivedDefinition[],
  today: string,
  answerOf: OpenLookup,
): OpenLookup {
  const byKey = new Map(derived.map((definition) => [definition.key, definition]));
  return (key) => {
    const definition = byKey.get(key);
    if (definition) {
      const sources = definition.from.map(answerOf);
      if (sources.includes(undefined)) return undefined;
      const known = sources.filter((source) => source !== undefined && source !== OPEN);
      return known.length < sources.length ? OPEN : compute(definition, known, today);
    }
    const answer = answerOf(key);
    if (answer !== undefined || !key.endsWith(".village")) return answer;
    const address = answerOf(key.slice(0, -".village".length));
    return address === OPEN ? OPEN : addressParts(address).village;
  };
}

/** The lookup of a form whose answers are all in: nothing is open. */
export function lookupIn(
  derived: readonly DerivedDefinition[],
  today: string,
  answers: Readonly<Record<string, AnswerValue>>,
): Lookup {
  const look = withDerivedValues(derived, today, (key) => answers[key]);
  return (key) => {
    const value = look(key);
    return value === OPEN ? undefined : value;
  };
}
