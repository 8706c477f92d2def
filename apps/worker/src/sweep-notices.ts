import type { OfficeFacts, Resources } from "@gerai/domain/kernel";
import { sweepNotices } from "@gerai/domain/notifications";
import { listOffices } from "@gerai/domain/tenancy";
import { inEveryOffice } from "./in-every-office.ts";
import type { TimetableEntry } from "./timetable.ts";

const EVERY_MS = 60_000;
/** No round begins later than this after the first. */
const SWEEP_MS = 45_000;
/** How long an office keeps the others waiting in one round. */
const TURN_MS = 5_000;

/**
 * Delivers the notices of every office that no job takes care of any more. Round after round: each office has a short
 * turn in the first, and those with more to do in the ones after, so that nobody's one message waits for the thousands of
 * another office.
 */
export async function sweepAllNotices(resources: Resources): Promise<void> {
  const now = () => resources.clock.now().getTime();
  const end = now() + SWEEP_MS;
  const failed = new Map<string, readonly string[]>();
  const failures: unknown[] = [];
  let waiting: readonly OfficeFacts[] = await listOffices(resources);
  // Of many offices each has less, so that the first round ends in time; a turn delivers a few messages however short.
  const turnMs = Math.min(TURN_MS, Math.ceil(SWEEP_MS / Math.max(1, waiting.length)));
  while (waiting.length > 0) {
    const withMore: OfficeFacts[] = [];
    const round = inEveryOffice(
      resources,
      "the sweep of notices",
      async (ctx) => {
        const except = failed.get(ctx.tenantId) ?? [];
        const sweep = await sweepNotices(ctx, { turnMs, except: [...except] });
        failed.set(ctx.tenantId, [...except, ...sweep.failed]);
        if (sweep.hasMore) withMore.push(ctx.office);
      },
      Promise.resolve(waiting),
    );
    await round.catch((failure: unknown) => failures.push(failure));
    waiting = now() < end ? withMore : [];
  }
  if (failures.length > 0) throw new AggregateError(failures, "the sweep of notices failed in some offices");
}

/** The round of the notices, every minute (OUT-6). */
export const sweepNoticesEntry: TimetableEntry = {
  name: "sweep-notices",
  everyMs: EVERY_MS,
  run: ({ domain }) => sweepAllNotices(domain),
};
