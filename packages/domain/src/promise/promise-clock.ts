import type { PromiseShares, PromiseState } from "@gerai/contracts/promise";
import {
  type CompiledAvailability,
  type Interval,
  type WorkQuestion,
  workingIntervals,
} from "../availability/index.ts";
import { MINUTE, ordinarySpans, workingDayMinutes } from "./office-minutes.ts";

/** Who or what takes a minute of a case. */
export type Share = keyof PromiseShares;

/** A time in which the clock stands; no end: nobody knows it. */
export interface Standstill {
  readonly share: Exclude<Share, "office">;
  readonly from: Date;
  readonly to: Date | null;
}

/** All that decides a promise. */
export interface PromiseFacts {
  readonly compiled: CompiledAvailability;
  readonly work: Omit<WorkQuestion, "from" | "to">;
  readonly workingDays: number;
  /** Complete since; the clock starts. */
  readonly startedAt: Date;
  /** Every output is ready, or the case has ended without; the clock stops. */
  readonly endedAt: Date | null;
  /** The applicant was asked (`citizen`), or a hold stood in the way. The first one that fits an instant counts. */
  readonly standstills: readonly Standstill[];
}

/** Where a promise stands. Minutes are whole office-open ones. */
export interface PromiseReckoning {
  readonly state: Exclude<PromiseState, "finished" | "void">;
  readonly budgetMinutes: number;
  readonly usedMinutes: number;
  /** The instant at which the last promised minute is over; null when a standstill has no end, or nobody ever works. */
  readonly dueAt: Date | null;
  /** Of the time until now, or until the clock stopped. */
  readonly elapsed: PromiseShares;
  /** Of the time until `dueAt`, or as far as it is known. */
  readonly planned: PromiseShares;
}

/** A piece of ordinary office time, in milliseconds since 1970, and what takes it. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly share: Share;
}

const DAY = 86_400_000;
/** Nobody is promised anything further off. */
const HORIZON = 400 * DAY;

/** Takes intervals in order, so that each is asked for once however many spans lie in it. */
class Worked {
  readonly #intervals: Generator<Interval>;
  #current: Interval | undefined;

  constructor(intervals: Generator<Interval>) {
    this.#intervals = intervals;
    this.#current = this.#next();
  }

  #next(): Interval | undefined {
    const { value, done } = this.#intervals.next();
    return done ? undefined : value;
  }

  /** The instants at which work begins or stops within a stretch, and whether it is going on at one of them. */
  within(from: number, to: number): { readonly cuts: number[]; readonly isWorked: (instant: number) => boolean } {
    while (this.#current && this.#current.to.getTime() <= from) this.#current = this.#next();
    const found: { from: number; to: number }[] = [];
    while (this.#current && this.#current.from.getTime() < to) {
      found.push({ from: this.#current.from.getTime(), to: this.#current.to.getTime() });
      if (this.#current.to.getTime() > to) break;
      this.#current = this.#next();
    }
    return {
      cuts: found.flatMap((one) => [one.from, one.to]),
      isWorked: (instant) => found.some((one) => one.from <= instant && instant < one.to),
    };
  }
}

const coversInstant = ({ from, to }: Standstill, instant: number): boolean =>
  from.getTime() <= instant && (to === null || instant < to.getTime());

function shareOf(standstills: readonly Standstill[], isWorked: boolean, instant: number): Share {
  const standing = standstills.find((one) => coversInstant(one, instant));
  if (standing?.share === "citizen") return "citizen";
  return isWorked ? (standing?.share ?? "office") : "closed";
}

/**
 * The ordinary office time from the start on, piece after piece, with what takes each: the applicant, a closed office
 * (holiday, a rule that stops work), a hold, or the office's own work. What lies outside ordinary hours is in no piece.
 */
export function* pieces(facts: PromiseFacts, until: number): Generator<Piece> {
  const { compiled, work, standstills } = facts;
  const first = facts.startedAt.getTime();
  const worked = new Worked(workingIntervals(compiled, { ...work, from: facts.startedAt, to: new Date(until) }));
  const edges = standstills.flatMap(({ from, to }) => [from.getTime(), to?.getTime() ?? from.getTime()]);
  for (let day = compiled.time.dayOf(first); compiled.time.startOf(day) < until; day++) {
    for (const span of ordinarySpans(compiled, work.service, day)) {
      const [from, to] = [Math.max(span.from, first), Math.min(span.to, until)];
      if (from >= to) continue;
      const { cuts, isWorked } = worked.within(from, to);
      const inside = [...cuts, ...edges].filter((cut) => from < cut && cut < to);
      const bounds = [from, ...[...new Set(inside)].sort((one, other) => one - other), to];
      for (const [index, end] of bounds.slice(1).entries()) {
        const start = bounds[index] ?? from;
        yield { from: start, to: end, share: shareOf(standstills, isWorked(start), start) };
      }
    }
  }
}

class Tally {
  readonly #taken: Record<Share, number> = { office: 0, citizen: 0, closed: 0, blanks: 0, siak: 0 };

  add(share: Share, milliseconds: number): void {
    this.#taken[share] += Math.max(0, milliseconds);
  }

  get shares(): PromiseShares {
    const { office, citizen, closed, blanks, siak } = this.#taken;
    const whole = (milliseconds: number) => Math.floor(milliseconds / MINUTE);
    return {
      office: whole(office),
      citizen: whole(citizen),
      closed: whole(closed),
      blanks: whole(blanks),
      siak: whole(siak),
    };
  }
}

function stateAt(standstills: readonly Standstill[], now: number): PromiseReckoning["state"] {
  const standing = standstills.find((one) => coversInstant(one, now));
  if (!standing) return "running";
  return standing.share === "citizen" ? "paused" : "suspended";
}

/** Reckons a promise at an instant. Pure: the same facts give the same dates, whenever they are reckoned. */
export function reckonPromise(facts: PromiseFacts, now: Date): PromiseReckoning {
  const { compiled, work, startedAt, endedAt, workingDays, standstills } = facts;
  const dayMinutes = workingDayMinutes(compiled, work.service, startedAt);
  const budget = workingDays * dayMinutes * MINUTE;
  const stop = Math.max(startedAt.getTime(), Math.min(now.getTime(), endedAt?.getTime() ?? now.getTime()));
  // Behind a standstill without an end no minute is worked: there is nothing to look for.
  const openEnds = standstills.filter(({ to }) => to === null).map(({ from }) => from.getTime());
  const horizon = Math.max(stop, Math.min(stop + HORIZON, ...openEnds));
  const elapsed = new Tally();
  const planned = new Tally();
  let left = budget;
  let dueAt: number | null = null;
  for (const { from, to, share } of pieces(facts, dayMinutes === 0 ? stop : horizon)) {
    elapsed.add(share, Math.min(to, stop) - from);
    if (dueAt === null) {
      const isLast = share === "office" && to - from >= left;
      planned.add(share, isLast ? left : to - from);
      if (isLast) dueAt = from + left;
      else if (share === "office") left -= to - from;
    }
    if (dueAt !== null && to >= stop) break;
  }
  return {
    state: stateAt(standstills, now.getTime()),
    budgetMinutes: workingDays * dayMinutes,
    usedMinutes: elapsed.shares.office,
    dueAt: dueAt === null || dayMinutes === 0 ? null : new Date(dueAt),
    elapsed: elapsed.shares,
    planned: planned.shares,
  };
}
