import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createPostgres } from "@gerai/database";
import { migrateDatabase } from "@gerai/database/migrate";
import { DATABASE_ROLES, type RolePasswords } from "@gerai/database/roles";
import type { TestProject } from "vitest/node";
import { startPostgres, stopStale } from "../../../infra/postgres.mjs";
import { givenDatabaseUrl } from "./config.ts";

/** What the tests of one run share: one server, and a migrated database that every worker copies. */
export interface TestPostgres {
  /** Superuser address of the server's first database; only for making and dropping databases. */
  readonly adminUrl: string;
  /** Name of the migrated database that worker databases are copied from. */
  readonly template: string;
  /** Begins the name of each database of this run. */
  readonly prefix: string;
  readonly rolePasswords: RolePasswords;
}

declare module "vitest" {
  export interface ProvidedContext {
    testPostgres: TestPostgres;
    /** Debian programs that GERAI_WITHOUT leaves out of this run. */
    without: readonly string[];
  }
}

interface Shared {
  users: number;
  readonly started: Promise<{ provided: TestPostgres; stop: () => Promise<void> }>;
}

/** Every project with a database runs this file in a module graph of its own: the one server hangs on the process. */
const holder = globalThis as { geraiTestPostgres?: Shared };
const FOLDER_PREFIX = "gerai-test-";

/** The same for every run on one server, because roles belong to the server and runs may overlap on a given one. */
function passwordsFor(adminUrl: string): RolePasswords {
  const word = (role: string) =>
    createHash("sha256")
      .update(`${role} ${new URL(adminUrl).password}`)
      .digest("hex");
  return Object.fromEntries(DATABASE_ROLES.map((role) => [role, word(role)])) as unknown as RolePasswords;
}

function isAlive(pid: number): boolean {
  const file = `/proc/${pid}/cmdline`;
  // One that has ended but was not yet collected has no command line any more.
  return pid === process.pid || (fs.existsSync(file) && fs.readFileSync(file, "utf8") !== "");
}

/** Removes what killed runs left: a folder names its run's process; its server goes with `stopStale`. */
async function sweepKilledRuns(base: string): Promise<void> {
  for (const name of fs.readdirSync(base).filter((entry) => entry.startsWith(FOLDER_PREFIX))) {
    const folder = path.join(base, name);
    const ownerFile = path.join(folder, "owner");
    if (!fs.existsSync(ownerFile) || fs.statSync(folder).uid !== process.getuid?.()) continue;
    if (isAlive(Number(fs.readFileSync(ownerFile, "utf8")))) continue;
    await stopStale(path.join(folder, "postgres"));
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function startEmbedded(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const base = os.tmpdir();
  await sweepKilledRuns(base);
  const folder = fs.mkdtempSync(path.join(base, FOLDER_PREFIX));
  fs.chmodSync(folder, 0o755);
  fs.writeFileSync(path.join(folder, "owner"), String(process.pid));
  const server = await startPostgres({
    dataDir: path.join(folder, "postgres"),
    logFile: path.join(folder, "postgres.log"),
    password: randomBytes(18).toString("base64url"),
    fast: true,
  });
  const stop = async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { adminUrl: server.adminUrl, stop };
}

async function dropRunDatabases(adminUrl: string, prefix: string): Promise<void> {
  const sql = createPostgres(adminUrl, { max: 1 });
  try {
    const names = await sql<
      { datname: string }[]
    >`select datname from pg_database where starts_with(datname, ${prefix})`;
    for (const { datname } of names) await sql.unsafe(`drop database if exists ${datname} with (force)`);
  } finally {
    await sql.end();
  }
}

async function start(): Promise<{ provided: TestPostgres; stop: () => Promise<void> }> {
  const server = givenDatabaseUrl ? { adminUrl: givenDatabaseUrl, stop: undefined } : await startEmbedded();
  const prefix = server.stop ? "gerai_" : `gerai_t${randomBytes(4).toString("hex")}_`;
  const template = `${prefix}template`;
  const rolePasswords = passwordsFor(server.adminUrl);
  const sql = createPostgres(server.adminUrl, { max: 1 });
  await sql.unsafe(`create database ${template}`);
  await sql.end();
  const templateUrl = new URL(server.adminUrl);
  templateUrl.pathname = `/${template}`;
  await migrateDatabase({ adminUrl: templateUrl.toString(), rolePasswords });
  return {
    provided: { adminUrl: server.adminUrl, template, prefix, rolePasswords },
    stop: server.stop ?? (() => dropRunDatabases(server.adminUrl, prefix)),
  };
}

/**
 * Vitest global set-up of every project that needs a database: one server for the whole run (the one of DATABASE_URL,
 * else an embedded one without durability) and a migrated template. Tests reach it through `workerDatabase()`.
 */
export default async function setupPostgres(project: TestProject): Promise<() => Promise<void>> {
  holder.geraiTestPostgres ??= { users: 0, started: start() };
  const shared = holder.geraiTestPostgres;
  shared.users += 1;
  const { provided, stop } = await shared.started;
  project.provide("testPostgres", provided);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete holder.geraiTestPostgres;
    await stop();
  };
}
