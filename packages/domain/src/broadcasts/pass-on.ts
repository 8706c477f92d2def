import { PassingOnInput, type PassingOnView } from "@gerai/contracts/broadcasts";
import { hashSecret } from "@gerai/foundation/codes";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { spendToken } from "../identity/index.ts";
import { type Context, command, procedure, query, type ReadScope } from "../kernel/index.ts";
import { formatBroadcastCode } from "./broadcast.ts";
import { findBroadcast } from "./broadcasts.store.ts";
import { officeArea, viewPlace } from "./place.ts";
import { findByToken, lockRecipient, type RecipientRow, updateRecipient } from "./recipients.store.ts";

const KEPT_MS = 60 * 86_400_000;

/** The head of a link and what they were told; a link that is over looks like one that never was. */
async function readLink(scope: ReadScope, token: string): Promise<{ recipient: RecipientRow; view: PassingOnView }> {
  const { tx, ctx } = scope;
  const recipient = await findByToken(tx, hashSecret(token));
  const row = recipient && (await findBroadcast(tx, recipient.broadcast_id));
  if (!recipient || !row?.approved_at) throw notFound();
  if (row.ended_at && ctx.now().getTime() - row.ended_at.getTime() > KEPT_MS) throw notFound();
  const place = viewPlace(await officeArea(scope), {
    region: recipient.region_code,
    rw: recipient.rw,
    rt: recipient.rt,
  });
  const view = {
    office: ctx.office.fullName,
    code: formatBroadcastCode(row.code),
    title: row.title,
    text: row.text,
    sentAt: (recipient.told_at ?? row.approved_at).toISOString(),
    place: place.label,
    passedOnAt: recipient.passed_on_at?.toISOString() ?? null,
  };
  return { recipient, view };
}

const readView = query({
  action: "broadcast.read-link-view",
  principals: ["public"],
  input: PassingOnInput,
  run: async (scope, { token }): Promise<PassingOnView> => (await readLink(scope, token)).view,
});

const notePassedOn = command({
  action: "broadcast.note-passed-on",
  principals: ["public"],
  input: PassingOnInput,
  async run(scope, { token }) {
    const { tx, ctx } = scope;
    const { recipient, view } = await readLink(scope, token);
    const row = await lockRecipient(tx, recipient.id);
    const passedOnAt = row?.passed_on_at ?? ctx.now();
    if (row?.passed_on_at === null) await updateRecipient(tx, recipient.id, { passed_on_at: passedOnAt });
    const result: PassingOnView = { ...view, passedOnAt: passedOnAt.toISOString() };
    return { subjectId: recipient.broadcast_id, result, details: { recipientId: recipient.id } };
  },
});

const Call = PassingOnInput.extend({ clientAddress: z.string() });

/** Questions per minute: from one address, and in one office from everywhere. */
const TRIES_PER_ADDRESS = 30;
const TRIES_PER_OFFICE = 600;

async function throttle(ctx: Context, clientAddress: string): Promise<void> {
  await spendToken(ctx, "broadcast-link-address", clientAddress, TRIES_PER_ADDRESS, 60);
  await spendToken(ctx, "broadcast-link-office", "all", TRIES_PER_OFFICE, 60);
}

/** What a head was told, by the link in their message. 404 for a link that leads nowhere; 429 for too many questions. */
export const readBroadcastLink = procedure({
  action: "broadcast.read-link",
  principals: ["public"],
  input: Call,
  async run(ctx, { token, clientAddress }): Promise<PassingOnView> {
    await throttle(ctx, clientAddress);
    return await readView(ctx, { token });
  },
});

/** A head says that they passed it on ("sudah disampaikan"); the first time counts, again changes nothing. */
export const passOn = procedure({
  action: "broadcast.pass-on",
  principals: ["public"],
  input: Call,
  async run(ctx, { token, clientAddress }): Promise<PassingOnView> {
    await throttle(ctx, clientAddress);
    return await notePassedOn(ctx, { token });
  },
});
