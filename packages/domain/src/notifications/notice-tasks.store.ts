import type { HandledHow, NoticeChannel, NoticeKind } from "@gerai/contracts/notifications";
import type { TenantTx } from "@gerai/database";

/** A notice that an officer is asked to see to. */
export interface TaskRow {
  readonly id: string;
  readonly application_id: string;
  readonly kind: NoticeKind;
  readonly ways: NoticeChannel[];
  readonly created_at: Date;
  readonly settled_at: Date | null;
}

/** Open tasks at an instant, the longest waiting first. */
export async function listTaskRows(tx: TenantTx, now: Date, limit: number): Promise<TaskRow[]> {
  const rows = await tx
    .selectFrom("notification")
    .select(["id", "application_id", "kind", "ways", "created_at", "settled_at"])
    .where("task_at", "<=", now)
    .where("handled_at", "is", null)
    .orderBy("task_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows as TaskRow[];
}

/** How many tasks are open at an instant. */
export async function countTasks(tx: TenantTx, now: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("notification")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("task_at", "<=", now)
    .where("handled_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Closes a task; call it on a locked row. */
export async function handleTask(
  tx: TenantTx,
  id: string,
  handled: { readonly handled_at: Date; readonly handled_by: string; readonly handled_how: HandledHow },
): Promise<void> {
  await tx.updateTable("notification").set(handled).where("id", "=", id).execute();
}

/** What was told about a case, or is being told, in order; without what was no longer true when its turn came. */
export function listNoticesOfCase(tx: TenantTx, applicationId: string) {
  return tx
    .selectFrom("notification")
    .select(["id", "kind", "channel", "state", "state_at", "message_code"])
    .where("application_id", "=", applicationId)
    .where(({ or, eb }) => or([eb("settled_why", "is", null), eb("settled_why", "<>", "overtaken")]))
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/** A notice by the code in its message, with the tries that left the house. */
export async function findByMessageCode(tx: TenantTx, code: string) {
  const row = await tx
    .selectFrom("notification")
    .select(["id", "kind"])
    .where("message_code", "=", code)
    .executeTakeFirst();
  if (!row) return undefined;
  const tries = await tx
    .selectFrom("notice_attempt")
    .select(["channel", "started_at", "went_at"])
    .where("notice_id", "=", row.id)
    .where(({ or, eb }) => or([eb("went_at", "is not", null), eb("state", "=", "sending")]))
    .orderBy("position")
    .execute();
  return { kind: row.kind, tries };
}
