import type { PendingQuery, Row, RowList, Sql } from "postgres";

type Client = Sql<{ date: string }>;

/** Opens a client of exactly one connection, without idle or life time, that calls `onclose` when its session ends. */
export type OpenClient = (onclose: () => void) => Client;

/** Seconds that closing waits for what still runs. */
const END_SECONDS = 5;

/** The session ended, or there is none to be had. Its code is the driver's; the database's problems are read from codes alone. */
export class SessionLost extends Error {
  readonly code = "CONNECTION_CLOSED";
}

/** One session of the database, used by one transaction at a time. It is never mended: once lost it is thrown away. */
export class Lane {
  readonly #client: Client;
  readonly #giveBack: (lane: Lane) => void;
  /** Rejects the statements under way: the driver forgets those that were still queued when the session died. */
  readonly #unanswered = new Set<(error: Error) => void>();
  #lost: Error | undefined;

  /** To be called by `Lanes` only. */
  constructor(open: OpenClient, giveBack: (lane: Lane) => void) {
    this.#client = open(() => this.#lose(new SessionLost("The session of the database ended.")));
    this.#giveBack = giveBack;
  }

  /** True when the session ended: nothing can be sent any more. */
  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  /** Sends the opening of a transaction at once, without parameters. */
  begin(statement: string): Promise<RowList<Row[]>> {
    return this.#sent(() => this.#client.unsafe(statement));
  }

  /** Sends a statement at once, behind those already sent. Rejects when it fails or when the session is lost. */
  send(statement: string, parameters: readonly unknown[] = [], prepare = false): Promise<RowList<Row[]>> {
    // Without `simple: false` a statement without parameters would be parsed and planned anew each time.
    const options = prepare ? { prepare, simple: false } : { prepare };
    return this.#sent(() => this.#client.unsafe(statement, [...parameters] as never[], options));
  }

  /** Undoes what was sent. A rollback that fails means that the session is gone, and its work with it. */
  async rollback(): Promise<void> {
    try {
      await this.send("rollback");
    } catch (error) {
      this.#lose(error instanceof Error ? error : new SessionLost(String(error)));
    }
  }

  /** Gives the session back to the next one who waits. */
  giveBack(): void {
    this.#giveBack(this);
  }

  /** Closes the session, at the latest after `seconds`; never rejects. */
  async end(seconds = END_SECONDS): Promise<void> {
    await this.#client.end({ timeout: seconds }).catch(() => undefined);
  }

  #lose(error: Error): void {
    this.#lost ??= error;
    for (const reject of this.#unanswered) reject(error);
    this.#unanswered.clear();
  }

  #sent(send: () => PendingQuery<Row[]>): Promise<RowList<Row[]>> {
    if (this.#lost) return Promise.reject(this.#lost);
    return new Promise((resolve, reject) => {
      this.#unanswered.add(reject);
      send()
        .execute()
        .then(resolve, reject)
        .finally(() => this.#unanswered.delete(reject));
    });
  }
}

/**
 * The sessions that transactions run on, lent in turn. They are single-connection clients and not `reserve()`d
 * connections of a pool, because those of postgres.js 3.4.9 do not outlive a session's death: a statement sent after it
 * ends the process, a `reserve()` that waits meanwhile is never answered, and a connection that closes with a write
 * pending never writes again.
 */
export class Lanes {
  readonly #open: OpenClient;
  readonly #max: number;
  readonly #free: Lane[] = [];
  readonly #waiting: ((lane: Lane) => void)[] = [];
  #lent = 0;
  #isEnded = false;

  constructor(open: OpenClient, max: number) {
    this.#open = open;
    this.#max = max;
  }

  /** A session of one's own until `giveBack()`; waits in turn while all are lent. */
  async take(): Promise<Lane> {
    if (this.#isEnded) throw new SessionLost("The pool was closed.");
    if (this.#lent >= this.#max) return await new Promise((resolve) => this.#waiting.push(resolve));
    this.#lent += 1;
    return this.#usable();
  }

  /** Closes the free sessions now and the lent ones when they come back. */
  async end(seconds?: number): Promise<void> {
    this.#isEnded = true;
    await Promise.all(this.#free.splice(0).map((lane) => lane.end(seconds)));
  }

  /** The session used last, because it is warm; a new one when there is none that lives. */
  #usable(): Lane {
    for (let lane = this.#free.pop(); lane; lane = this.#free.pop()) {
      if (!lane.isLost) return lane;
      void lane.end(0);
    }
    return new Lane(this.#open, (lane) => this.#takeBack(lane));
  }

  #takeBack(lane: Lane): void {
    if (lane.isLost || this.#isEnded) void lane.end(0);
    else this.#free.push(lane);
    const next = this.#waiting.shift();
    if (next) next(this.#usable());
    else this.#lent -= 1;
  }
}
