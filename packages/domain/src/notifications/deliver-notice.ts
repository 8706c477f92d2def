import type { NoticeChannel } from "@gerai/contracts/notifications";
import { newId } from "@gerai/foundation/ids";
import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { isOptedOut, readDelivery, type Sending, sendMessage } from "../channels/index.ts";
import { type CommandEnd, type Context, command, procedure, query, type Scope } from "../kernel/index.ts";
import { type AddressedNotice, gatherNotice } from "./gather-notice.ts";
import { noteTry } from "./note-try.ts";
import { changeAfter, endFailed, errandOf, LEASE_MS, type NoticeTry } from "./notice-ladder.ts";
import { findNoticeWords } from "./notice-template.ts";
import { insertTry, listTries, lockNotice, type NoticeRow, updateNotice, updateTry } from "./notifications.store.ts";
import type { NoticeWords } from "./ports.ts";
import type { NoticeFacts } from "./record-notice.ts";

const OfNotice = z.object({ noticeId: z.uuid() });

/** Where a notice stands after a delivery. `pending` is tried again by the sweep. */
export interface Delivery {
  readonly state: NoticeRow["state"];
}

/** One message on one channel, ready to be worded and sent under its own id. */
interface Assignment extends Omit<AddressedNotice, "contact"> {
  readonly tryId: string;
  readonly channel: NoticeChannel;
  readonly to: string;
  readonly words: NoticeWords | null;
}

type Claimed =
  | { readonly kind: "send"; readonly assignment: Assignment }
  | { readonly kind: "again" }
  | { readonly kind: "rest"; readonly state: NoticeRow["state"] };

/** Where this channel leads to, or why it does not. */
async function addressOn(scope: Scope, channel: NoticeChannel, { contact }: AddressedNotice) {
  const to = channel === "email" ? contact.email : contact.phone;
  if (!to) return { failure: "no-address" };
  return channel === "whatsapp" && (await isOptedOut(scope, to)) ? { failure: "opted-out" } : { to };
}

/** Writes down that a try begins; one that was begun before goes on under its id. */
async function beginTry(scope: Scope, row: NoticeRow, channel: NoticeChannel, resume: NoticeTry | null) {
  const { tx, ctx } = scope;
  const now = ctx.now();
  const lease = { state: "sending", channel, due_at: new Date(now.getTime() + LEASE_MS) } as const;
  if (resume) {
    const started = resume.state === "waiting" ? { started_at: now } : {};
    await updateTry(tx, resume.id, { state: "sending", failure: null, state_at: now, ...started });
    await updateNotice(tx, row, lease, now);
    return resume.id;
  }
  const id = newId(now);
  const position = row.attempts + 1;
  const times = { started_at: now, state_at: now };
  const started = { tenant_id: ctx.tenantId, id, notice_id: row.id, position, channel, failure: null, ...times };
  await insertTry(tx, { ...started, state: "sending" });
  await updateNotice(tx, row, { ...lease, attempts: position }, now);
  return id;
}

/** A way that leads nowhere: it counts as tried, and the next one follows. */
async function passOver(scope: Scope, row: NoticeRow, channel: NoticeChannel, failure: string): Promise<Claimed> {
  const { tx, ctx } = scope;
  const now = ctx.now();
  const failed = { id: newId(now), channel, state: "failed", failure, started_at: now } as const;
  const position = row.attempts + 1;
  await insertTry(tx, { ...failed, tenant_id: ctx.tenantId, notice_id: row.id, position, state_at: now });
  const tries = [...(await listTries(tx, row.id))];
  const change = changeAfter(row, tries, tries.length - 1, null, now);
  await updateNotice(tx, row, { ...change, attempts: position }, now);
  return change.state === "pending" ? { kind: "again" } : { kind: "rest", state: change.state ?? row.state };
}

/** Prepares the message of a notice on one channel, or ends it when there is nothing to tell any more. */
async function assign(
  scope: Scope,
  row: NoticeRow,
  channel: NoticeChannel,
  resume: NoticeTry | null,
): Promise<Claimed> {
  const { tx, ctx } = scope;
  const message = await gatherNotice(scope, {
    kind: row.kind,
    applicationId: row.application_id,
    subjectId: row.subject_id,
    facts: row.facts as NoticeFacts | null,
    messageCode: row.message_code,
  });
  if (!message) {
    await updateNotice(tx, row, endFailed(row, "overtaken", ctx.now(), false), ctx.now());
    return { kind: "rest", state: "failed" };
  }
  const { to, failure } = await addressOn(scope, channel, message);
  if (!to) return await passOver(scope, row, channel, failure ?? "no-address");
  const { notice, service } = message;
  const words = await findNoticeWords(scope, { kind: row.kind, channel, locale: notice.locale, service });
  if (words === "unusable") return await passOver(scope, row, channel, "template-unusable");
  const tryId = await beginTry(scope, row, channel, resume);
  return { kind: "send", assignment: { tryId, channel, to, notice, service, words } };
}

