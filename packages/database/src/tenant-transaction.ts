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
import type { Row, RowList } from "postgres";
import type { PostgresPool } from "./connection.ts";
import type { Lane } from "./lanes.ts";
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

/** How a statement is sent: by any lane, or by the one of a transaction. */
type Send = (statement: string, parameters: readonly unknown[], prepare: boolean) => Promise<RowList<Row[]>>;

/** Runs statements that Kysely compiled, always prepared unless switched off. */
class PostgresConnection implements DatabaseConnection {
  readonly #send: Send;
  readonly #prepare: boolean;

  constructor(send: Send, prepare: boolean) {
    this.#send = send;
    this.#prepare = prepare;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const rows = await this.#send(query.sql, query.parameters, this.#prepare);
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

function isPrepared(pool: PostgresPool): boolean {
  return pool.options.prepare !== false;
}

/** Binds a pool for `inTenant` and for reads of tables without a tenant. */
export function createDatabase(pool: PostgresPool): Database {
  const send: Send = async (...statement) => {
    const lane = await pool.lanes.take();
    try {
      return await lane.send(...statement);
    } finally {
      lane.giveBack();
    }
  };
  return { pool, global: builderOn(new PostgresConnection(send, isPrepared(pool))) };
}

/** How a tenant transaction is opened. */
export interface TenantTransactionOptions {
  readonly readOnly?: boolean;
}

/**
 * The one place that sets the tenant. BEGIN and the setting are one message, sent without waiting, so they travel in the
 * same network write as the first statement; should they fail, the statements behind them see no office and no row.
 * Commits when `work` resolves, rolls back when it throws, and throws what `work` threw. A read has its answer before its
 * COMMIT, so it is not kept waiting for it.
 */
export async function inTenant<T>(
  database: Database,
  tenantId: string,
  work: (tx: TenantTx) => Promise<TransactionEnd<T>>,
  options: TenantTransactionOptions = {},
): Promise<T> {
  if (!isId(tenantId)) throw new Error("inTenant needs the id of an office.");
  const prepare = isPrepared(database.pool);
  const lane = await database.pool.lanes.take();
  let ending: Promise<void> | undefined;
  try {
    const begun = lane.begin(`begin${options.readOnly ? " read only" : ""}; set local app.tenant_id = '${tenantId}'`);
    // Watched from the start: the first statement may fail before anybody awaits this one.
    const opened = begun.then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    const send: Send = (...statement) => lane.send(...statement);
    const tx = builderOn(new PostgresConnection(send, prepare)) as TenantTx;
    try {
      const end = await work(tx);
      const failed = await opened;
      if (failed) throw failed.error;
      const finished = finish(lane, end.last ?? [], prepare);
      if (options.readOnly && end.last === undefined) ending = endRead(lane, finished);
      else await finished;
      return end.value;
    } catch (error) {
      await opened;
      await lane.rollback();
      throw error;
    }
  } finally {
    if (ending === undefined) lane.giveBack();
  }
}

/** Gives the lane back when a read's transaction is over; one that did not end well is undone first. */
async function endRead(lane: Lane, finished: Promise<void>): Promise<void> {
  try {
    await finished;
  } catch {
    // The answer was complete before: all that is left to care for is the session, which `rollback` ends if it is lost.
    await lane.rollback();
  }
  lane.giveBack();
}

async function finish(lane: Lane, last: readonly Compilable[], prepare: boolean): Promise<void> {
  const sent = last.map((statement) => {
    const { sql, parameters } = statement.compile();
    return lane.send(sql, parameters, prepare);
  });
  const commit = lane.send("commit");
  const results = await Promise.allSettled([...sent, commit]);
  const failure = results.find((result) => result.status === "rejected");
  if (failure) throw failure.reason;
  // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error: the work swallowed one.
  if ((await commit).command !== "COMMIT")
    throw new Error("A statement of the transaction had failed: nothing was kept.");
}
