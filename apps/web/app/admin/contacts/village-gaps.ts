import type { ContactLineView } from "@gerai/contracts/broadcasts";

/** Where nobody is in office though somebody should be: the village itself, an RW, an RT. */
export interface VillageGap {
  readonly level: "village" | "rw" | "rt";
  readonly rw: number | null;
  readonly rt: number | null;
}

type Head = Pick<ContactLineView, "level" | "term"> & { readonly place: Pick<ContactLineView["place"], "rw" | "rt"> };

const isDefined = (number: number | null): number is number => number !== null;

/** Numbers from 1 to the greatest that nobody has. */
function missing(numbers: readonly number[]): number[] {
  const known = new Set(numbers);
  return Array.from({ length: Math.max(0, ...numbers) }, (_, index) => index + 1).filter((one) => !known.has(one));
}

/** Whether RT numbers run through the village (Bontang) rather than beginning anew in every RW. */
function runThrough(rts: readonly { readonly rt: number }[]): boolean {
  return new Set(rts.map(({ rt }) => rt)).size === rts.length;
}

function rtGaps(all: readonly Head[], inOffice: readonly Head[]): VillageGap[] {
  const rtsOf = (heads: readonly Head[]) =>
    heads.flatMap(({ level, place: { rw, rt } }) => (level === "rt" && rt !== null ? [{ rw, rt }] : []));
  const [everyone, present] = [rtsOf(all), rtsOf(inOffice)];
  const units = [...new Map(everyone.map((one) => [`${one.rw}/${one.rt}`, one])).values()];
  const isPresent = (one: { rw: number | null; rt: number }) =>
    present.some(({ rw, rt }) => rw === one.rw && rt === one.rt);
  const left = units.filter((one) => !isPresent(one));
  if (runThrough(units)) {
    const never = missing(units.map(({ rt }) => rt)).map((rt) => ({ rw: null, rt }));
    return [...left, ...never].map((one) => ({ level: "rt", ...one }));
  }
  const rws = [...new Set(units.map(({ rw }) => rw))];
  const never = rws.flatMap((rw) =>
    missing(units.filter((one) => one.rw === rw).map(({ rt }) => rt)).map((rt) => ({ rw, rt })),
  );
  return [...left, ...never].map((one) => ({ level: "rt", ...one }));
}

/**
 * What is missing in a village, as far as its own numbers tell: no Lurah or Kades, an RW that has RT but nobody itself or
 * was left out in counting, an RT below the greatest known number. Heads whose term is over leave their place empty.
 */
export function villageGaps(contacts: readonly Head[]): VillageGap[] {
  const inOffice = contacts.filter(({ term }) => term === "in-office");
  const hasHead = inOffice.some(({ level }) => level === "lurah" || level === "kades");
  const spoken = contacts.map(({ place }) => place.rw).filter(isDefined);
  const led = new Set(inOffice.flatMap(({ level, place }) => (level === "rw" && place.rw !== null ? [place.rw] : [])));
  const rws = [...new Set([...spoken, ...missing(spoken)])].filter((rw) => !led.has(rw));
  const gaps: VillageGap[] = [
    ...(hasHead ? [] : [{ level: "village", rw: null, rt: null } as const]),
    ...rws.map((rw): VillageGap => ({ level: "rw", rw, rt: null })),
    ...rtGaps(contacts, inOffice),
  ];
  const order = { village: 0, rw: 1, rt: 2 } as const;
  return gaps.toSorted(
    (one, other) =>
      order[one.level] - order[other.level] || (one.rw ?? 0) - (other.rw ?? 0) || (one.rt ?? 0) - (other.rt ?? 0),
  );
}
