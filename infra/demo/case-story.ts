import type { OutputState } from "../../packages/contracts/src/applications/index.ts";
import { cancelAtCounter } from "../../packages/domain/src/applications/index.ts";
import type { Form } from "../../packages/domain/src/catalogue/index.ts";
import type { CaseEnd, CasePlan } from "./case-plans.ts";
import { answerRequest, expireRequest, forgetDraft, withdraw } from "./citizen-steps.ts";
import type { DemoCase } from "./demo-case.ts";
import type { Gap } from "./office-hours.ts";
import * as work from "./office-work.ts";
import type { SeedWorld } from "./seed-world.ts";

/** One thing that happens in a case: when, counted from the one before, and what. */
export interface Beat {
  readonly gap: Gap;
  readonly run: (world: SeedWorld, demo: DemoCase) => Promise<void>;
}

const SITTING: Gap = { minutes: 2 };

const claimed: Beat = { gap: { workHours: 3 }, run: (_, demo) => work.claim(demo) };
const judged: Beat = { gap: SITTING, run: (_, demo) => work.judge(demo) };
const refused: Beat = { gap: SITTING, run: (_, demo) => work.judge(demo, work.poorPaper(demo)) };
const asked: Beat = { gap: SITTING, run: (_, demo) => work.ask(demo) };
const answered: Beat = { gap: { minutes: 390 }, run: answerRequest };
const approved: Beat = { gap: { minutes: 9 }, run: (_, demo) => work.approve(demo) };
const verified: Beat = { gap: SITTING, run: (_, demo) => work.verify(demo) };
const processed: Beat = { gap: { workHours: 2 }, run: (_, demo) => work.begin(demo) };

/** From the queue to a verified case; a late report needs the head in between. */
function untilVerified(plan: CasePlan, isLate: boolean): Beat[] {
  const round = plan.detour ? [claimed, refused, asked, answered] : [];
  return [...round, claimed, judged, ...(isLate ? [approved] : []), verified];
}

type Route = Readonly<Partial<Record<OutputState, readonly work.OutputStep[]>>>;

/** How an output of a kind comes to a state, from TO_MAKE. */
function routesOf(kind: string, isFromSiak: boolean): Route {
  const issue: work.OutputStep[] = isFromSiak ? ["attach"] : ["request-signature", "sign"];
  if (kind === "pdf") {
    return {
      AWAITING_SIGNATURE: ["request-signature"],
      ISSUED: issue,
      SENT: [...issue, "sent"],
      REVOKED: [...issue, "sent", "revoke"],
      READY_FOR_PICKUP: [...issue, "shelve"],
      COLLECTED: [...issue, "shelve", "collect"],
    };
  }
  if (kind === "visit") return { DONE: ["done"] };
  if (kind === "message") return { SENT: ["answer"] };
  return {
    READY_TO_PRINT: ["ready"],
    PRINTED: ["ready", "print"],
    READY_FOR_PICKUP: ["ready", "print", "shelve"],
    COLLECTED: ["ready", "print", "shelve", "collect"],
    SENT: ["ready", "print", "courier"],
  };
}

function outputBeats(plan: CasePlan, form: Form, end: Exclude<CaseEnd, string>): Beat[] {
  return form.outputs.flatMap(({ kind }, position) => {
    const wanted = end[kind];
    if (wanted === undefined || wanted === "TO_MAKE") return [];
    const route = routesOf(kind, plan.siak === true)[wanted];
    if (!route) throw new Error(`No way leads a ${kind} to ${wanted}.`);
    return route.map(
      (step): Beat => ({
        gap: step === "sent" ? { minutes: 1 } : { workHours: step === "collect" ? 26 : 3 },
        run: (world, demo) => work.stepOutput(world, demo, position, step),
      }),
    );
  });
}

const cancelled: Beat = {
  gap: { minutes: 75 },
  async run(_, demo) {
    if (demo.plan.atCounter !== true) return await withdraw(demo);
    const { version } = await demo.now();
    const reason = "Pemohon datang ke loket dan membatalkan permohonannya.";
    await cancelAtCounter(await demo.officer("loket"), { applicationId: demo.id, version, reason });
  },
};

/** What follows the filing of a case, up to where its plan ends. */
function afterFiling(plan: CasePlan, form: Form, isLate: boolean): Beat[] {
  const { end } = plan;
  if (typeof end === "object") return [...untilVerified(plan, isLate), processed, ...outputBeats(plan, form, end)];
  const ends: Readonly<Record<Exclude<typeof end, "DRAFT" | "FORGOTTEN">, Beat[]>> = {
    SUBMITTED: plan.isCounted ? [{ gap: { minutesAgo: 4 }, run: work.queue }] : [],
    QUEUED: [{ gap: { minutesAgo: 2 }, run: work.queue }],
    IN_VERIFICATION: [{ ...claimed, gap: { minutesAgo: 4 } }],
    NEEDS_COMPLETION: [claimed, refused, asked],
    RESUBMITTED: [claimed, refused, asked, answered],
    VERIFIED: untilVerified(plan, isLate),
    REJECTED: [
      claimed,
      judged,
      { gap: SITTING, run: (_, demo) => work.propose(demo) },
      { gap: { minutes: 20 }, run: (_, demo) => work.agree(demo) },
    ],
    CANCELLED: [cancelled],
    UNANSWERED: [claimed, refused, asked, { gap: { days: 14 }, run: expireRequest }],
  };
  return end === "DRAFT" || end === "FORGOTTEN" ? [] : ends[end];
}

/** Everything that happens in a case, in order; the first thing happens at the instant of filing. */
export function storyOf(plan: CasePlan, form: Form, isLate: boolean): readonly [Beat, ...Beat[]] {
  const start: Gap = { minutes: 0 };
  if (plan.end === "DRAFT") return [{ gap: start, run: (_, demo) => demo.draft(3) }];
  if (plan.end === "FORGOTTEN") {
    return [
      { gap: start, run: (_, demo) => demo.draft(2) },
      { gap: { days: 7 }, run: forgetDraft },
    ];
  }
  return [{ gap: start, run: (_, demo) => demo.file() }, ...afterFiling(plan, form, isLate)];
}
