import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import postgres, { type Sql } from "postgres";
import { startPostgres } from "../../infra/postgres.mjs";

/** The durable server of one run, with its own folder. */
export interface Cluster {
  readonly port: number;
  readonly pid: number;
  /** Holds the logs of this run too; removed by `stop`. */
  readonly folder: string;
  /** Superuser address of one of its databases. */
  adminUrl(database: string): string;
  /** Address of a database for a role with a password. */
  urlFor(database: string, role: string, password: string): string;
  stop(): Promise<void>;
}

/** What must be the same for everything that is compared; reported with the results. */
export interface ServerSettings {
  readonly version: string;
  readonly fsync: string;
  readonly synchronous_commit: string;
  readonly full_page_writes: string;
  readonly shared_buffers: string;
}

/** Starts a new server on a free port of 127.0.0.1, with everything that makes a commit durable left on. */
export async function startCluster(): Promise<Cluster> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gerai-load-"));
  fs.chmodSync(folder, 0o755);
  const server = await startPostgres({
    dataDir: path.join(folder, "postgres"),
    logFile: path.join(folder, "postgres.log"),
    password: randomBytes(18).toString("base64url"),
    fast: false,
  });
  const withPath = (database: string) => {
    const url = new URL(server.adminUrl);
    url.pathname = `/${database}`;
    return url;
  };
  return {
    port: server.port,
    pid: server.pid,
    folder,
    adminUrl: (database) => withPath(database).toString(),
    urlFor(database, role, password) {
      const url = withPath(database);
      url.username = role;
      url.password = encodeURIComponent(password);
      return url.toString();
    },
    async stop() {
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A superuser's single connection to a database of the cluster, without the time limits of the product's roles. */
export function openAdmin(cluster: Cluster, database: string, schema: string): Sql {
  return postgres(cluster.adminUrl(database), {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: "load-admin", search_path: schema },
  });
}

/** Reads the settings that decide what a commit costs; throws when one of them is off, because then nothing compares. */
export async function durableSettings(sql: Sql): Promise<ServerSettings> {
  const [row] = await sql<ServerSettings[]>`
    select current_setting('server_version') as version, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as synchronous_commit,
      current_setting('full_page_writes') as full_page_writes, current_setting('shared_buffers') as shared_buffers`;
  if (row?.fsync !== "on" || row.synchronous_commit !== "on") throw new Error("The server does not write durably.");
  return row;
}

/** Same start for every block: dead rows gone, fresh statistics, nothing left to be written. */
export async function settle(pools: readonly Sql[]): Promise<void> {
  for (const sql of pools) await sql.unsafe("vacuum (analyze)");
  for (const sql of pools.slice(0, 1)) await sql.unsafe("checkpoint");
}

/** First line of what a program prints for `--version`, or "?" when it is not there. */
export async function versionOf(program: string): Promise<string> {
  try {
    return (await promisify(execFile)(program, ["--version"])).stdout.split("\n")[0] ?? "?";
  } catch {
    return "?";
  }
}
