import type { ConversationRowView } from "@gerai/contracts/conversations";
import { type CaseHead, initialsOf, listCaseHeads, maskPhone } from "../applications/index.ts";
import { listOptedOut, listWhatsappAccounts } from "../channels/index.ts";
import { staffNames } from "../identity/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import { listLastMessages } from "./chat-messages.store.ts";
import type { MessageBody } from "./message-content.ts";
import type { Person } from "./read-inbound.ts";
import { namesOf, openPerson } from "./take-thread.ts";
import type { ThreadRow } from "./threads.store.ts";
import { isWindowOpen, windowEnd } from "./window.ts";

const MOST_LAST_WORDS = 120;

/** Who has a conversation now: a claim that ran out is none. */
export function liveClaim(row: ThreadRow, now: Date): { readonly by: string; readonly since: Date } | null {
  const { claimed_by, claimed_at, claim_until } = row;
  return claimed_by && claimed_at && claim_until && claim_until > now ? { by: claimed_by, since: claimed_at } : null;
}

/** The officer of this request; no other principal comes here. */
export function officerOf({ ctx }: ReadScope): string {
  return ctx.principal.kind === "staff" ? ctx.principal.id : "";
}

/** A conversation as a line of the inbox, with what else is known of it. */
export interface ViewedThread {
  readonly view: ConversationRowView;
  readonly row: ThreadRow;
  readonly contact: Person;
  readonly head: CaseHead | null;
}

type LastRow = Awaited<ReturnType<typeof listLastMessages>>[number];

function viewLast({ ctx }: ReadScope, row: LastRow | undefined): ConversationRowView["last"] {
  if (!row) return null;
  const { text } = ctx.keys.openJson<MessageBody>("chat_message", "body", row.id, row.body_sealed);
  const line = [...text.replace(/\s+/g, " ")];
  const words = line.length > MOST_LAST_WORDS ? `${line.slice(0, MOST_LAST_WORDS - 1).join("")}…` : line.join("");
  return { by: row.author as "person" | "bot" | "officer", text: words, at: row.at.toISOString() };
}

/** Which of these people opted out, by one of their names. */
async function optedOutOf(scope: ReadScope, contacts: readonly Person[]): Promise<boolean[]> {
  const names = contacts.flatMap((contact, index) => namesOf(contact).map((name) => ({ name, index })));
  const found = await listOptedOut(
    scope,
    names.map(({ name }) => name),
  );
  const out = new Set(names.filter((_, at) => found[at]).map(({ index }) => index));
  return contacts.map((_, index) => out.has(index));
}

/** Conversations as lines of the inbox: names of people, but of their numbers only the ends. */
export async function viewThreads(scope: ReadScope, rows: readonly ThreadRow[]): Promise<ViewedThread[]> {
  const { tx, ctx } = scope;
  const now = ctx.now();
  const contacts = rows.map((row) => openPerson(ctx.keys, row));
  const claims = rows.map((row) => liveClaim(row, now));
  const cases = rows.flatMap(({ application_id }) => application_id ?? []);
  const [last, names, heads, accounts, optedOut] = await Promise.all([
    listLastMessages(
      tx,
      rows.map(({ id }) => id),
    ),
    staffNames(
      scope,
      claims.map((claim) => claim?.by),
    ),
    listCaseHeads(scope, [...new Set(cases)]),
    listWhatsappAccounts(scope),
    optedOutOf(scope, contacts),
  ]);
  return rows.map((row, index) => {
    const contact = contacts[index] ?? { phone: null, userId: null, name: null };
    const claim = claims[index];
    const head = heads.get(row.application_id ?? "") ?? null;
    const view: ConversationRowView = {
      id: row.id,
      name: contact.name,
      initials: initialsOf(contact.name ?? ""),
      phone: contact.phone === null ? null : maskPhone(contact.phone),
      hand: row.hand === "human" ? "human" : "bot",
      waitingSince: row.waiting_since?.toISOString() ?? null,
      claim: claim
        ? { by: names.get(claim.by) ?? "", isMine: claim.by === officerOf(scope), since: claim.since.toISOString() }
        : null,
      last: viewLast(
        scope,
        last.find(({ thread_id }) => thread_id === row.id),
      ),
      window: {
        isOpen: isWindowOpen(row.last_inbound_at, now),
        until: windowEnd(row.last_inbound_at).toISOString(),
      },
      caseNumber: head?.number ?? null,
      account: accounts.find(({ id }) => id === row.account_id)?.label ?? null,
      isOptedOut: optedOut[index] ?? false,
      revision: row.revision,
    };
    return { view, row, contact, head };
  });
}
