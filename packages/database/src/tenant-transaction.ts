import { isId } from "@gerai/foundation/ids";
import {
  type Compilable,
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import type { PendingQuery, ReservedSql, Row } from "postgres";
import type { PostgresPool } from "./connection.ts";
import type { Schema } from "./schema.ts";

declare const tenantBrand: unique symbol;

/**
 * A query builder inside one office's transaction. Only `inTenant` makes one, so a store that asks for it cannot be
 * called outside a transaction or without an office. Statements sent without waiting travel in one network write.
 */
export type TenantTx = Kysely<Schema> & { readonly [tenantBrand]: true };

/** A handle on the database of one process. */
export interface Database {
  readonly pool: PostgresPool;
  /** Builder for tables without a tenant (office, region, template); tenant tables show no row through it. */
  readonly global: Kysely<Schema>;
}

/** What a transaction's work returns: its value, and statements that may travel together with COMMIT. */
export interface TransactionEnd<T> {
  readonly value: T;
  /** Statements sent together with COMMIT. If one fails, COMMIT becomes a rollback and the failure is thrown. */
  readonly last?: readonly Compilable[];
}

type Executable = Pick<ReservedSql, "unsafe">;

/** Runs statements that Kysely compiled on one postgres.js connection (or pool), always prepared unless switched off. */
class PostgresConnection implements DatabaseConnection {
  readonly #sql: Executable;
  readonly #prepare: boolean;

  constructor(sql: Executable, prepare: boolean) {
    this.#sql = sql;
    this.#prepare = prepare;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const pending = this.#sql.unsafe(query.sql, [...query.parameters] as never[], {
      prepare: this.#prepare,
    }) as PendingQuery<Row[]>;
    const rows = await pending;
    return { rows: Array.from(rows) as R[], numAffectedRows: BigInt(rows.count ?? 0) };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("Streaming is not used: lists are paged.");
  }
}

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();

class FixedConnectionDriver extends DummyDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    super();
    this.#connection = connection;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
}

function builderOn(connection: DatabaseConnection): Kysely<Schema> {
  const driver = new FixedConnectionDriver(connection);
  const dialect: Dialect = {
    createAdapter: () => adapter,
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => compiler,
  };
  const provider = { provideConnection: <T>(consumer: (c: DatabaseConnection) => Promise<T>) => consumer(connection) };
  return new Kysely<Schema>({
    config: { dialect },
    dialect,
    driver,
    executor: new DefaultQueryExecutor(compiler, adapter, provider),
  });
}

/** Binds a pool for `inTenant` and for reads of tables without a tenant. */
export function createDatabase(pool: PostgresPool): Database {
  return { pool, global: builderOn(new PostgresConnection(pool, pool.options.prepare !== false)) };
}

/** How a tenant transaction is opened. */
export interface TenantTransactionOptions {
  readonly readOnly?: boolean;
}

/**
 * The one place that sets the tenant. BEGIN and the setting are one message, sent without waiting, so they travel in the
 * same network write as the first statement; should they fail, the statements behind them see no office and no row.
 * Commits when `work` resolves, rolls back when it throws, and throws what `work` threw.
 */
export async function inTenant<T>(
  database: Database,
  tenantId: string,
  work: (tx: TenantTx) => Promise<TransactionEnd<T>>,
  options: TenantTransactionOptions = {},
): Promise<T> {
  if (!isId(tenantId)) throw new Error("inTenant needs the id of an office.");
  const reserved = await database.pool.reserve();
  try {
    const begun = reserved
      .unsafe(`begin${options.readOnly ? " read only" : ""}; set local app.tenant_id = '${tenantId}'`)
      .execute();
    // Watched from the start: the first statement may fail before anybody awaits this one.
    const opened = begun.then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    const tx = builderOn(new PostgresConnection(reserved, database.pool.options.prepare !== false)) as TenantTx;
    try {
      const end = await work(tx);
      const failed = await opened;
      if (failed) throw failed.error;
      await finish(reserved, end.last ?? [], database.pool.options.prepare !== false);
      return end.value;
    } catch (error) {
      await opened;
      await reserved.unsafe("rollback");
      throw error;
    }
  } finally {
    reserved.release();
  }
}

async function finish(reserved: ReservedSql, last: readonly Compilable[], prepare: boolean): Promise<void> {
  const sent = last.map((statement) => {
    const { sql, parameters } = statement.compile();
    return reserved.unsafe(sql, [...parameters] as never[], { prepare }).execute();
  });
  const results = await Promise.allSettled([...sent, reserved.unsafe("commit").execute()]);
  const failure = results.find((result) => result.status === "rejected");
  if (failure) throw failure.reason;
}
