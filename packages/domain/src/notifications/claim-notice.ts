import type { NoticeChannel } from "@gerai/contracts/notifications";
import { newId } from "@gerai/foundation/ids";
import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import type { CaseFile } from "../applications/index.ts";
import { claimMessage, emailIndex, isBadAddress, isOptedOut, type SendClaim } from "../channels/index.ts";
import { type CommandEnd, command, type Scope } from "../kernel/index.ts";
import { type AddressedNotice, gatherNotice } from "./gather-notice.ts";
import { changeAfter, endFailed, errandOf, LEASE_MS, type NoticeTry } from "./notice-ladder.ts";
import { findNoticeWords } from "./notice-template.ts";
import {
  type HeldNotice,
  insertTry,
  lockNoticeWithTries,
  type NoticeRow,
  updateNotice,
  updateTry,
} from "./notifications.store.ts";
import type { NoticeWords } from "./ports.ts";
import type { NoticeFacts } from "./record-notice.ts";

/** What a provider is to be given; `refused`: the words can never be sent so. */
export type Handing = SendClaim | { readonly kind: "refused"; readonly code: string };

/** One message on one channel, ready to be sent under its own id. An e-mail is worded when it is sent. */
export type Assignment =
  | (Omit<AddressedNotice, "contact"> & {
      readonly channel: "email";
      readonly tryId: string;
      readonly to: string;
      readonly words: NoticeWords | null;
    })
  | { readonly channel: "whatsapp" | "sms"; readonly tryId: string; readonly handing: Handing };

/** What came of a claim: a message to send, another way to take at once, or nothing to do now. */
export type Claimed =
  | { readonly kind: "send"; readonly assignment: Assignment }
  | { readonly kind: "again" }
  | { readonly kind: "rest"; readonly state: NoticeRow["state"] };

/** Where this channel leads to, or why it does not; a way planned in this transaction has just been looked at. */
async function addressOn(scope: Scope, channel: NoticeChannel, { contact }: AddressedNotice, isJustPlanned: boolean) {
  const to = channel === "email" ? contact.email : contact.phone;
  if (!to) return { failure: "no-address" };
  if (channel === "email") return (await isBadAddress(scope, to)) ? { failure: "bad-address" } : { to };
  const mayRefuse = channel === "whatsapp" && !isJustPlanned;
  return mayRefuse && (await isOptedOut(scope, to)) ? { failure: "opted-out" } : { to };
}

/** Writes down that a try begins; one that was begun before goes on under its id. */
function beginTry(
  scope: Scope,
  row: NoticeRow,
  channel: NoticeChannel,
  { id, resume, to }: { readonly id: string; readonly resume: NoticeTry | null; readonly to: string },
): void {
  const { tx, ctx } = scope;
  const now = ctx.now();
  const lease = { state: "sending", channel, due_at: new Date(now.getTime() + LEASE_MS) } as const;
  if (resume) {
    const started = resume.state === "waiting" ? { started_at: now } : {};
    const begun = { state: "sending", failure: null, state_at: now, ...started } as const;
    scope.write(updateTry(tx, id, begun), ...updateNotice(tx, row, lease, now));
    return;
  }
  const position = row.attempts + 1;
  const times = { started_at: now, state_at: now };
  const goesTo = channel === "email" ? { address_index: emailIndex(ctx, to) } : {};
  const started = { tenant_id: ctx.tenantId, id, notice_id: row.id, position, channel, failure: null, ...times };
  const begun = insertTry(tx, { ...started, ...goesTo, state: "sending" });
  scope.write(begun, ...updateNotice(tx, row, { ...lease, attempts: position }, now));
}

/** One message of a notice on one channel. */
interface Message extends Omit<AddressedNotice, "contact"> {
  readonly tryId: string;
  readonly to: string;
  readonly words: NoticeWords | null;
  /** The try was made in this transaction. */
  readonly isNew: boolean;
}

/** Words a message and takes its place at a provider, in the transaction that writes the try. */
async function handOver(
  scope: Scope,
  row: NoticeRow,
  channel: "whatsapp" | "sms",
  { notice, service, words, tryId, to, isNew }: Message,
): Promise<Handing> {
  const { notices } = scope.ctx.ports;
  try {
    const content =
      channel === "sms"
        ? ({ kind: "text", text: notices.writeSms(notice, words) } as const)
        : notices.writeWhatsapp(notice, words);
    const names = { messageId: tryId, reference: row.id, purpose: "notice", lane: "notice" } as const;
    return await claimMessage(scope, { order: { ...names, channel, service, to: { phone: to }, content }, isNew });
  } catch (error) {
    // What can never be sent so has failed, and no statement has; any other fault is the worker's own.
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    return { kind: "refused", code: error.code };
  }
}

