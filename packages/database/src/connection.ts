import postgres, { type Sql } from "postgres";
import { askAgain } from "./lent-connection.ts";

/** A postgres.js pool. Types: int8 and numeric stay strings, `date` stays `YYYY-MM-DD`, timestamptz becomes Date. */
export type PostgresPool = Sql<{ date: string }>;

/** Settings of a pool. */
export interface PostgresOptions {
  /** Most connections; 16 unless said. */
  readonly max?: number;
  /** False behind PgBouncer 1.18, whose transaction mode knows no prepared statements (`DATABASE_PREPARE=false`). */
  readonly prepare?: boolean;
  readonly applicationName?: string;
}

/** Opens a pool lazily: no connection is made before the first statement. Notices are not printed. */
export function createPostgres(url: string, options: PostgresOptions = {}): PostgresPool {
  const pool: PostgresPool = postgres(url, {
    max: options.max ?? 16,
    prepare: options.prepare ?? true,
    idle_timeout: 60,
    connect_timeout: 5,
    onnotice: () => undefined,
    onclose: () => setImmediate(askAgain, pool),
    connection: {
      application_name: options.applicationName ?? "gerai",
      search_path: "app",
      statement_timeout: 15_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 30_000,
    },
    types: { date: { to: 1082, from: [1082], serialize: (value: string) => value, parse: (value: string) => value } },
  });
  return pool;
}

/**
 * Refuses a connection that row-level security does not bind: a superuser or BYPASSRLS role silently sees every office.
 * Call it once when a process starts.
 */
export async function assertBoundByPolicies(pool: PostgresPool): Promise<void> {
  const [role] = await pool<{ rolname: string; unbound: boolean }[]>`
    select rolname, rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user`;
  if (!role || role.unbound) {
    throw new Error(
      `Database role ${role?.rolname ?? "?"} is not bound by row-level security; connect as gerai_app or gerai_worker.`,
    );
  }
}
