import net from "node:net";
import { newId } from "@gerai/foundation/ids";
import { workerDatabase } from "@gerai/testing/postgres-worker";
import { CompiledQuery, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  assertBoundByPolicies,
  createDatabase,
  createPostgres,
  type Database,
  inTenant,
  type PostgresPool,
  type SoleCall,
} from "./index.ts";
import { insertOffice } from "./seed/index.ts";

const NOW = new Date("2026-11-22T02:00:00Z");
const OFFICE = newId(NOW);

/** A proxy that counts what the client writes, one chunk of bytes at a time: a chunk is one network write. */
async function countingProxy(target: URL): Promise<{ url: string; writes: Buffer[]; close(): Promise<void> }> {
  const writes: Buffer[] = [];
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port), target.hostname);
    client.on("data", (chunk) => {
      writes.push(Buffer.from(chunk));
      upstream.write(chunk);
    });
    upstream.pipe(client);
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
    client.on("error", () => upstream.destroy());
    upstream.on("error", () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as net.AddressInfo).port);
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: url.toString(), writes, close };
}

let admin: PostgresPool;
let proxy: Awaited<ReturnType<typeof countingProxy>>;
let database: Database;

beforeAll(async () => {
  const worker = await workerDatabase();
  admin = createPostgres(worker.adminUrl, { max: 1 });
  proxy = await countingProxy(new URL(worker.url("app")));
  database = createDatabase(createPostgres(proxy.url, { max: 1 }));
  await insertOffice(admin, {
    id: OFFICE,
    slug: `tx-${OFFICE.slice(-12)}`,
    kind: "office",
    regionCode: "64.74",
    shortName: "Kota Uji",
    fullName: "Disdukcapil Kota Uji",
    provinceName: "Kalimantan Timur",
    timeZone: "Asia/Makassar",
    accent: "#0a5568",
    seat: "Uji",
    hosts: [],
    openedAt: NOW,
  });
});
afterAll(async () => {
  await database.pool.end();
  await admin.end();
  await proxy.close();
});

/** A small row whose name can be taken; what its table is for does not matter here. */
const counter = (bucket: string) => ({
  tenant_id: OFFICE,
  bucket,
  key_hash: Buffer.from("x"),
  window_start: NOW,
  used: 1,
});

async function buckets(): Promise<string[]> {
  const rows = await admin<
    { bucket: string }[]
  >`select bucket from app.throttle where tenant_id = ${OFFICE} order by bucket`;
  return rows.map((row) => row.bucket);
}

beforeEach(async () => {
  await admin`delete from app.throttle where tenant_id = ${OFFICE}`;
});

describe("round trips", () => {
  const read = () =>
    inTenant(database, OFFICE, async (tx) => ({
      value: await tx.selectFrom("throttle").select("bucket").where("bucket", "=", "a").execute(),
    }));

  test("BEGIN, the office and the first statement leave in one network write, COMMIT in a second", async () => {
    await read(); // connects, and prepares the statement
    proxy.writes.length = 0;
    await read();
    expect(proxy.writes).toHaveLength(2);
    const [first, second] = proxy.writes.map((chunk) => chunk.toString("latin1"));
    // The Execute message of the prepared statement stands behind BEGIN and the office, in the same write.
    expect(first).toMatch(new RegExp(`begin; set local app.tenant_id = '${OFFICE}'[^]*E\\0\\0\\0\\t\\0`));
    expect(second).toContain("commit");
  });

  test("statements that are not awaited share the write, and the last ones travel with COMMIT", async () => {
    const write = (first: string, second: string) =>
      inTenant(database, OFFICE, async (tx) => {
        const sent = [first, second].map((name) => tx.insertInto("throttle").values(counter(name)).execute());
        await Promise.all(sent);
        return { value: undefined, last: [tx.insertInto("throttle").values(counter(`${first}${second}`))] };
      });
    await write("a", "b");
    proxy.writes.length = 0;
    await write("c", "d");
    expect(proxy.writes).toHaveLength(2);
    expect(await buckets()).toEqual(["a", "ab", "b", "c", "cd", "d"]);
  });
});

