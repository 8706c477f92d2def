import type { ImportFault } from "@gerai/contracts/broadcasts";
import { overlap } from "./contact.ts";
import { faultOf, type RawRow } from "./import-row.ts";
import { type OfficeArea, placeKey } from "./place.ts";
import { type ImportedHead, readRow } from "./read-row.ts";

/** A head who is in the tree already, opened as far as it is compared. */
export interface KnownHead {
  readonly id: string;
  readonly placeKey: string;
  /** Key of the number, equal for equal numbers. */
  readonly phoneKey: string;
  readonly from: string | null;
  readonly until: string | null;
  person(): { readonly name: string; readonly email: string | null };
}

/** What writing a row will do; `known` is the head that it changes. */
export type Effect =
  | { readonly kind: "add"; readonly head: ImportedHead }
  | { readonly kind: "change"; readonly head: ImportedHead; readonly known: KnownHead }
  | { readonly kind: "same"; readonly head: ImportedHead; readonly known: KnownHead };

/** Rows as they can be written, and all that is wrong with the others. */
export interface Judgement {
  readonly effects: readonly Effect[];
  readonly faults: readonly ImportFault[];
}

/** What rows are judged by. */
export interface Surroundings {
  readonly area: OfficeArea;
  readonly today: string;
  readonly known: readonly KnownHead[];
  phoneKey(phone: string): string;
}

const sameName = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const isEqual = (one: ImportedHead, other: ImportedHead) =>
  JSON.stringify({ ...one, row: 0 }) === JSON.stringify({ ...other, row: 0 });

/** Blank cells say nothing: what is known stays. */
function withKnown(head: ImportedHead, known: KnownHead): ImportedHead {
  const { email } = known.person();
  return { ...head, email: head.email ?? email, from: head.from ?? known.from, until: head.until ?? known.until };
}

function effectOn(head: ImportedHead, known: KnownHead, phoneKey: string): Effect {
  const { name, email } = known.person();
  const merged = withKnown(head, known);
  const isSame =
    known.phoneKey === phoneKey &&
    merged.name === name &&
    merged.email === email &&
    merged.from === known.from &&
    merged.until === known.until;
  return { kind: isSame ? "same" : "change", head: merged, known };
}

/** Finds what stands twice, row after row; the first one of each keeps its place. */
class Crowd {
  readonly #byPlace = new Map<string, ImportedHead[]>();
  readonly #byPhone = new Map<string, ImportedHead[]>();

  /** The fault of one more row beside those before it; without one it joins them. */
  join(head: ImportedHead): { code: "row-twice" | "second-head" | "phone-twice"; otherRow: number } | undefined {
    const key = placeKey(head.place);
    const here = this.#byPlace.get(key) ?? [];
    const equal = here.find((other) => isEqual(head, other));
    if (equal) return { code: "row-twice", otherRow: equal.row };
    const second = here.find((other) => overlap(head, other));
    if (second) return { code: "second-head", otherRow: second.row };
    const alike = this.#byPhone.get(head.phone) ?? [];
    const twice = alike.find((other) => overlap(head, other));
    if (twice) return { code: "phone-twice", otherRow: twice.row };
    this.#byPlace.set(key, [...here, head]);
    this.#byPhone.set(head.phone, [...alike, head]);
    return undefined;
  }
}

/** Judges all rows: each for itself, beside the others, and beside the heads that are in the tree. */
export function judgeRows(rows: readonly RawRow[], { area, today, known, phoneKey }: Surroundings): Judgement {
  const byPlace = Map.groupBy(known, (one) => one.placeKey);
  const byPhone = Map.groupBy(known, (one) => one.phoneKey);
  const crowd = new Crowd();
  const effects: Effect[] = [];
  const faults: ImportFault[] = [];
  for (const raw of rows) {
    const head = readRow(raw, area, today);
    if ("length" in head) {
      faults.push(...head);
      continue;
    }
    const key = phoneKey(head.phone);
    const here = (byPlace.get(placeKey(head.place)) ?? []).filter((one) => overlap(head, one));
    const elsewhere = (byPhone.get(key) ?? []).find((one) => !here.includes(one) && overlap(head, one));
    const twice = crowd.join(head);
    if (twice) {
      const column = twice.code === "phone-twice" ? "phone" : null;
      faults.push(faultOf(raw, column, twice.code, twice.otherRow));
      continue;
    }
    const [first, ...others] = here;
    const isFirst = first && (first.phoneKey === key || sameName(first.person().name, head.name));
    if (elsewhere) faults.push(faultOf(raw, "phone", "phone-of-other-place"));
    else if (!first) effects.push({ kind: "add", head });
    else if (!isFirst || others.length > 0) faults.push(faultOf(raw, null, "second-head"));
    else {
      const effect = effectOn(head, first, key);
      const { from, until } = effect.head;
      if (from !== null && until !== null && from > until) faults.push(faultOf(raw, "until", "term-reversed"));
      else effects.push(effect);
    }
  }
  return { effects, faults };
}
