import { createPostgres, type PostgresPool } from "@gerai/database";
import { verifyAudit } from "@gerai/domain/audit";
import { statementsOf } from "@gerai/testing/sent-statements";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SealedCounts, sealAuditEntry, sealFreshAudit } from "./seal-audit.ts";

let world: TestWorld;
let worker: TestWorld;
let relayPool: PostgresPool;
beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld({}, "worker");
  relayPool = createPostgres(world.database.url("relay"), { max: 1 });
});
afterAll(() => Promise.all([relayPool.end(), world.close(), worker.close()]));

const state = async (office: TestOffice) => await verifyAudit(await office.as(office.staff.auditor), {});
const seal = (since?: Date) => sealFreshAudit({ resources: worker.resources, relayPool, since });

test("a round without a beginning seals every office; a later one the offices that wrote since", async () => {
  const [quiet, busy] = [await createTestOffice(world), await createTestOffice(world)];
  await seal();
  expect(await state(quiet)).toMatchObject({ isIntact: true, unsealed: 0 });
  world.clock.advance(3_600_000);
  // Only the busy office writes after this instant: the verification just now left one event in the quiet one's trail.
  const since = world.clock.now();
  expect(await state(busy)).toMatchObject({ unsealed: 0 });
  expect(await seal(since)).toBe(1);
  expect(await state(busy)).toMatchObject({ isIntact: true, unsealed: 0 });
  expect(await state(quiet)).toMatchObject({ isIntact: true, unsealed: 1 });
});

test("the timetable seals what is fresh every second and what is left once an hour", async () => {
  const office = await createTestOffice(world);
  const entry = sealAuditEntry();
  const run = () => entry.run({ domain: { ...worker.resources, clock: world.clock }, relayPool });
  await run();
  expect(await state(office)).toMatchObject({ unsealed: 0 });
  world.clock.advance(1000);
  await run();
  expect(await state(office)).toMatchObject({ unsealed: 0 });
  await world.admin`
    insert into app.audit_event (tenant_id, id, at, action, actor_kind, result, request_id, details)
    values (${office.id}, '00000000-0000-7000-8000-000000000001', now(), 'test.late', 'system', 'ok', 'r', '{}')`;
  await run();
  expect(await state(office)).toMatchObject({ unsealed: 1 });
  world.clock.advance(3_600_000);
  await run();
  expect(await state(office)).toMatchObject({ isIntact: true, unsealed: 0 });
});

/** How many trails a round opened. */
async function asked(round: () => Promise<unknown>): Promise<number> {
  const statements = await statementsOf(worker, round);
  return statements.filter((text) => text.includes("pg_try_advisory_xact_lock")).length;
}

test("a trail that has not grown is not opened again; one that another sealer holds, or that failed, is", async () => {
  const [quiet, busy] = [await createTestOffice(world), await createTestOffice(world)];
  const sealedCounts: SealedCounts = new Map();
  const since = world.clock.now();
  const round = () => sealFreshAudit({ resources: worker.resources, relayPool, since, sealedCounts });
  await round();
  expect(await asked(round)).toBe(0);
  await state(busy);
  expect(await asked(round)).toBe(1);
  expect(await asked(round)).toBe(0);
  await state(busy);
  await world.admin.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`audit-seal:${busy.id}`}, 0))`;
    expect(await asked(round)).toBe(1);
    expect(await asked(round)).toBe(1);
  });
  expect(await asked(round)).toBe(1);
  expect(await asked(round)).toBe(0);
  expect(await state(busy)).toMatchObject({ isIntact: true, unsealed: 0 });
  expect(await state(quiet)).toMatchObject({ isIntact: true, unsealed: 0 });
});

test("an office that cannot be sealed does not keep the others waiting, and is told of", async () => {
  const [broken, sound] = [await createTestOffice(world), await createTestOffice(world)];
  await seal();
  // After the greatest number there is no next one.
  await world.admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`delete from app.audit_seal where tenant_id = ${broken.id}`;
    await sql`insert into app.audit_seal (tenant_id, seq, event_id, hash, sealed_at)
      values (${broken.id}, ${9_223_372_036_854_775_807n.toString()}, ${broken.id}, ${Buffer.alloc(32)}, now())`;
  });
  await state(sound);
  await expect(seal()).rejects.toThrow(/1 trails could not be sealed/);
  const sealedCounts: SealedCounts = new Map();
  const round = () =>
    sealFreshAudit({ resources: worker.resources, relayPool, since: world.clock.now(), sealedCounts });
  // It is tried again in every round until it goes.
  await expect(round()).rejects.toThrow(/1 trails could not be sealed/);
  await expect(round()).rejects.toThrow(/1 trails could not be sealed/);
  expect((await state(sound)).unsealed).toBe(0);
  await world.admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`delete from app.audit_seal where tenant_id = ${broken.id}`;
  });
  await seal();
  expect(await state(broken)).toMatchObject({ isIntact: true, unsealed: 0 });
});
