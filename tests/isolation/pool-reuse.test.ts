import { createDatabase, createPostgres, type Database, inTenant } from "@gerai/database";
import { insertOffice } from "@gerai/database/seed";
import { newId } from "@gerai/foundation/ids";
import { createTestWorld, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { randomStream } from "./random-stream.ts";

const OFFICES = 20;
const CALLS = 200;
const CONNECTIONS = 4;

let world: TestWorld;
let database: Database;
const offices: string[] = [];

class Aborted extends Error {}

beforeAll(async () => {
  world = await createTestWorld();
  database = createDatabase(createPostgres(world.database.url("app"), { max: CONNECTIONS }));
  for (let index = 0; index < OFFICES; index++) {
    const id = newId(world.clock.now());
    offices.push(id);
    await insertOffice(world.admin, {
      id,
      slug: `kolam-${id.slice(-12)}`,
      kind: "office",
      regionCode: "64.74",
      shortName: "Kota Uji",
      fullName: "Disdukcapil Kota Uji",
      provinceName: "Kalimantan Timur",
      timeZone: "Asia/Makassar",
      accent: "#0a5568",
      seat: "Uji",
      hosts: [],
      openedAt: world.clock.now(),
    });
    await writeCounter(id);
  }
});
afterAll(async () => {
  await database.pool.end();
  await world.close();
});

async function writeCounter(office: string): Promise<void> {
  await inTenant(database, office, async (tx) => ({
    value: await tx.insertInto("throttle").values(counterOf(office)).execute(),
  }));
}

type Fate = "commits" | "throws before" | "throws after" | "fails in SQL" | "fails at commit" | "loses its connection";
const FATES: readonly Fate[] = [
  "commits",
  "throws before",
  "throws after",
  "fails in SQL",
  "fails at commit",
  "loses its connection",
];

/** One call of an office: what it saw, whatever became of it. */
async function call(office: string, fate: Fate, seen: { office: string; tenant: string }[]): Promise<void> {
  await inTenant(database, office, async (tx) => {
    if (fate === "throws before") throw new Aborted();
    const rows = await tx.selectFrom("throttle").select("tenant_id").execute();
    seen.push(...rows.map((row) => ({ office, tenant: row.tenant_id })));
    if (fate === "throws after") throw new Aborted();
    if (fate === "fails in SQL") await tx.insertInto("throttle").values(counterOf(office)).execute();
    if (fate === "loses its connection") await killOneSession();
    const again = await tx.selectFrom("throttle").select("tenant_id").execute();
    seen.push(...again.map((row) => ({ office, tenant: row.tenant_id })));
    return {
      value: undefined,
      last: fate === "fails at commit" ? [tx.insertInto("throttle").values(counterOf(office))] : [],
    };
  });
}

/** The one row of each office; a second one fails with 23505. */
function counterOf(office: string) {
  const hash = Buffer.from("kantor");
  return { tenant_id: office, bucket: "uji", key_hash: hash, window_start: world.clock.now(), used: 1 };
}

/** Ends one session of the pool in mid-transaction, as a failing network would. */
async function killOneSession(): Promise<void> {
  await world.admin`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and usename = 'gerai_app' and state = 'idle in transaction' limit 1`;
}

test("200 calls of 20 offices over 4 connections, with random failures, see only their own office (ISO-16)", async () => {
  const random = randomStream(6_474);
  const seen: { office: string; tenant: string }[] = [];
  const calls = Array.from({ length: CALLS }, () => {
    const office = offices[Math.floor(random() * OFFICES)] ?? "";
    const draw = random();
    // Lost connections are rare, as in life; the other fates are even.
    const fate = draw < 0.02 ? "loses its connection" : (FATES[Math.floor(random() * (FATES.length - 1))] ?? "commits");
    return { office, fate };
  });
  const results = await Promise.allSettled(calls.map(({ office, fate }) => call(office, fate, seen)));

  expect(seen.filter((row) => row.tenant !== row.office)).toEqual([]);
  expect(seen.length).toBeGreaterThan(CALLS);
  const wentThrough = calls.filter((_, index) => results[index]?.status === "fulfilled");
  expect(wentThrough.length).toBeGreaterThan(0);
  expect(wentThrough.every(({ fate }) => fate === "commits" || fate === "loses its connection")).toBe(true);
});

test("a connection goes back to the pool without an office", async () => {
  for (let index = 0; index < CONNECTIONS * 3; index++) {
    expect(await database.global.selectFrom("throttle").select("tenant_id").execute()).toEqual([]);
    const lane = await database.pool.lanes.take();
    const left = await lane.send("select current_setting('app.tenant_id', true) as tenant");
    lane.giveBack();
    expect(left[0]?.tenant ?? "").toBe("");
  }
});