/** Takes the notice, and gathers its words' facts in the same transaction, so that links are minted for this message. */
const claimNotice = command({
  action: "notice.claim",
  principals: ["system"],
  input: OfNotice,
  async run(scope, { noticeId }): Promise<CommandEnd<Claimed>> {
    const { tx, ctx } = scope;
    const row = await lockNotice(tx, noticeId);
    if (!row) throw notFound();
    const now = ctx.now();
    const tries = await listTries(tx, noticeId);
    const errand = errandOf(row, tries, now, ctx.office.timeZone);
    const end = (result: Claimed) => ({
      subjectId: row.application_id,
      result,
      details: { noticeId, errand: errand.kind, claim: result.kind },
    });
    switch (errand.kind) {
      case "leave":
        return end({ kind: "rest", state: row.state });
      case "wait":
        await updateNotice(tx, row, { due_at: errand.until }, now);
        return end({ kind: "rest", state: row.state });
      case "end":
        await updateNotice(tx, row, errand.change, now);
        return end({ kind: "rest", state: errand.change.state ?? row.state });
      case "try": {
        const last = tries.at(-1);
        // Whoever began it has vanished: nobody knows whether it went out.
        if (last?.state === "sending" && last !== errand.resume)
          await updateTry(tx, last.id, { state: "unknown", state_at: now });
        return end(await assign(scope, row, errand.channel, errand.resume));
      }
    }
  },
});

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

async function sendByProvider(
  ctx: Context,
  noticeId: string,
  channel: "whatsapp" | "sms",
  assignment: Assignment,
): Promise<Outcome> {
  const { notices } = ctx.ports;
  const { notice, words, tryId, to, service } = assignment;
  const content =
    channel === "sms"
      ? ({ kind: "text", text: notices.writeSms(notice, words) } as const)
      : notices.writeWhatsapp(notice, words);
  const sending = await sendMessage(ctx, {
    messageId: tryId,
    reference: noticeId,
    purpose: "notice",
    channel,
    service,
    to: { phone: to },
    content,
    lane: "notice",
  });
  return sending.kind === "done" ? await readOutcome(ctx, tryId) : outcomeOf(sending);
}

/** Gives the message away. What can never be sent so has failed; any other fault is the worker's own and thrown. */
async function send(ctx: Context, noticeId: string, assignment: Assignment): Promise<Outcome> {
  const { channel, notice, words, to } = assignment;
  try {
    if (channel !== "email") return await sendByProvider(ctx, noticeId, channel, assignment);
    const email = ctx.ports.notices.write(notice, words);
    const order = { id: noticeId, to, fromName: notice.office.name, ...email };
    const { providerId } = await ctx.ports.email.send(order);
    return { state: "sent", providerId };
  } catch (error) {
    const isAnswer = error instanceof Problem && (channel === "email" || error.status < 500);
    if (!isAnswer) throw error;
    return { state: "failed", failure: error.code };
  }
}

/** More turns than a notice can take at once: each takes another way, or comes to rest. */
const MOST_TURNS = 12;

/**
 * Sends a planned notice by its next way, and by the ways after it while each fails at once: words and links are made
 * now, nothing of them is kept. Called again it does nothing while another worker holds the notice or when it has ended.
 * A provider that is away leaves it pending for the sweep. At most one repetition after a crash (OUT-5).
 */
export const deliverNotice = procedure({
  action: "notice.deliver",
  principals: ["system"],
  input: OfNotice,
  async run(ctx, { noticeId }): Promise<Delivery> {
    let state: NoticeRow["state"] = "pending";
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const claimed = await claimNotice(ctx, { noticeId });
      if (claimed.kind === "rest") return { state: claimed.state };
      if (claimed.kind === "again") continue;
      const { tryId } = claimed.assignment;
      const outcome = await send(ctx, noticeId, claimed.assignment);
      const standing = await noteTry(ctx, { noticeId, tryId, ...outcome });
      state = standing.state;
      if (!standing.isDue) break;
    }
    return { state };
  },
});
