import type { CaseState, HoldReason } from "@gerai/contracts/applications";
import type { Text } from "@gerai/contracts/kernel";
import { type HoldableOutput, outputsHeldBy } from "./hold-steps.ts";

/** A hold as it should stand by the rules. `until` is null when nobody has decided it. */
export interface WantedHold {
  readonly reason: HoldReason;
  readonly card: string | null;
  /** The rule that decides; null for what a person or a stock sets. */
  readonly ruleKey: string | null;
  readonly words: Text;
  readonly since: Date;
  readonly until: Date | null;
  /** `YYYY-MM-DD` */
  readonly reviewOn: string | null;
}

/** A hold that is open. */
export interface OpenHold extends WantedHold {
  readonly id: string;
}

/** How the holds of a case have to change, and what its applicant has to hear of it: at most one thing. */
export interface HoldPlan {
  readonly set: readonly WantedHold[];
  readonly lift: readonly { readonly id: string; readonly because: "ended" | "passed"; readonly at: Date }[];
  /** Holds that stay, with another end or other words. */
  readonly renew: readonly { readonly id: string; readonly to: WantedHold }[];
  readonly tell: "held" | "resumed" | null;
}

const keyOf = ({ reason, ruleKey, card }: WantedHold): string => `${reason} ${ruleKey} ${card}`;

const sameInstant = (one: Date | null, other: Date | null): boolean => one?.getTime() === other?.getTime();

function isSame(one: WantedHold, other: WantedHold): boolean {
  return (
    sameInstant(one.until, other.until) &&
    one.reviewOn === other.reviewOn &&
    one.words.id === other.words.id &&
    one.words.en === other.words.en
  );
}

/**
 * Compares what stands by the rules with the holds that are open. A hold is set while it stands in the way of an output;
 * it is lifted as `ended` when the rule no longer says so, as `passed` when the case has no need of it any more. Holds that
 * no rule set (`ruleKey` null) end only by passing. The applicant hears of a new reason, and of the end of the last one;
 * never of a rule that takes over from another for the same reason.
 */
export function planHolds(
  state: CaseState,
  outputs: readonly HoldableOutput[],
  standing: readonly WantedHold[],
  open: readonly OpenHold[],
  now: Date,
): HoldPlan {
  const isInTheWay = (hold: WantedHold) => outputsHeldBy(hold, state, outputs).length > 0;
  const wanted = new Map(standing.filter(isInTheWay).map((hold) => [keyOf(hold), hold]));
  const opened = new Map(open.map((hold) => [keyOf(hold), hold]));
  const isLeft = (hold: OpenHold) => (hold.ruleKey === null ? isInTheWay(hold) : wanted.has(keyOf(hold)));
  const stay = open.filter(isLeft);
  const set = [...wanted.values()].filter((hold) => !opened.has(keyOf(hold)));
  const lift = open
    .filter((hold) => !isLeft(hold))
    .map((hold) => ({
      id: hold.id,
      because: isInTheWay(hold) ? ("ended" as const) : ("passed" as const),
      // Whoever looks late still knows when it ended.
      at: hold.until && hold.until < now ? hold.until : now,
    }));
  const renew = stay.flatMap((hold) => {
    const to = wanted.get(keyOf(hold));
    return to && !isSame(hold, to) ? [{ id: hold.id, to }] : [];
  });
  const before = new Set(open.map(({ reason }) => reason));
  const isNews = set.some(({ reason }) => !before.has(reason));
  const isOver = stay.length + set.length === 0 && lift.some(({ because }) => because === "ended");
  return { set, lift, renew, tell: isNews ? "held" : isOver ? "resumed" : null };
}
