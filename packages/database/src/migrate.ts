import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import postgres, { type Sql } from "postgres";
import { loadRegions } from "./load-regions.ts";
import { DATABASE_ROLES, type RolePasswords, roleName } from "./roles.ts";

/** What `migrateDatabase` needs. */
export interface MigrateOptions {
  /** Address of the database for a role that may create roles and schemas. */
  readonly adminUrl: string;
  /** Passwords the house's roles get; existing roles are set to them. */
  readonly rolePasswords: RolePasswords;
  /** Hears one line per step. */
  readonly log?: (line: string) => void;
  /** Applies these files only: the schema of an earlier release. All of them unless said. */
  readonly only?: ReadonlySet<string>;
}

/** One forward-only SQL file. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly checksum: string;
}

const directory = new URL("../migrations/", import.meta.url);
/** Any number will do, as long as every deployer uses the same one. */
const MIGRATION_LOCK = 7_426_474;

/** The migrations of this version of the house, in the order in which they are applied. */
export function readMigrations(): Migration[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, directory), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/** A string literal; passwords and role names cannot be sent as parameters of `create role`. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

async function createRoles(sql: Sql, passwords: RolePasswords): Promise<void> {
  for (const role of DATABASE_ROLES) {
    const name = roleName(role);
    const [found] = await sql`select 1 from pg_roles where rolname = ${name}`;
    const bypass = role === "backup" ? "bypassrls" : "nobypassrls";
    const attributes = `login nosuperuser nocreatedb nocreaterole ${bypass} password ${literal(passwords[role])}`;
    await sql.unsafe(`${found ? "alter" : "create"} role ${name} with ${attributes}`);
  }
}

/** In a transaction of its own per file, so that a failing file leaves the ones before it in place. */
async function apply(sql: Sql, migration: Migration): Promise<void> {
  await sql.begin(async (tx) => {
    await tx.unsafe("set local role gerai_owner; set local search_path to app, public; set local lock_timeout to '2s'");
    await tx.unsafe(migration.sql);
    await tx`insert into public.migration (name, checksum, applied_at) values (${migration.name}, ${migration.checksum}, now())`;
  });
}

async function applyAll(sql: Sql, migrations: readonly Migration[], log: (line: string) => void): Promise<void> {
  const applied = new Map<string, string>();
  for (const row of await sql<{ name: string; checksum: string }[]>`select name, checksum from public.migration`) {
    applied.set(row.name, row.checksum);
  }
  for (const migration of migrations) {
    const known = applied.get(migration.name);
    if (known === migration.checksum) continue;
    if (known)
      throw new Error(
        `Migration ${migration.name} was changed after it ran here: migrations are forward-only, add a new file.`,
      );
    await apply(sql, migration);
    log(`migrated ${migration.name}`);
  }
}

/**
 * Brings a database to the newest schema: roles, SQL files in order (each once, by checksum), the national region table.
 * Two deployers at once are safe: the second waits on an advisory lock and finds nothing left to do (MIG-3).
 */
export async function migrateDatabase(options: MigrateOptions): Promise<void> {
  const log = options.log ?? (() => undefined);
  const sql = postgres(options.adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await createRoles(sql, options.rolePasswords);
    await sql.unsafe(`
      grant gerai_owner to current_user;
      grant create on database ${sql.options.database} to gerai_owner;
      revoke temporary on database ${sql.options.database} from public;
      create table if not exists public.migration (name text primary key, checksum text not null, applied_at timestamptz not null);
      grant usage on schema public to gerai_owner;
      grant select, insert on public.migration to gerai_owner;
    `);
    const { only } = options;
    await applyAll(sql, only ? readMigrations().filter(({ name }) => only.has(name)) : readMigrations(), log);
    await loadRegions(sql, log);
  } finally {
    await sql.end();
  }
}
