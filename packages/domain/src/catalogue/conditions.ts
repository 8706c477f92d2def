import type { AnswerValue } from "@gerai/contracts/catalogue";
import type { Comparison, Condition } from "./template.ts";

/** Marks an answer that may still be given, so that nothing can be concluded from its absence yet. */
export const OPEN: unique symbol = Symbol("open");

/** Finds the value of a field, of an address part (`destination.village`) or of a derived value. */
export type Lookup = (key: string) => AnswerValue | undefined;

/** A lookup that can also say that an answer is still open. */
export type OpenLookup = (key: string) => AnswerValue | undefined | typeof OPEN;

function compare(comparison: Comparison, value: AnswerValue | undefined): boolean {
  if (value === undefined || value === "") return false;
  switch (comparison.op) {
    case "answered":
      return true;
    case "eq":
      return value === comparison.value;
    case "ne":
      return value !== comparison.value;
    case "in":
      return comparison.value.some((candidate) => candidate === value);
    case "lt":
      return typeof value === "number" && value < comparison.value;
    case "lte":
      return typeof value === "number" && value <= comparison.value;
    case "gt":
      return typeof value === "number" && value > comparison.value;
    case "gte":
      return typeof value === "number" && value >= comparison.value;
  }
}

/**
 * Judges a condition in three values (Kleene): true, false, or undefined while an open answer could still turn it.
 * No condition is true. A comparison with an absent answer is false, `ne` too; `not` turns that round.
 */
export function judge(condition: Condition | undefined, look: OpenLookup): boolean | undefined {
  if (!condition) return true;
  if ("all" in condition) {
    const parts = condition.all.map((part) => judge(part, look));
    return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
  }
  if ("any" in condition) {
    const parts = condition.any.map((part) => judge(part, look));
    return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
  }
  if ("not" in condition) {
    const inner = judge(condition.not, look);
    return inner === undefined ? undefined : !inner;
  }
  const value = look(condition.field);
  return value === OPEN ? undefined : compare(condition, value);
}

/** Whether a condition holds with the answers as they are now. */
export function holds(condition: Condition | undefined, look: Lookup): boolean {
  return judge(condition, look) === true;
}

/** Both conditions together; an absent one is no condition. */
export function bothOf(first: Condition | undefined, second: Condition | undefined): Condition | undefined {
  if (!first) return second;
  return second ? { all: [first, second] } : first;
}

/** All comparisons inside a condition, in reading order. */
export function comparisonsOf(condition: Condition | undefined): readonly Comparison[] {
  if (!condition) return [];
  if ("all" in condition) return condition.all.flatMap(comparisonsOf);
  if ("any" in condition) return condition.any.flatMap(comparisonsOf);
  return "not" in condition ? comparisonsOf(condition.not) : [condition];
}

/** The same condition with every comparison replaced. */
export function mapComparisons(condition: Condition, change: (comparison: Comparison) => Comparison): Condition {
  if ("all" in condition) return { all: condition.all.map((part) => mapComparisons(part, change)) };
  if ("any" in condition) return { any: condition.any.map((part) => mapComparisons(part, change)) };
  return "not" in condition ? { not: mapComparisons(condition.not, change) } : change(condition);
}
