import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { notePdfSent } from "../issuing/index.ts";
import { type Context, command, procedure } from "../kernel/index.ts";
import { type AddressedNotice, gatherNotice } from "./gather-notice.ts";
import { claimOf, LEASE_MS, nextTry, REPEATED } from "./notice-lease.ts";
import { lockNotice, type NoticeRow, updateNotice } from "./notifications.store.ts";
import type { NoticeKind } from "./ports.ts";
import type { NoticeFacts } from "./record-notice.ts";

const OfNotice = z.object({ noticeId: z.uuid() });

/** Where a notice stands after a delivery. `pending` is tried again by the sweep. */
export interface Delivery {
  readonly state: "pending" | "sending" | "sent" | "failed";
}

type Claimed = { readonly message: AddressedNotice } | { readonly state: string };

/** Takes the notice, and gathers its words' facts in the same transaction, so that links are minted for this attempt. */
const claimNotice = command({
  action: "notice.claim",
  principals: ["system"],
  input: OfNotice,
  async run(scope, { noticeId }): Promise<{ subjectId: string; result: Claimed; details: { claim: string } }> {
    const { tx, ctx } = scope;
    const row = await lockNotice(tx, noticeId);
    if (!row) throw notFound();
    const claim = claimOf(row, ctx.now());
    const end = (result: Claimed) => ({ subjectId: row.application_id, result, details: { claim, noticeId } });
    if (claim === "leave") return end({ state: row.state });
    const fail = async (failure: string) => {
      await updateNotice(tx, noticeId, { state: "failed", lease_until: null, failure });
      return end({ state: "failed" });
    };
    if (claim === "give-up") return await fail("outcome-unknown");
    const order = {
      kind: row.kind as NoticeKind,
      applicationId: row.application_id,
      subjectId: row.subject_id,
      facts: row.facts as NoticeFacts | null,
    };
    const message = await gatherNotice(scope, order);
    if (!message) return await fail("overtaken");
    await updateNotice(tx, noticeId, {
      state: "sending",
      attempts: row.attempts + 1,
      lease_until: new Date(ctx.now().getTime() + LEASE_MS),
      failure: claim === "repeat" ? REPEATED : row.failure,
    });
    return end({ message });
  },
});

/** Only the attempt that still holds the notice may write how it ended. */
function assertSending(row: NoticeRow | undefined): asserts row is NoticeRow {
  if (row?.state !== "sending") throw new Problem("notifications.overtaken", 409);
}

/** The mail server has taken the message; a paper whose link it carried counts as sent. */
const noteSent = command({
  action: "notice.sent",
  principals: ["system"],
  input: OfNotice.extend({ providerId: z.string().max(500) }),
  async run(scope, { noticeId, providerId }) {
    const { tx, ctx } = scope;
    const row = await lockNotice(tx, noticeId);
    assertSending(row);
    const sent = { state: "sent", lease_until: null, provider_id: providerId, sent_at: ctx.now() } as const;
    await updateNotice(tx, noticeId, sent);
    if (row.kind === "document" && row.subject_id) await notePdfSent(scope, { outputId: row.subject_id });
    return { subjectId: row.application_id, result: {}, details: { noticeId, kind: row.kind } };
  },
});

/** The message did not go out: for good, or until later. */
const noteNotSent = command({
  action: "notice.not-sent",
  principals: ["system"],
  input: OfNotice.extend({ reason: z.string().max(100), isFinal: z.boolean() }),
  async run({ tx, ctx }, { noticeId, reason, isFinal }) {
    const row = await lockNotice(tx, noticeId);
    assertSending(row);
    const next = isFinal ? undefined : nextTry(row, row.attempts, ctx.now());
    const state = next ? "pending" : "failed";
    const failure = next ? row.failure : reason;
    await updateNotice(tx, noticeId, { state, lease_until: next ?? null, failure });
    const result: Delivery = { state };
    return { subjectId: row.application_id, result, details: { noticeId, reason, state } };
  },
});

async function send(ctx: Context, noticeId: string, { to, notice }: AddressedNotice): Promise<Delivery> {
  let providerId: string;
  try {
    const words = ctx.ports.notices.write(notice);
    ({ providerId } = await ctx.ports.email.send({ id: noticeId, to, fromName: notice.office.name, ...words }));
  } catch (error) {
    const isKnown = error instanceof Problem;
    if (!isKnown) throw error;
    return await noteNotSent(ctx, { noticeId, reason: error.code, isFinal: error.status < 500 });
  }
  await noteSent(ctx, { noticeId, providerId });
  return { state: "sent" };
}

/**
 * Sends a planned message: words and links are made now, nothing of them is kept. Called again it does nothing while
 * another worker holds the notice or when it has ended. A mail server that is away leaves it pending for the sweep, a
 * refused address ends it as failed; states never go back. At most one repetition after a crash (OUT-5).
 */
export const deliverNotice = procedure({
  action: "notice.deliver",
  principals: ["system"],
  input: OfNotice,
  async run(ctx, { noticeId }): Promise<Delivery> {
    const claimed = await claimNotice(ctx, { noticeId });
    if (!("message" in claimed))
      return {
        state:
          claimed.state === "delivered" || claimed.state === "read" ? "sent" : (claimed.state as Delivery["state"]),
      };
    return await send(ctx, noticeId, claimed.message);
  },
});
