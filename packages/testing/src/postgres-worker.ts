import { createPostgres } from "@gerai/database";
import { type DatabaseRole, type RolePasswords, roleUrl } from "@gerai/database/roles";
import { inject } from "vitest";
import { workerNumber } from "./config.ts";
import type {} from "./postgres.ts";

/** A migrated database that only this vitest worker uses. */
export interface WorkerDatabase {
  /** Superuser address of this worker's database: row-level security does not bind it. */
  readonly adminUrl: string;
  readonly rolePasswords: RolePasswords;
  /** The address a process of the house would use: bound by row-level security. */
  url(role: DatabaseRole): string;
}

let made: Promise<WorkerDatabase> | undefined;

async function copyTemplate(): Promise<WorkerDatabase> {
  const { adminUrl, template, prefix, rolePasswords } = inject("testPostgres");
  const name = `${prefix}w${workerNumber}`;
  const sql = createPostgres(adminUrl, { max: 1 });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!found) {
      await sql.unsafe(`create database ${name} template ${template} strategy wal_log`);
      // Rights on a database are not copied from its template.
      await sql.unsafe(`revoke temporary on database ${name} from public`);
    }
  } finally {
    await sql.end();
  }
  const own = new URL(adminUrl);
  own.pathname = `/${name}`;
  const ownUrl = own.toString();
  return { adminUrl: ownUrl, rolePasswords, url: (role) => roleUrl(ownUrl, role, rolePasswords) };
}

/**
 * This worker's database, copied from the run's template at its first use and kept for the worker's later files: a test
 * makes an office of its own in it and never truncates. Only in projects with the database set-up (`*.db.test.ts`,
 * `*.route.test.ts`, `tests/`).
 */
export function workerDatabase(): Promise<WorkerDatabase> {
  made ??= copyTemplate();
  return made;
}
