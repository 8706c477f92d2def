import { BroadcastStepInput, ReturnBroadcastInput } from "@gerai/contracts/broadcasts";
import { hashSecret } from "@gerai/foundation/codes";
import { newId } from "@gerai/foundation/ids";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { actorId, type Context, command, type Scope } from "../kernel/index.ts";
import { hasEnded, nobodyToTell, notADraft, notSubmitted, ownBroadcast } from "./broadcasts.problems.ts";
import { type BroadcastRow, updateBroadcast } from "./broadcasts.store.ts";
import { readAgain, takeBroadcast } from "./compose-broadcast.ts";
import { listAudienceRows } from "./contacts.store.ts";
import { linkTokenOf } from "./link-token.ts";
import { insertRecipients, spareWaiting } from "./recipients.store.ts";
import { readPace } from "./sending-pace.ts";

const OfBroadcast = z.object({ broadcastId: z.uuid() });
const Step = BroadcastStepInput.extend(OfBroadcast.shape);

function personOf({ principal }: Context): string {
  const id = actorId(principal);
  if (id === null) throw notFound();
  return id;
}

const hasAudience = async ({ tx, ctx }: Scope, row: BroadcastRow) =>
  (await listAudienceRows(tx, ctx.today(), row)).length > 0;

/** Hands a draft to a second person. 422 `broadcasts.nobody-to-tell`. */
export const submitBroadcast = command({
  action: "broadcast.submit",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: Step,
  async run(scope, { broadcastId, revision }) {
    const { tx, ctx } = scope;
    const row = await takeBroadcast(scope, broadcastId, revision);
    if (row.state !== "draft") throw notADraft();
    if (!(await hasAudience(scope, row))) throw nobodyToTell();
    const change = { submitted_by: personOf(ctx), submitted_at: ctx.now(), revision: revision + 1 };
    await updateBroadcast(tx, broadcastId, { state: "submitted", ...change });
    return { subjectId: broadcastId, result: await readAgain(scope, broadcastId) };
  },
});

/** Only somebody who wrote nothing of it decides about it. */
async function takeSubmitted(scope: Scope, broadcastId: string, revision: number): Promise<BroadcastRow> {
  const row = await takeBroadcast(scope, broadcastId, revision);
  if (row.state !== "submitted") throw notSubmitted();
  const person = personOf(scope.ctx);
  if (row.composers.includes(person) || row.submitted_by === person) throw ownBroadcast();
  return row;
}

/** Whom it is for, as of now: heads who are in office today, the Camat first. */
async function gatherRecipients(scope: Scope, row: BroadcastRow): Promise<number> {
  const { tx, ctx } = scope;
  const heads = await listAudienceRows(tx, ctx.today(), row);
  const { hasWhatsapp } = await readPace(scope);
  const recipients = heads.map((head, position) => {
    const id = newId(ctx.now());
    return {
      ...{ tenant_id: ctx.tenantId, id, broadcast_id: row.id, contact_id: head.id, position },
      ...{ level: head.level, region_code: head.region_code, rw: head.rw, rt: head.rt },
      token_hash: hashSecret(linkTokenOf(ctx, id)),
      state: "waiting" as const,
      channel: hasWhatsapp ? ("whatsapp" as const) : ("sms" as const),
      state_at: ctx.now(),
    };
  });
  await insertRecipients(tx, recipients);
  return recipients.length;
}

/** Lets a broadcast go. 403 `broadcasts.own-broadcast` for whoever wrote or submitted it; 422 `broadcasts.nobody-to-tell`. */
export const approveBroadcast = command({
  action: "broadcast.approve",
  principals: ["staff"],
  permission: "broadcasts:approve",
  input: Step,
  async run(scope, { broadcastId, revision }) {
    const { tx, ctx } = scope;
    const row = await takeSubmitted(scope, broadcastId, revision);
    const heads = await gatherRecipients(scope, row);
    if (heads === 0) throw nobodyToTell();
    const change = { approved_by: personOf(ctx), approved_at: ctx.now(), revision: revision + 1 };
    await updateBroadcast(tx, broadcastId, { state: "sending", ...change });
    return { subjectId: broadcastId, result: await readAgain(scope, broadcastId), details: { heads } };
  },
});

/** Sends a broadcast back to whoever wrote it, with a reason. */
export const returnBroadcast = command({
  action: "broadcast.return",
  principals: ["staff"],
  permission: "broadcasts:approve",
  input: ReturnBroadcastInput.extend(OfBroadcast.shape),
  async run(scope, { broadcastId, revision, reason }) {
    const { tx, ctx } = scope;
    await takeSubmitted(scope, broadcastId, revision);
    const returned = { returned_by: personOf(ctx), returned_at: ctx.now(), returned_reason: reason };
    const change = { ...returned, submitted_by: null, submitted_at: null, revision: revision + 1 };
    await updateBroadcast(tx, broadcastId, { state: "draft", ...change });
    return { subjectId: broadcastId, result: await readAgain(scope, broadcastId) };
  },
});

/** Stops a broadcast: nothing more leaves, whoever was told is told. 409 `broadcasts.has-ended`. */
export const cancelBroadcast = command({
  action: "broadcast.cancel",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: Step,
  async run(scope, { broadcastId, revision }) {
    const { tx, ctx } = scope;
    const row = await takeBroadcast(scope, broadcastId, revision);
    if (row.state === "sent" || row.state === "cancelled") throw hasEnded();
    const change = { cancelled_by: personOf(ctx), cancelled_at: ctx.now(), revision: revision + 1 };
    const ended = row.approved_at === null ? { ended_at: ctx.now() } : {};
    await updateBroadcast(tx, broadcastId, { state: "cancelled", ...change, ...ended });
    const spared = await spareWaiting(tx, broadcastId, ctx.now());
    return { subjectId: broadcastId, result: await readAgain(scope, broadcastId), details: { spared } };
  },
});
