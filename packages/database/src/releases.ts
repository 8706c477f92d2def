import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Sql } from "postgres";

const directory = new URL("../releases/", import.meta.url);

/** The key under which the kept rows of every release are sealed. They are invented, so it may be known. */
export const RELEASE_KEK = Buffer.alloc(32, 9);

/** Where what is kept of a release lies, such as `v0.1.0`. */
export function releaseFolder(version: string): URL {
  return new URL(`${version}/`, directory);
}

/** A release as later migrations are tested against it. */
export interface Release {
  readonly version: string;
  /** Its migrations and their checksums: none of these files may change any more. */
  readonly migrations: Readonly<Record<string, string>>;
}

/** The releases that were kept, oldest first. */
export function readReleases(): Release[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .sort((one, other) => one.localeCompare(other, "en", { numeric: true }))
    .map((version) => ({
      version,
      migrations: JSON.parse(readFileSync(new URL("migrations.json", releaseFolder(version)), "utf8")),
    }));
}

/**
 * Puts the rows of a release into a database that has its schema. `sql` is one connection of a superuser: rules between
 * rows do not count until all are in, and what its migrations entered themselves stays.
 */
export async function loadRelease(sql: Sql, { version }: Release): Promise<void> {
  const lines = gunzipSync(readFileSync(new URL("rows.gz", releaseFolder(version))))
    .toString("utf8")
    .split("\n");
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const line of lines) {
      const [table = "", rows = "[]"] = line.split("\t");
      await tx.unsafe(
        `insert into app.${table} select * from json_populate_recordset(null::app.${table}, $1::text::json) on conflict do nothing`,
        [rows],
      );
    }
  });
}