describe("a call that is the whole transaction", () => {
  const call = (bucket: string): SoleCall => ({
    isSoleCall: true,
    compile: () => CompiledQuery.raw("select app.test_count($1) as counted", [bucket]),
  });
  const once = (bucket: string) =>
    inTenant(database, OFFICE, async () => ({ last: [call(bucket)], answer: ([row]) => row?.counted as string }));

  beforeAll(async () => {
    await admin`
      create or replace function app.test_count(bucket text) returns text language sql as $$
        insert into app.throttle (tenant_id, bucket, key_hash, window_start, used)
        values (current_setting('app.tenant_id')::uuid, bucket, 'x', now(), 1) returning bucket
      $$`;
    await admin`grant execute on function app.test_count to gerai_app`;
  });
  afterAll(async () => {
    await admin`drop function app.test_count`;
  });

  test("is one network write, and answers", async () => {
    await once("a");
    proxy.writes.length = 0;
    expect(await once("b")).toBe("b");
    expect(proxy.writes).toHaveLength(1);
    expect(proxy.writes[0]?.toString("latin1")).not.toMatch(/begin|commit/i);
    expect(await buckets()).toEqual(["a", "b"]);
  });

  test("leaves no office behind on its session, whether it succeeds or fails", async () => {
    const tenant = () =>
      database.global
        .selectNoFrom(sql<string>`coalesce(current_setting('app.tenant_id', true), '')`.as("tenant"))
        .executeTakeFirstOrThrow();
    await once("a");
    expect(await tenant()).toEqual({ tenant: "" });
    await expect(once("a")).rejects.toMatchObject({ code: "23505" });
    expect(await tenant()).toEqual({ tenant: "" });
    expect(await buckets()).toEqual(["a"]);
  });

  test("of a reading transaction cannot write", async () => {
    const work = inTenant(database, OFFICE, async () => ({ value: undefined, last: [call("a")] }), { readOnly: true });
    await expect(work).rejects.toMatchObject({ code: "25006" });
    expect(await buckets()).toEqual([]);
  });

  test("behind other statements is part of their transaction", async () => {
    const work = inTenant(database, OFFICE, async (tx) => {
      await tx.insertInto("throttle").values(counter("b")).execute();
      return { value: undefined, last: [call("b")] };
    });
    await expect(work).rejects.toMatchObject({ code: "23505" });
    expect(await buckets()).toEqual([]);
  });
});

test("what the work throws is thrown, and nothing of it stays", async () => {
  const fault = new Error("no");
  const work = inTenant(database, OFFICE, async (tx) => {
    await tx.insertInto("throttle").values(counter("a")).execute();
    throw fault;
  });
  await expect(work).rejects.toBe(fault);
  expect(await buckets()).toEqual([]);
});

test("a failing statement among those sent with COMMIT undoes the whole transaction and is thrown", async () => {
  const work = inTenant(database, OFFICE, async (tx) => {
    await tx.insertInto("throttle").values(counter("a")).execute();
    const last = ["b", "a", "c"].map((name) => tx.insertInto("throttle").values(counter(name)));
    return { value: "done", last };
  });
  await expect(work).rejects.toMatchObject({ code: "23505" });
  expect(await buckets()).toEqual([]);
});

test("a failing statement whose error the work swallows commits nothing and is no success", async () => {
  const work = inTenant(database, OFFICE, async (tx) => {
    await tx.insertInto("throttle").values(counter("a")).execute();
    await tx
      .insertInto("throttle")
      .values(counter("a"))
      .execute()
      .catch(() => undefined);
    return { value: "done" };
  });
  await expect(work).rejects.toThrow("nothing was kept");
  expect(await buckets()).toEqual([]);
});

test("a reading transaction cannot write", async () => {
  const work = inTenant(
    database,
    OFFICE,
    async (tx) => ({ value: await tx.insertInto("throttle").values(counter("a")).execute() }),
    {
      readOnly: true,
    },
  );
  await expect(work).rejects.toMatchObject({ code: "25006" });
});

test("after a failure the connection serves the next transaction", async () => {
  await expect(
    inTenant(database, OFFICE, async () => {
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  await inTenant(database, OFFICE, async (tx) => ({
    value: await tx.insertInto("throttle").values(counter("a")).execute(),
  }));
  expect(await buckets()).toEqual(["a"]);
});

test("when its session dies the transaction fails, and the pool opens a new connection for those who wait", async () => {
  const crowd = createDatabase(createPostgres((await workerDatabase()).url("app"), { max: 2 }));
  const results = await Promise.allSettled(
    Array.from({ length: 60 }, (_, index) =>
      inTenant(crowd, OFFICE, async (tx) => {
        await tx.selectFrom("throttle").select("bucket").execute();
        if (index % 10 === 5)
          await admin`
          select pg_terminate_backend(pid, 2000) from pg_stat_activity
          where datname = current_database() and usename = 'gerai_app' and query like '%"throttle"%'`;
        await tx.selectFrom("throttle").select("bucket").execute();
        return { value: index };
      }),
    ),
  );
  const failures = results.flatMap((result) => (result.status === "rejected" ? [String(result.reason.code)] : []));
  expect(failures.length).toBeGreaterThanOrEqual(6);
  expect(failures.length).toBeLessThan(30);
  expect(failures.filter((code) => !["57P01", "CONNECTION_CLOSED", "ECONNRESET", "EPIPE"].includes(code))).toEqual([]);
  await crowd.pool.end();
});

test("anything but the id of an office is refused before a connection is taken", async () => {
  for (const id of ["", "x'; set role gerai_owner; --", "0", `${OFFICE} `]) {
    await expect(inTenant(database, id, async () => ({ value: 1 }))).rejects.toThrow("id of an office");
  }
});

test("a process that row-level security does not bind refuses to start", async () => {
  await expect(assertBoundByPolicies(admin)).rejects.toThrow("not bound by row-level security");
  await expect(assertBoundByPolicies(database.pool)).resolves.toBeUndefined();
  const worker = await workerDatabase();
  const backup = createPostgres(worker.url("backup"), { max: 1 });
  await expect(assertBoundByPolicies(backup)).rejects.toThrow("gerai_backup");
  await backup.end();
});
