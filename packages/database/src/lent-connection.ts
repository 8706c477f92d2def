import type { PendingQuery, ReservedSql, Row, RowList, Sql } from "postgres";

type Pool = Sql<{ date: string }>;

/** The driver's own connection, as it shows itself to the `onexecute` of a statement; the driver's `begin` uses both. */
interface DriverConnection {
  onclose: ((error: Error) => void) | null;
}

/** Those who wait for a connection of a pool, each by what asks for one. */
const waiting = new WeakMap<Pool, Set<() => void>>();

/**
 * Asks again for everyone who waits. To be called after a connection of the pool closed: the driver then takes the next
 * waiting `reserve()` off its queue to open the connection anew, and forgets to answer it.
 */
export function askAgain(pool: Pool): void {
  for (const ask of waiting.get(pool) ?? []) ask();
}

function reserve(pool: Pool): Promise<ReservedSql> {
  const others = waiting.get(pool) ?? new Set();
  waiting.set(pool, others);
  return new Promise((resolve, reject) => {
    let isServed = false;
    const serve = (deliver: () => void) => {
      isServed = true;
      others.delete(ask);
      deliver();
    };
    const ask = () => {
      pool.reserve().then(
        (reserved) => (isServed ? reserved.release() : serve(() => resolve(reserved))),
        (error: unknown) => serve(() => reject(error)),
      );
    };
    others.add(ask);
    ask();
  });
}

/**
 * One connection of the pool, lent to one transaction, that survives the death of its session. On its own a reserved
 * connection of postgres.js 3.4.9 does not: a statement sent after the close ends the process (`socket.write` of null),
 * statements still queued never settle, and giving it back would hand the dead one to the next transaction.
 */
export class LentConnection {
  readonly #reserved: ReservedSql;
  readonly #loss: Promise<never>;
  #lose: (error: Error) => void = () => undefined;
  #lost: Error | undefined;
  #driver: DriverConnection | undefined;

  private constructor(reserved: ReservedSql) {
    this.#reserved = reserved;
    this.#loss = new Promise<never>((_, reject) => {
      this.#lose = (error) => {
        this.#lost = error;
        reject(error);
      };
    });
    // Most transactions never hear of it; those that wait for a statement hear of it there.
    this.#loss.catch(() => undefined);
  }

  /** Waits for a free connection of the pool. */
  static async from(pool: Pool): Promise<LentConnection> {
    return new LentConnection(await reserve(pool));
  }

  /** Sends the opening statement at once, without parameters, and watches the connection from then on. */
  begin(statement: string): Promise<RowList<Row[]>> {
    const onexecute = (driver: DriverConnection) => {
      driver.onclose = this.#lose;
      this.#driver = driver;
      return true;
    };
    return this.#settle(this.#reserved.unsafe(statement, [], { onexecute } as object));
  }

  /** Sends a statement at once, behind those already sent. Rejects when it fails or when the connection is lost. */
  send(statement: string, parameters: readonly unknown[] = [], prepare = false): Promise<RowList<Row[]>> {
    if (this.#lost) return Promise.reject(this.#lost);
    // Without `simple: false` a statement without parameters would be parsed and planned anew each time.
    const options = prepare ? { prepare, simple: false } : { prepare };
    return this.#settle(this.#reserved.unsafe(statement, [...parameters] as never[], options));
  }

  /** Undoes what was sent. A rollback that fails means that the session is gone, and its work with it. */
  async rollback(): Promise<void> {
    try {
      await this.send("rollback");
    } catch (error) {
      this.#lose(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Gives the connection back. A lost one went back by itself, and may be someone else's by now. */
  release(): void {
    if (this.#lost) return;
    if (this.#driver) this.#driver.onclose = null;
    this.#reserved.release();
  }

  #settle(pending: PendingQuery<Row[]>): Promise<RowList<Row[]>> {
    return Promise.race([pending.execute(), this.#loss]);
  }
}
