import { createDatabase, createPostgres, inTenant } from "@gerai/database";
import { migrateDatabase } from "@gerai/database/migrate";
import { loadRelease, RELEASE_KEK, type Release, readReleases } from "@gerai/database/releases";
import { roleUrl } from "@gerai/database/roles";
import { readCaseFile } from "@gerai/domain/applications";
import { openContext, type Resources, SYSTEM } from "@gerai/domain/kernel";
import { listOffices } from "@gerai/domain/tenancy";
import { FakeClock } from "@gerai/foundation/clock";
import { newId } from "@gerai/foundation/ids";
import { createLogger } from "@gerai/foundation/logger";
import { createTestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { findSchemaFaults } from "./schema-faults.ts";

const releases = readReleases();

/** How many rows each table holds. */
async function countRows(sql: ReturnType<typeof createPostgres>): Promise<Map<string, number>> {
  const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'app'`;
  const counts = await sql.unsafe<{ name: string; rows: string }[]>(
    tables.map(({ name }) => `select '${name}' as name, count(*) as rows from app.${name}`).join(" union all "),
  );
  return new Map(counts.map(({ name, rows }) => [name, Number(rows)]));
}

describe.each(releases)("a database of $version", (release: Release) => {
  const name = `release_${release.version.replaceAll(/\W/g, "_")}`;
  const { adminUrl: serverUrl, prefix, rolePasswords } = inject("testPostgres");
  const url = new URL(serverUrl);
  url.pathname = `/${prefix}${name}`;
  const adminUrl = url.toString();
  let sql: ReturnType<typeof createPostgres>;
  let before: Map<string, number>;

  beforeAll(async () => {
    const server = createPostgres(serverUrl, { max: 1 });
    await server.unsafe(`drop database if exists ${prefix}${name} with (force)`);
    await server.unsafe(`create database ${prefix}${name}`);
    await server.end();
    await migrateDatabase({ adminUrl, rolePasswords, only: new Set(Object.keys(release.migrations)) });
    sql = createPostgres(adminUrl, { max: 1 });
    await loadRelease(sql, release);
    before = await countRows(sql);
    await migrateDatabase({ adminUrl, rolePasswords });
  });
  afterAll(async () => {
    await sql.end();
    const server = createPostgres(serverUrl, { max: 1 });
    await server.unsafe(`drop database if exists ${prefix}${name} with (force)`);
    await server.end();
  });

  test("takes the migrations since then, keeps every row, and obeys the rules of tenancy", async () => {
    const after = await countRows(sql);
    const lost = [...before].filter(([table, rows]) => (after.get(table) ?? 0) < rows);
    expect(lost).toEqual([]);
    expect(await findSchemaFaults(sql)).toEqual([]);
  });

  test("opens every case of every office under its own key", async () => {
    const world = await createTestWorld();
    const pool = createPostgres(roleUrl(adminUrl, "app", rolePasswords), { max: 2 });
    const resources: Resources = {
      ...world.resources,
      ...{ database: createDatabase(pool), kek: RELEASE_KEK, keyCache: new Map() },
      ...{ clock: new FakeClock("2026-11-23T03:30:00Z"), logger: createLogger("test", { write: () => undefined }) },
    };
    let opened = 0;
    for (const office of await listOffices(resources)) {
      const ctx = await openContext(resources, office, SYSTEM, newId(resources.clock.now()));
      const ids = await sql<{ id: string }[]>`
        select id from app.application where tenant_id = ${office.id} and number is not null`;
      for (const { id } of ids) {
        const file = await inTenant(resources.database, office.id, async (tx) => ({
          value: await readCaseFile({ tx, ctx }, id),
        }));
        expect(file.number.startsWith(`${office.regionCode}-`)).toBe(true);
        expect(file.contact.trackingCode).toMatch(/^(?:[0-9A-Z]{11})?$/);
        opened += 1;
      }
    }
    expect(opened).toBeGreaterThan(40);
    await Promise.all([pool.end(), world.close()]);
  });
});
