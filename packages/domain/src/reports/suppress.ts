import { hideByBoxes } from "./hide-by-boxes.ts";
import { hideDetails } from "./hide-details.ts";
import type { Totals } from "./totals.ts";

/** A count as it may be shown; null where it may not. 0 is shown: that nobody came tells of nobody. */
export type ShownCount = number | null;

/** A table of counts that may leave the house: coordinates in its order, null for "all". */
export type ShownTable = (at: readonly (number | null)[]) => ShownCount;

/** So many of the totals of single offices, services and so on may go for the sake of details. */
const DEAREST_DETAILS = 0.02;

/** The places of the grand total and of the totals of single coordinates: what a reader looks at first. */
function leadingCells(totals: Totals): number[] {
  const whole = [...totals.sizes];
  const lines = whole.flatMap((size, dim) =>
    Array.from({ length: size }, (_, index) => totals.indexOf(whole.with(dim, index))),
  );
  return [totals.indexOf(whole), ...lines];
}

function choose(totals: Totals): Uint8Array {
  const leading = leadingCells(totals);
  const lost = (hidden: Uint8Array) => leading.filter((cell) => hidden[cell]).length;
  const plain = hideDetails(totals);
  const detailed = hideByBoxes(totals);
  const all = leading[0] ?? 0;
  const isDear = lost(detailed) - lost(plain) > DEAREST_DETAILS * leading.length || detailed[all] !== plain[all];
  return isDear ? plain : detailed;
}

/**
 * Hides every count from 1 to 4 in a table of up to three directions and in all its totals, and of the others as many as
 * it takes that none of them can be worked out from what is left: for each there stay at least five values that fit all
 * visible numbers (SUP-1). Details are shown when that costs hardly a leading total, else the leading totals alone. What
 * is hidden depends on the counts, not on who asks for which part.
 */
export function suppress(totals: Totals): ShownTable {
  const hidden = choose(totals);
  const isNothing = (at: readonly number[]) =>
    at.some((coordinate, dim) => {
      const total = totals.indexOf(totals.sizes.map((size, other) => (other === dim ? coordinate : size)));
      return !hidden[total] && totals.values[total] === 0;
    });
  return (parts) => {
    const at = parts.map((coordinate, dim) => coordinate ?? totals.sizes[dim] ?? 0);
    const cell = totals.indexOf(at);
    if (!hidden[cell]) return totals.values[cell] ?? 0;
    // Part of a visible nothing is nothing.
    return isNothing(at) ? 0 : null;
  };
}
