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
import { type Lane, SessionLost } from "./lanes.ts";
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

/**
 * A statement that is one call and nothing else, `select f($1, ...) as name`. As all that a transaction does it is the
 * transaction: PostgreSQL begins and ends one around it, so BEGIN and COMMIT are not sent.
 */
export interface SoleCall extends Compilable {
  readonly isSoleCall: true;
}

/** What a transaction's work returns: its value, and statements that may travel together with COMMIT. */
export interface TransactionEnd<T> {
  readonly value: T;
  /** Statements sent together with COMMIT. If one fails, COMMIT becomes a rollback and the failure is thrown. */
  readonly last?: readonly Compilable[];
}

/** The same where the value is not known before the last statement has answered. */
export interface AnsweredEnd<T> {
  readonly last: readonly Compilable[];
  /** Makes the value of the rows that the last of the statements answered. */
  readonly answer: (rows: readonly Row[]) => T;
}

/** How a statement is sent: by any lane, or by the one of a transaction. */
type Send = (statement: string, parameters: readonly unknown[], prepare: boolean) => Promise<RowList<Row[]>>;

/** Texts of sole calls with the tenant set on the way. */
const soleTexts = new Map<string, string>();

/** The call behind the setting of its tenant, which is the last parameter: the call looks at it, so it cannot come first. */
function soleText(call: string, parameterCount: number): string {
  const known = soleTexts.get(call);
  if (known) return known;
  const text =
    `select c.* from (select set_config('app.tenant_id', $${parameterCount + 1}, true) as tenant offset 0) o ` +
    `cross join lateral (${call} where o.tenant <> '' offset 0) c`;
  soleTexts.set(call, text);
  return text;
}

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
 * One transaction on one lane. BEGIN and the tenant's setting are one message that goes out with the first statement, in
 * the same network write: work that needs no statement costs no journey, and its lane is free until then. Should the
 * setting fail, the statements behind it see no office and no row.
 */
class TenantTransaction {
  readonly #database: Database;
  readonly #tenantId: string;
  readonly #isReadOnly: boolean;
  readonly #opening: string;
  readonly #prepare: boolean;
  #lane: Promise<Lane> | undefined;
  /** Watched from the start: the first statement may fail before anybody awaits this one. */
  #begun: Promise<{ readonly error: unknown } | undefined> = Promise.resolve(undefined);
  #isOver = false;

  constructor(database: Database, tenantId: string, isReadOnly: boolean) {
    this.#database = database;
    this.#tenantId = tenantId;
    this.#isReadOnly = isReadOnly;
    this.#opening = `begin${isReadOnly ? " read only" : ""}; set local app.tenant_id = '${tenantId}'`;
    this.#prepare = isPrepared(database.pool);
  }

  /** The builder that verbs work with; after the end of the transaction nothing can be sent through it. */
  builder(): TenantTx {
    const send: Send = async (...statement) => {
      if (this.#isOver) throw new Error("The transaction is over.");
      return await (await this.#open()).send(...statement);
    };
    return builderOn(new PostgresConnection(send, this.#prepare)) as TenantTx;
  }

  #open(): Promise<Lane> {
    this.#lane ??= this.#database.pool.lanes.take().then((lane) => {
      this.#begun = lane.begin(this.#opening).then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      return lane;
    });
    return this.#lane;
  }

  /** Sends the last statements with COMMIT and answers the rows of the last one. Throws when any of it failed. */
  async commit(last: readonly Compilable[]): Promise<readonly Row[]> {
    this.#isOver = true;
    if (this.#lane === undefined) {
      const [only] = last;
      if (!only) return [];
      // A statement of its own cannot be told to read only.
      if (!this.#isReadOnly && last.length === 1 && "isSoleCall" in only) return await this.#callAlone(only);
    }
    const lane = await this.#open();
    const sent = last.map((statement) => {
      const { sql, parameters } = statement.compile();
      return lane.send(sql, parameters, this.#prepare);
    });
    const ended = lane.send("commit");
    const results = await Promise.allSettled([...sent, ended]);
    const failed = (await this.#begun) ?? results.find((result) => result.status === "rejected");
    if (failed) throw "error" in failed ? failed.error : failed.reason;
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error: the work swallowed one.
    if ((await ended).command !== "COMMIT")
      throw new Error("A statement of the transaction had failed: nothing was kept.");
    const rows = results.at(-2);
    return rows?.status === "fulfilled" ? rows.value : [];
  }

  /** The whole transaction as one statement; should it fail, PostgreSQL has undone it already. */
  async #callAlone(only: Compilable): Promise<readonly Row[]> {
    const lane = await this.#database.pool.lanes.take();
    try {
      const { sql, parameters } = only.compile();
      return await lane.send(soleText(sql, parameters.length), [...parameters, this.#tenantId], this.#prepare);
    } finally {
      lane.giveBack();
    }
  }

  /** Undoes what was sent, once it is known how BEGIN went. */
  async rollback(): Promise<void> {
    this.#isOver = true;
    const lane = await this.#lane;
    await this.#begun;
    await lane?.rollback();
  }

  /** Gives the lane back, if one was taken. */
  async leave(): Promise<void> {
    (await this.#lane)?.giveBack();
  }
}

/**
 * The one place that sets the tenant. Commits when `work` resolves, rolls back when it throws, and throws what `work`
 * threw. A read has its answer before its COMMIT, so it is not kept waiting for it.
 */
export async function inTenant<T>(
  database: Database,
  tenantId: string,
  work: (tx: TenantTx) => Promise<TransactionEnd<T> | AnsweredEnd<T>>,
  options: TenantTransactionOptions = {},
): Promise<T> {
  if (!isId(tenantId)) throw new Error("inTenant needs the id of an office.");
  const transaction = new TenantTransaction(database, tenantId, options.readOnly === true);
  try {
    const end = await work(transaction.builder());
    if (options.readOnly && "value" in end && end.last === undefined) {
      void endRead(transaction);
      return end.value;
    }
    const rows = await transaction.commit(end.last ?? []);
    const value = "answer" in end ? end.answer(rows) : end.value;
    await transaction.leave();
    return value;
  } catch (error) {
    await undo(transaction);
    throw error;
  }
}

/** Ends a read that has its answer; one that did not end well is undone before its lane is lent again. */
async function endRead(transaction: TenantTransaction): Promise<void> {
  try {
    await transaction.commit([]);
    await transaction.leave();
  } catch {
    // The answer was complete before. All that is left to care for is the session: `rollback` ends one that is lost.
    await undo(transaction);
  }
}

async function undo(transaction: TenantTransaction): Promise<void> {
  try {
    await transaction.rollback();
    await transaction.leave();
  } catch (error) {
    // No lane could be had (the pool is closed): there is nothing to undo, and the failure is thrown by the work itself.
    if (!(error instanceof SessionLost)) throw error;
  }
}