/** A way that leads nowhere: it counts as tried, and the next one follows. */
function passOver(
  scope: Scope,
  { row, tries }: HeldNotice,
  { channel, failure }: { readonly channel: NoticeChannel; readonly failure: string },
): Claimed {
  const { tx, ctx } = scope;
  const now = ctx.now();
  const failed = { id: newId(now), channel, state: "failed", failure, started_at: now } as const;
  const position = row.attempts + 1;
  const change = changeAfter(row, [...tries, failed], tries.length, null, now);
  const tried = insertTry(tx, { ...failed, tenant_id: ctx.tenantId, notice_id: row.id, position, state_at: now });
  scope.write(tried, ...updateNotice(tx, row, { ...change, attempts: position }, now));
  return change.state === "pending" ? { kind: "again" } : { kind: "rest", state: change.state ?? row.state };
}

/**
 * Prepares the message of a notice on one channel, or ends it when there is nothing to tell any more. `file` is the case
 * where its ways were planned in this very transaction.
 */
async function assign(
  scope: Scope,
  held: HeldNotice,
  { channel, resume }: { readonly channel: NoticeChannel; readonly resume: NoticeTry | null },
  file: CaseFile | undefined,
): Promise<Claimed> {
  const { tx, ctx } = scope;
  const { row } = held;
  const message = await gatherNotice(scope, {
    kind: row.kind,
    applicationId: row.application_id,
    subjectId: row.subject_id,
    facts: row.facts as NoticeFacts | null,
    messageCode: row.message_code,
    ...(file ? { file } : {}),
  });
  if (!message) {
    scope.write(...updateNotice(tx, row, endFailed(row, "overtaken", ctx.now(), false), ctx.now()));
    return { kind: "rest", state: "failed" };
  }
  const { to, failure } = await addressOn(scope, channel, message, file !== undefined);
  if (!to) return passOver(scope, held, { channel, failure: failure ?? "no-address" });
  const { notice, service } = message;
  const words = await findNoticeWords(scope, { kind: row.kind, channel, locale: notice.locale, service });
  if (words === "unusable") return passOver(scope, held, { channel, failure: "template-unusable" });
  const tryId = resume?.id ?? newId(ctx.now());
  beginTry(scope, row, channel, { id: tryId, resume, to });
  if (channel === "email") return { kind: "send", assignment: { channel, tryId, to, notice, service, words } };
  const handed = { notice, service, words, tryId, to, isNew: resume === null };
  return { kind: "send", assignment: { channel, tryId, handing: await handOver(scope, row, channel, handed) } };
}

/** What a worker that comes for a notice finds it has to do, and what came of it. */
interface Taking {
  readonly claimed: Claimed;
  readonly errand: string;
}

/** Takes a notice that is held; `file` as in `assign`. */
export async function takeNotice(scope: Scope, { row, tries }: HeldNotice, file?: CaseFile): Promise<Taking> {
  const { tx, ctx } = scope;
  const now = ctx.now();
  const errand = errandOf(row, tries, now, ctx.office.timeZone);
  const rest = (state: NoticeRow["state"]): Taking => ({ claimed: { kind: "rest", state }, errand: errand.kind });
  switch (errand.kind) {
    case "leave":
      return rest(row.state);
    case "wait":
      scope.write(...updateNotice(tx, row, { due_at: errand.until }, now));
      return rest(row.state);
    case "end":
      scope.write(...updateNotice(tx, row, errand.change, now));
      return rest(errand.change.state ?? row.state);
    case "try": {
      const last = tries.at(-1);
      const isLost = last?.state === "sending" && last !== errand.resume;
      // Whoever began it has vanished: nobody knows whether it went out.
      if (isLost) scope.write(updateTry(tx, last.id, { state: "unknown", state_at: now }));
      const known = isLost ? tries.with(-1, { ...last, state: "unknown" }) : tries;
      return { claimed: await assign(scope, { row, tries: known }, errand, file), errand: errand.kind };
    }
  }
}

/** Takes the notice, and gathers its words' facts in the same transaction, so that links are minted for this message. */
export const claimNotice = command({
  action: "notice.claim",
  principals: ["system"],
  input: z.object({ noticeId: z.uuid() }),
  async run(scope, { noticeId }): Promise<CommandEnd<Claimed>> {
    const locked = await lockNoticeWithTries(scope.tx, noticeId);
    if (!locked) throw notFound();
    const { claimed, errand } = await takeNotice(scope, locked);
    const details = { noticeId, errand, claim: claimed.kind };
    return { subjectId: locked.row.application_id, result: claimed, details };
  },
});
