import { newId } from "@gerai/foundation/ids";
import { workerDatabase } from "@gerai/testing/postgres-worker";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createDatabase, createPostgres, type Database, inTenant, type PostgresPool, readByIds } from "./index.ts";
import { insertOffice } from "./seed/index.ts";

const NOW = new Date("2026-11-22T02:00:00Z");
const [OFFICE, OTHER] = [newId(NOW), newId(NOW)];
let pool: PostgresPool;
let database: Database;
beforeAll(async () => {
  const worker = await workerDatabase();
  const admin = createPostgres(worker.adminUrl, { max: 1 });
  for (const id of [OFFICE, OTHER]) {
    await insertOffice(admin, {
      ...{ id, slug: `uji-${id.slice(-8)}`, kind: "office", regionCode: "64.74", timeZone: "Asia/Makassar" },
      ...{ shortName: "Uji", fullName: "Kantor Uji", provinceName: "Kalimantan Timur", seat: "Uji" },
      ...{ accent: "#0a5568", hosts: [`${id}.localhost`], openedAt: NOW },
    });
  }
  await admin.end();
  pool = createPostgres(worker.url("app"), { max: 2 });
  database = createDatabase(pool);
});
afterAll(() => pool.end());

const within = async <T>(work: Parameters<typeof inTenant<T>>[2]) => await inTenant(database, OFFICE, work);

test("a read by ids is put into words once for each number of them, and asked with the ids of each call", async () => {
  const build = vi.fn<Parameters<typeof readByIds<{ id: string }>>[0]>((tx, ids) =>
    tx
      .selectFrom("office")
      .select("id")
      .where("id", "in", [...ids])
      .orderBy("id"),
  );
  const read = readByIds(build);
  const found = await within(async (tx) => ({
    value: await Promise.all([read(tx, [OFFICE]), read(tx, [OTHER]), read(tx, [OFFICE, OTHER]), read(tx, [OTHER])]),
  }));
  const both = [OFFICE, OTHER].sort().map((id) => ({ id }));
  expect(found).toEqual([[{ id: OFFICE }], [{ id: OTHER }], both, [{ id: OTHER }]]);
  expect(build).toHaveBeenCalledTimes(2);
});

test("a statement with another parameter is refused: it would be kept for those who mean another", async () => {
  const read = readByIds((tx, ids) =>
    tx
      .selectFrom("office")
      .select("id")
      .where("id", "in", [...ids])
      .where("kind", "=", "office"),
  );
  await expect(within(async (tx) => ({ value: await read(tx, [OFFICE]) }))).rejects.toThrow("not the ids");
});
