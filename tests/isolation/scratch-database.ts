import { createPostgres, type PostgresPool } from "@gerai/database";
import { migrateDatabase } from "@gerai/database/migrate";
import { type DatabaseRole, roleUrl } from "@gerai/database/roles";
import { workerDatabase } from "@gerai/testing/postgres-worker";
import { inject } from "vitest";

/** A migrated database that one test may spoil. */
export interface ScratchDatabase {
  /** Superuser pool. */
  readonly sql: PostgresPool;
  /** Address for a role of the house. */
  url(role: DatabaseRole): string;
  drop(): Promise<void>;
}

/**
 * Copies the run's template once more and runs the migration over the copy: it finds nothing to do but the rights on the
 * database itself, which a copy does not inherit.
 */
export async function createScratchDatabase(name: string): Promise<ScratchDatabase> {
  const { adminUrl, template, prefix, rolePasswords } = inject("testPostgres");
  await workerDatabase();
  const server = createPostgres(adminUrl, { max: 1 });
  const database = `${prefix}${name}`;
  await server.unsafe(`drop database if exists ${database} with (force)`);
  await server.unsafe(`create database ${database} template ${template} strategy wal_log`);
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  await migrateDatabase({ adminUrl: url.toString(), rolePasswords });
  const sql = createPostgres(url.toString(), { max: 1 });
  return {
    sql,
    url: (role) => roleUrl(url.toString(), role, rolePasswords),
    drop: async () => {
      await sql.end();
      await server.unsafe(`drop database if exists ${database} with (force)`);
      await server.end();
    },
  };
}
