/** What to start; see `startPostgres`. */
export interface PostgresOptions {
  dataDir: string;
  password: string;
  logFile: string;
  /** Gives up durability for speed: tests only. */
  fast?: boolean;
  /** Folder with initdb and postgres of another PostgreSQL than the embedded one. */
  binaries?: string;
  port?: number;
}

/** A running server of the project's own. */
export interface RunningPostgres {
  /** Superuser URL of the database `gerai`. */
  adminUrl: string;
  port: number;
  pid: number;
  dataDir: string;
  /** Whether this start made the cluster. */
  isNew: boolean;
  exited: Promise<unknown>;
  stop(): Promise<void>;
  kill(): void;
}

/** A TCP port of 127.0.0.1 that nobody uses at this moment. */
export function freePort(): Promise<number>;
/** Where a cluster that was asked to live in `dataDir` really lives. */
export function clusterHome(dataDir: string): string;
/** Ends a server that a killed parent left running on `dataDir`. */
export function stopStale(dataDir: string): Promise<void>;
/** Starts a PostgreSQL on 127.0.0.1 for development, demo and tests. */
export function startPostgres(options: PostgresOptions): Promise<RunningPostgres>;
