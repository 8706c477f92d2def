import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";
import type { ThreadRow } from "./threads.store.ts";

/** Which conversations, after which place, and how many. */
export interface InboxFilter {
  readonly view: "waiting" | "mine" | "all";
  readonly staffId: string;
  readonly now: Date;
  readonly after: { readonly at: Date; readonly id: string } | undefined;
  readonly limit: number;
}

const isWaiting = (now: Date) =>
  sql<boolean>`waiting_since is not null and (claim_until is null or claim_until <= ${now})`;
const isMine = (staffId: string, now: Date) => sql<boolean>`claimed_by = ${staffId}::uuid and claim_until > ${now}`;

/** A page of conversations: those that wait by how long they do, the others by their newest words. */
export async function listInbox(tx: TenantTx, filter: InboxFilter): Promise<ThreadRow[]> {
  const { view, staffId, now, after, limit } = filter;
  const isOldestFirst = view === "waiting";
  const order = isOldestFirst ? "waiting_since" : "last_message_at";
  return await tx
    .selectFrom("chat_thread")
    .select([
      ...(["id", "contact_sealed", "state", "hand", "account_id", "last_inbound_at", "last_message_at"] as const),
      ...(["waiting_since", "claimed_by", "claimed_at", "claim_until", "application_id", "revision"] as const),
    ])
    .$if(view === "waiting", (query) => query.where(isWaiting(now)))
    .$if(view === "mine", (query) => query.where(isMine(staffId, now)))
    .$if(after !== undefined && isOldestFirst, (query) =>
      query.where(sql<boolean>`(waiting_since, id) > (${after?.at}, ${after?.id}::uuid)`),
    )
    .$if(after !== undefined && !isOldestFirst, (query) =>
      query.where(sql<boolean>`(last_message_at, id) < (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy(order, isOldestFirst ? "asc" : "desc")
    .orderBy("id", isOldestFirst ? "asc" : "desc")
    .limit(limit)
    .execute();
}

/** How many wait for an officer, counted no further than to a number: the partial index of those who wait is read, never the table. */
export async function countWaiting(tx: TenantTx, now: Date, most: number): Promise<number> {
  const waiting = tx.selectFrom("chat_thread").select("id").where(isWaiting(now)).limit(most);
  const row = await tx
    .selectFrom(waiting.as("waiting"))
    .select(sql<number>`count(*)::int`.as("count"))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** How many wait for an officer, and how many one officer has. */
export async function countInbox(tx: TenantTx, staffId: string, now: Date): Promise<{ waiting: number; mine: number }> {
  const row = await tx
    .selectFrom("chat_thread")
    .select([
      sql<number>`(count(*) filter (where ${isWaiting(now)}))::int`.as("waiting"),
      sql<number>`(count(*) filter (where ${isMine(staffId, now)}))::int`.as("mine"),
    ])
    .where(sql<boolean>`waiting_since is not null or claimed_by = ${staffId}::uuid`)
    .executeTakeFirst();
  return { waiting: row?.waiting ?? 0, mine: row?.mine ?? 0 };
}
