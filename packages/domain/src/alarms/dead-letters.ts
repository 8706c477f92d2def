import { replayAsked } from "@gerai/contracts/alarms";
import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { command, query, type Scope } from "../kernel/index.ts";
import { type DeadLetterRow, findDeadLetter, lockDeadLetter, updateDeadLetter } from "./alarms.store.ts";

const OfDeadLetter = z.object({ deadLetterId: z.uuid() });

/** How long a try that was asked for has before another one may be asked for: its worker may have vanished. */
const TRY_MS = 10 * 60_000;

/** Whether another try was asked for and may still be going on. */
export function isTrying({ replay_asked_at: askedAt }: Pick<DeadLetterRow, "replay_asked_at">, now: Date): boolean {
  return askedAt !== null && now.getTime() - askedAt.getTime() < TRY_MS;
}

async function takeOpen({ tx, ctx }: Scope, id: string): Promise<DeadLetterRow> {
  const row = await lockDeadLetter(tx, id);
  if (!row) throw notFound();
  if (isTrying(row, ctx.now())) throw new Problem("alarms.being-tried", 409);
  return row;
}

/**
 * Asks for another try of a job that was given up (OUT-9). The worker runs that one consumer again with the event it had
 * failed at; its effects are keyed by the event, so what had been done is not done twice. 404 when it is not open,
 * 409 `alarms.being-tried` while a try is under way.
 */
export const replayDeadLetter = command({
  action: "dead-letter.replay",
  principals: ["staff"],
  permission: "office:manage",
  input: OfDeadLetter,
  async run(scope, { deadLetterId }) {
    const row = await takeOpen(scope, deadLetterId);
    await updateDeadLetter(scope.tx, deadLetterId, { replay_asked_at: scope.ctx.now() });
    scope.announce(replayAsked, { deadLetterId });
    return { subjectId: deadLetterId, result: {}, details: { job: row.job, reason: row.reason } };
  },
});

/** Lets a job that was given up be, for good. Who did so stands in the trail. 404 and 409 as for another try. */
export const discardDeadLetter = command({
  action: "dead-letter.discard",
  principals: ["staff"],
  permission: "office:manage",
  input: OfDeadLetter,
  async run(scope, { deadLetterId }) {
    const row = await takeOpen(scope, deadLetterId);
    await updateDeadLetter(scope.tx, deadLetterId, { resolved_at: scope.ctx.now(), resolution: "discarded" });
    return { subjectId: deadLetterId, result: {}, details: { job: row.job, reason: row.reason } };
  },
});

/** The job that another try was asked for; null when it was settled meanwhile. */
export const readReplay = query({
  action: "dead-letter.read-replay",
  principals: ["system"],
  input: OfDeadLetter,
  async run({ tx }, { deadLetterId }) {
    const row = await findDeadLetter(tx, deadLetterId);
    if (!row || row.replay_asked_at === null) return null;
    const { job, event_id: eventId, payload } = row;
    return { job, eventId, payload: payload as Readonly<Record<string, unknown>> };
  },
});

/** Writes down how another try ended: done, or given up again with the new reason. */
export const settleReplay = command({
  action: "dead-letter.settle-replay",
  principals: ["system"],
  input: OfDeadLetter.extend({ failure: z.string().max(300).nullable() }),
  async run({ tx, ctx }, { deadLetterId, failure }) {
    const row = await lockDeadLetter(tx, deadLetterId);
    if (!row) throw notFound();
    const now = ctx.now();
    const change =
      failure === null
        ? ({ resolved_at: now, resolution: "replayed" } as const)
        : { reason: failure, attempts: row.attempts + 1, failed_at: now, replay_asked_at: null };
    await updateDeadLetter(tx, deadLetterId, change);
    return { subjectId: deadLetterId, result: {}, details: { job: row.job, isDone: failure === null } };
  },
});
