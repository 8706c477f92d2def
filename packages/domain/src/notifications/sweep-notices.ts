import { z } from "zod";
import { procedure, query } from "../kernel/index.ts";
import { deliverNotice } from "./deliver-notice.ts";
import { listStuckNotices } from "./notifications.store.ts";

/** A notice younger than this is still its job's affair. */
const YOUNG_MS = 60_000;
/** Notices of one office in one sweep. */
const MOST = 50;

const findStuck = query({
  action: "notice.list-stuck",
  principals: ["system"],
  input: z.object({}),
  run: async ({ tx, ctx }) => await listStuckNotices(tx, ctx.now(), new Date(ctx.now().getTime() - YOUNG_MS), MOST),
});

/**
 * Delivers what no job takes care of any more: notices that wait for a mail server, whose worker vanished or whose job was
 * lost with the queue (OUT-6). One that fails unexpectedly does not keep the others. Answers how many it found.
 */
export const sweepNotices = procedure({
  action: "notice.sweep",
  principals: ["system"],
  input: z.object({}),
  async run(ctx): Promise<{ found: number }> {
    const ids = await findStuck(ctx, {});
    for (const noticeId of ids) {
      try {
        await deliverNotice(ctx, { noticeId });
      } catch (error) {
        ctx.logger.error("a notice could not be delivered", { error, noticeId });
      }
    }
    return { found: ids.length };
  },
});
