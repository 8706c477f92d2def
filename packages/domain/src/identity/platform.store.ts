import type { Database } from "@gerai/database";
import { sql } from "kysely";

const COLUMNS = [
  "id",
  "username",
  "password_hash",
  "totp_secret_sealed",
  "session_expires_at",
  "session_passed_second_factor",
  "next_try_at",
  "disabled_at",
] as const;

/** An operator as stored. */
export type PlatformRow = NonNullable<Awaited<ReturnType<typeof findPlatformRow>>>;

/** An operator by user name. */
export function findPlatformRow(database: Database, username: string) {
  return database.global
    .selectFrom("platform_account")
    .select(COLUMNS)
    .where("username", "=", username)
    .executeTakeFirst();
}

/** The operator who holds a session, valid or not. */
export function findPlatformRowBySession(database: Database, sessionHash: Buffer) {
  return database.global
    .selectFrom("platform_account")
    .select(COLUMNS)
    .where("session_hash", "=", sessionHash)
    .executeTakeFirst();
}

/**
 * Counts an attempt as a failure and sets when the next may come (5 free, then 1, 2, 4 .. 60 s; an hour's quiet starts
 * anew). False while a delay runs, which is not extended. One statement, so that guesses sent together queue up.
 */
export async function countPlatformAttempt(database: Database, id: string, now: Date): Promise<boolean> {
  const result = await database.global
    .updateTable("platform_account")
    .set({
      failures: sql<number>`case when next_try_at < ${now}::timestamptz - interval '1 hour' then 1 else least(failures, 1000) + 1 end`,
      next_try_at: sql<Date>`${now}::timestamptz + make_interval(secs => case
        when next_try_at < ${now}::timestamptz - interval '1 hour' or failures + 1 < 5 then 0
        else least(60, power(2, least(failures + 1 - 5, 10))) end)`,
    })
    .where("id", "=", id)
    .where((on) => on.or([on("next_try_at", "is", null), on("next_try_at", "<=", now)]))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Sets or ends (null) the operator's one session. */
export async function setPlatformSession(
  database: Database,
  id: string,
  session: { readonly hash: Buffer; readonly expiresAt: Date; readonly passed: boolean } | null,
): Promise<void> {
  await database.global
    .updateTable("platform_account")
    .set({
      session_hash: session?.hash ?? null,
      session_expires_at: session?.expiresAt ?? null,
      session_passed_second_factor: session?.passed ?? false,
    })
    .where("id", "=", id)
    .execute();
}

/** Moves the end of a session that is still the operator's. */
export async function extendPlatformSession(database: Database, hash: Buffer, expiresAt: Date): Promise<void> {
  await database.global
    .updateTable("platform_account")
    .set({ session_expires_at: expiresAt })
    .where("session_hash", "=", hash)
    .execute();
}

/** Uses up a time step and forgets failures; false when the step, or a later one, was used before. */
export async function spendPlatformStep(database: Database, id: string, step: number): Promise<boolean> {
  const result = await database.global
    .updateTable("platform_account")
    .set({ totp_last_step: String(step), failures: 0, next_try_at: null })
    .where("id", "=", id)
    .where("totp_last_step", "<", String(step))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
