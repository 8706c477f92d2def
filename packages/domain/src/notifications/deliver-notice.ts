import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { dispatchMessage, readDelivery, type Sending, sendingOf } from "../channels/index.ts";
import { type Context, command, procedure, query } from "../kernel/index.ts";
import { type Assignment, type Claimed, claimNotice, type Handing, takeNotice } from "./claim-notice.ts";
import { mailOrder } from "./mail-order.ts";
import { noteTry } from "./note-try.ts";
import type { NoticeRow } from "./notifications.store.ts";
import { NoticeTelling, planNotice, recordNotice } from "./record-notice.ts";

const OfNotice = z.object({ noticeId: z.uuid() });

/** Where a notice stands after a delivery. `pending` is tried again by the sweep. */
export interface Delivery {
  readonly state: NoticeRow["state"];
}

const findDelivery = query({
  action: "notice.read-delivery",
  principals: ["system"],
  input: z.object({ messageId: z.uuid() }),
  run: async (scope, { messageId }) => (await readDelivery(scope, messageId)) ?? null,
});

/** What an attempt came to, as it is noted. */
type Outcome = Omit<Parameters<typeof noteTry>[1], "noticeId" | "tryId">;

/** What became of a message that was given away before: a receipt, or nobody knows. */
async function readOutcome(ctx: Context, messageId: string): Promise<Outcome> {
  const delivery = await findDelivery(ctx, { messageId });
  if (!delivery || delivery.state === "pending" || delivery.state === "sending") return { state: "unknown" };
  return { state: delivery.state, failure: delivery.failure };
}

function outcomeOf(sending: Exclude<Sending, { kind: "done" }>): Outcome {
  switch (sending.kind) {
    case "failed":
      return { state: "failed", failure: sending.reason };
    case "waiting":
      return { state: "waiting", failure: sending.reason, retryAt: sending.retryAt };
    default:
      return { state: sending.kind };
  }
}

/** Gives a message to its provider, if it has a place there. */
async function sendByProvider(ctx: Context, tryId: string, handing: Handing): Promise<Outcome> {
  switch (handing.kind) {
    case "go": {
      const outcome = await dispatchMessage(ctx, handing);
      return { ...outcomeOf(sendingOf(outcome)), said: { accountId: handing.accountId, outcome } };
    }
    case "done":
      return await readOutcome(ctx, tryId);
    case "refused":
      return { state: "failed", failure: handing.code };
    case "no-account":
      return { state: "failed", failure: handing.kind };
    default:
      return outcomeOf(handing);
  }
}

/** Words an e-mail and gives it to the mail server. Its answer is an outcome; any other fault is the worker's own and thrown. */
async function sendByMail(ctx: Context, noticeId: string, mail: Assignment & { channel: "email" }): Promise<Outcome> {
  const { notice, words, to } = mail;
  try {
    const written = ctx.ports.notices.write(notice, words);
    const order = await mailOrder(ctx, { noticeId, tryId: mail.tryId, to, office: notice.office.name, words: written });
    const { providerId } = await ctx.ports.email.send(order);
    return { state: "sent", providerId };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { state: "failed", failure: error.code };
  }
}

/** More turns than a notice can take at once: each takes another way, or comes to rest. */
const MOST_TURNS = 12;

/** Goes on from a claim until the notice rests. */
async function goOn(ctx: Context, noticeId: string, first: Claimed): Promise<Delivery> {
  let claimed = first;
  for (let turn = 1; claimed.kind !== "rest"; turn++) {
    if (claimed.kind === "send") {
      const { assignment } = claimed;
      const { tryId } = assignment;
      const outcome =
        assignment.channel === "email"
          ? await sendByMail(ctx, noticeId, assignment)
          : await sendByProvider(ctx, tryId, assignment.handing);
      const { state, isDue } = await noteTry(ctx, { noticeId, tryId, ...outcome });
      if (!isDue) return { state };
    }
    if (turn === MOST_TURNS) return { state: "pending" };
    claimed = await claimNotice(ctx, { noticeId });
  }
  return { state: claimed.state };
}

/**
 * Sends a planned notice by its next way, and by the ways after it while each fails at once: words and links are made
 * now, nothing of them is kept. Called again it does nothing while another worker holds the notice or when it has ended.
 * A provider that is away leaves it pending for the sweep. At most one repetition after a crash (OUT-5).
 */
export const deliverNotice = procedure({
  action: "notice.deliver",
  principals: ["system"],
  input: OfNotice,
  run: async (ctx, { noticeId }): Promise<Delivery> => await goOn(ctx, noticeId, await claimNotice(ctx, { noticeId })),
});

/** Plans a message and takes it at once, so that its case is read once; one that was planned before is left as it is. */
const recordAndClaim = command({
  action: "notice.record",
  principals: ["system"],
  input: NoticeTelling,
  async run(scope, telling) {
    const planned = await planNotice(scope, telling);
    const noticeId = planned?.id ?? null;
    const taken = planned?.row ? await takeNotice(scope, { row: planned.row, tries: [] }, planned.file) : null;
    const claim = taken && { errand: taken.errand, claim: taken.claimed.kind };
    return {
      subjectId: telling.applicationId,
      result: { noticeId, claimed: taken?.claimed ?? null },
      details: { kind: telling.kind, ways: planned?.ways ?? [], noticeId, ...claim },
    };
  },
});

/**
 * Plans the message about an event (`recordNotice`) and sends it (`deliverNotice`). Should it not be possible to make it
 * ready, it is planned all the same, and the sweep has it. Answers null when there is nothing to send.
 */
export const tellNotice = procedure({
  action: "notice.tell",
  principals: ["system"],
  input: NoticeTelling,
  async run(ctx, telling): Promise<Delivery | null> {
    const begin = async () => {
      try {
        return await recordAndClaim(ctx, telling);
      } catch (error) {
        // Nothing of it was written. Planning alone needs less; what stands in its way as well is thrown.
        ctx.logger.warn("a notice could not be made ready", { kind: telling.kind, error });
        return { ...(await recordNotice(ctx, telling)), claimed: null };
      }
    };
    const { noticeId, claimed } = await begin();
    if (noticeId === null) return null;
    return await goOn(ctx, noticeId, claimed ?? (await claimNotice(ctx, { noticeId })));
  },
});
