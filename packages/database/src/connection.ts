import postgres, { type Sql } from "postgres";
import { connectLane } from "./lane-socket.ts";
import { Lanes } from "./lanes.ts";
import { readTextArray, TEXT_ARRAYS, writeTextArray } from "./text-array.ts";

/**
 * A postgres.js pool. Types: int8 and numeric stay strings, `date` stays `YYYY-MM-DD`, timestamptz becomes Date.
 * Tenant transactions do not run on the pool itself but on its `lanes`.
 */
export type PostgresPool = Sql<{ date: string }> & { readonly lanes: Lanes };

/** Settings of a pool. */
export interface PostgresOptions {
  /** Most connections; 16 unless said. */
  readonly max?: number;
  /** False behind PgBouncer 1.18, whose transaction mode knows no prepared statements (`DATABASE_PREPARE=false`). */
  readonly prepare?: boolean;
  readonly applicationName?: string;
}

const DEFAULT_MAX = 16;

function clientOptions(options: PostgresOptions) {
  return {
    prepare: options.prepare ?? true,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: {
      application_name: options.applicationName ?? "gerai",
      search_path: "app",
      statement_timeout: 15_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 30_000,
    },
    types: { date: { to: 1082, from: [1082], serialize: (value: string) => value, parse: (value: string) => value } },
  };
}

function arrayType(oid: number) {
  return { to: oid, from: [oid], serialize: writeTextArray, parse: readTextArray };
}

/**
 * A client of one connection. Without age or idle time, because a session that ended by them in mid-transaction would be
 * a lost one; without the driver's own question for array types, whose failure nobody could catch.
 */
function openLane(url: string, options: PostgresOptions, onclose: () => void): Sql<{ date: string }> {
  const shared = clientOptions(options);
  const types = { ...shared.types, textArray: arrayType(TEXT_ARRAYS.text), uuidArray: arrayType(TEXT_ARRAYS.uuid) };
  const lane = { max: 1, idle_timeout: 0, max_lifetime: null, fetch_types: false, socket: connectLane };
  return postgres(url, { ...shared, ...lane, types, onclose }) as unknown as Sql<{ date: string }>;
}

/** Opens a pool lazily: no connection is made before the first statement. Notices are not printed. */
export function createPostgres(url: string, options: PostgresOptions = {}): PostgresPool {
  const max = options.max ?? DEFAULT_MAX;
  const pool = postgres(url, { ...clientOptions(options), max, idle_timeout: 60 });
  const lanes = new Lanes((onclose) => openLane(url, options, onclose), max);
  const endPool = pool.end.bind(pool);
  return Object.assign(pool, {
    lanes,
    end: async (ending?: { timeout?: number }) => {
      await Promise.all([lanes.end(ending?.timeout), endPool(ending)]);
    },
  });
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
