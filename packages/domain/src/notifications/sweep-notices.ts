import { z } from "zod";
import { type Context, procedure, query } from "../kernel/index.ts";
import { deliverNotice } from "./deliver-notice.ts";
import { listStuckNotices } from "./notifications.store.ts";

/** A notice younger than this is still its job's affair. */
const YOUNG_MS = 60_000;
/** Notices of one office that are looked up together. */
const BATCH = 50;
/** How many of them are on their way at once: while one waits for its provider, others are made ready. */
const AT_ONCE = 5;
/** How long one office's turn is unless the caller says otherwise. */
const TURN_MS = 5_000;

/** What a turn came to. */
export interface Sweep {
  /** Notices that were taken up. */
  readonly found: number;
  /** Notices that failed unexpectedly; a later turn of the same sweep leaves them out. */
  readonly failed: readonly string[];
  /** Whether the time was over before the work was. */
  readonly hasMore: boolean;
}

const findStuck = query({
  action: "notice.list-stuck",
  principals: ["system"],
  input: z.object({ except: z.array(z.uuid()) }),
  async run({ tx, ctx }, { except }) {
    const now = ctx.now();
    const createdBefore = new Date(now.getTime() - YOUNG_MS);
    return await listStuckNotices(tx, { now, createdBefore, except, limit: BATCH });
  },
});

/** Delivers a batch, several at a time, until it is done or the turn is over, the first ones in any case; answers how many. */
async function deliverBatch(ctx: Context, ids: readonly string[], end: number, failed: string[]): Promise<number> {
  const left = ids.values();
  let taken = 0;
  const work = async () => {
    for (const noticeId of left) {
      taken += 1;
      try {
        await deliverNotice(ctx, { noticeId });
      } catch (error) {
        failed.push(noticeId);
        ctx.logger.error("a notice could not be delivered", { error, noticeId });
      }
      if (ctx.now().getTime() >= end) return;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return taken;
}

/**
 * Delivers what no job takes care of any more: notices that waited for the morning or for a provider, whose worker
 * vanished or whose job was lost with the queue (OUT-6). Goes on, batch after batch, until nothing is left or the turn is
 * over; `hasMore` asks for another one. A notice that fails unexpectedly does not keep the others, and a batch of nothing
 * else ends the turn.
 */
export const sweepNotices = procedure({
  action: "notice.sweep",
  principals: ["system"],
  input: z.object({
    turnMs: z.int().positive().default(TURN_MS),
    /** Notices that failed in an earlier turn of this sweep. */
    except: z.array(z.uuid()).default([]),
  }),
  async run(ctx, { turnMs, except }): Promise<Sweep> {
    const end = ctx.now().getTime() + turnMs;
    const failed: string[] = [];
    let found = 0;
    for (;;) {
      const ids = await findStuck(ctx, { except: [...except, ...failed] });
      const failedBefore = failed.length;
      const taken = await deliverBatch(ctx, ids, end, failed);
      found += taken;
      const isWhole = taken === ids.length;
      const isHopeless = failed.length - failedBefore === BATCH;
      if (isHopeless || (isWhole && ids.length < BATCH)) return { found, failed, hasMore: false };
      if (ctx.now().getTime() >= end) return { found, failed, hasMore: true };
    }
  },
});
