import type { CaseState, HoldReason } from "@gerai/contracts/applications";
import { type CaseCourse, type CaseMoves, isReadyOutput, outputsHeldBy } from "../applications/index.ts";
import { holdsAt } from "../availability/index.ts";
import type { PromiseFacts, Standstill } from "./promise-clock.ts";

/** What a hold counts as; what waits on the shelf is ready already. */
const SHARE_OF: Readonly<Record<HoldReason, Standstill["share"] | null>> = {
  BLANKO_OUT: "blanks",
  SIAK_DOWN: "siak",
  DEDUP: "siak",
  PRINT_SUSPENDED: "closed",
  RECORDING_SUSPENDED: "closed",
  LEGALISATION_SUSPENDED: "closed",
  PICKUP_SUSPENDED: null,
};
const FINAL: readonly CaseState[] = ["CLOSED", "REJECTED", "CANCELLED", "EXPIRED"];
/** A rule that changes oftener than this is not foreseen further. */
const MOST_CHANGES = 200;

/** The facts of a promise, and whether it was kept (`finished`) or has lapsed with its case (`void`). */
export interface PromiseCase {
  readonly facts: PromiseFacts;
  readonly end: "finished" | "void" | null;
}

/** When the clock starts: the case is complete; where the service counts from the visit, that has taken place too. */
function startOf(course: CaseCourse, moves: CaseMoves): Date | undefined {
  const verified = moves.ofCase.find(({ to }) => to === "VERIFIED")?.at;
  if (!verified || course.definition.promise.startsAt !== "visit") return verified;
  const visits = course.outputs.filter(({ kind }) => kind === "visit");
  const done = visits.map(({ id }) => moves.ofOutputs.get(id)?.find(({ to }) => to === "DONE")?.at);
  if (!done.every((at) => at !== undefined)) return undefined;
  return new Date(Math.max(verified.getTime(), ...done.map((at) => at.getTime())));
}

/** When every output was ready for the first time; undefined while one is not. */
function readyAt(course: CaseCourse, moves: CaseMoves): Date | undefined {
  const ready = course.outputs.map(
    ({ id, kind }) => moves.ofOutputs.get(id)?.find(({ to }) => isReadyOutput(kind, to))?.at,
  );
  if (!ready.every((at) => at !== undefined) || ready.length === 0) return undefined;
  return new Date(Math.max(...ready.map((at) => at.getTime())));
}

function pausesOf(moves: CaseMoves): Standstill[] {
  return moves.ofCase.flatMap(({ to, at }, index) =>
    to === "NEEDS_COMPLETION" ? [{ share: "citizen" as const, from: at, to: moves.ofCase[index + 1]?.at ?? null }] : [],
  );
}

/** Holds as they were, the open ones until now, or as long as is known where no rule of the office decides. */
function pastHolds(course: CaseCourse, now: Date): Standstill[] {
  return course.holds.flatMap(({ reason, ruleKey, since, until, liftedAt }) => {
    const share = SHARE_OF[reason];
    const to = liftedAt ?? (ruleKey === null ? until : now);
    return share === null || (to !== null && to <= since) ? [] : [{ share, from: since, to }];
  });
}

/** Holds as the rules will set them from now on while the outputs stay as they are. */
function comingHolds(course: CaseCourse, now: Date): Standstill[] {
  const coming: Standstill[] = [];
  let from = now;
  for (let change = 0; change < MOST_CHANGES; change++) {
    const { holds, nextChange } = holdsAt(course.compiled, course.asked, from);
    for (const { code, card } of holds) {
      const share = SHARE_OF[code];
      const isInTheWay = outputsHeldBy({ reason: code, card }, "IN_PROCESS", course.outputs).length > 0;
      if (share !== null && isInTheWay) coming.push({ share, from, to: nextChange });
    }
    if (nextChange === null) break;
    from = nextChange;
  }
  return coming;
}

/** What blanks and the central system are to blame for is said before what the office decided. */
const WEIGHT = ["citizen", "blanks", "siak", "closed"];

/** The facts of a case's promise as they are known now; undefined while its clock has not started. */
export function promiseCase(course: CaseCourse, moves: CaseMoves, now: Date): PromiseCase | undefined {
  const startedAt = startOf(course, moves);
  if (!startedAt) return undefined;
  const ready = readyAt(course, moves);
  const ended = FINAL.includes(course.state) ? moves.ofCase.findLast(({ to }) => FINAL.includes(to))?.at : undefined;
  const endedAt = ready ?? ended ?? null;
  const standstills = [
    ...pausesOf(moves),
    ...pastHolds(course, now),
    ...(endedAt === null && course.state !== "NEEDS_COMPLETION" ? comingHolds(course, now) : []),
  ].sort((one, other) => WEIGHT.indexOf(one.share) - WEIGHT.indexOf(other.share));
  return {
    facts: {
      compiled: course.compiled,
      work: { service: course.asked.service, purpose: course.asked.purpose, filedOn: course.asked.filedOn },
      workingDays: course.definition.promise.workingDays,
      startedAt,
      endedAt,
      standstills,
    },
    end: ready ? "finished" : endedAt ? "void" : null,
  };
}
