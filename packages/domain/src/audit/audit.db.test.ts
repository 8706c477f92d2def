import { createPostgres } from "@gerai/database";
import { DATABASE_ROLES } from "@gerai/database/roles";
import { newId } from "@gerai/foundation/ids";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { command } from "../kernel/index.ts";
import { listAudit } from "./list-audit.ts";
import { sealAudit } from "./seal-audit.ts";
import { verifyAudit } from "./verify-audit.ts";

let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  [world, worker] = await Promise.all([createTestWorld(), createTestWorld({}, "worker")]);
});
beforeEach(async () => {
  office = await createTestOffice(world);
});
afterAll(() => Promise.all([world.close(), worker.close()]));

const touch = command({
  action: "test.touch",
  principals: ["public"],
  input: z.object({ count: z.number() }),
  run: ({ ctx }, { count }) =>
    Promise.resolve({ subjectId: newId(ctx.now()), result: undefined, details: { count, b: 1, a: "dua" } }),
});

const seal = () => sealAudit(worker.resources, office.id);
const verify = async (noted: { headSeq?: number; headHash?: string } = {}) =>
  await verifyAudit(await office.as(office.staff.auditor), noted);

async function write(times: number): Promise<void> {
  const ctx = await office.as();
  for (let count = 0; count < times; count++) await touch(ctx, { count });
}

/** Does to the tables what only their owner could, with every guard switched off. */
async function tamper(statement: string): Promise<void> {
  await world.admin.begin(async (sql) => {
    await sql.unsafe(
      `set local session_replication_role = replica; ${statement.replaceAll("OFFICE", `'${office.id}'`)}`,
    );
  });
}

test("a sealed chain is whole, and what is not sealed yet is counted", async () => {
  await write(3);
  const sealed = await seal();
  expect(sealed).toBeGreaterThanOrEqual(3);
  expect(await seal()).toBe(0);
  expect(await verify()).toMatchObject({ isIntact: true, sealed, unsealed: 0, firstBad: null });
  // The verification itself is now in the trail.
  expect(await verify()).toMatchObject({ isIntact: true, sealed, unsealed: 1 });
});

test.each([
  ["action", "action = 'test.touched'"],
  ["result", "result = 'refused'"],
  ["instant, by a microsecond", "at = at + interval '1 microsecond'"],
  ["actor's kind", "actor_kind = 'platform'"],
  ["actor", "actor_id = id"],
  ["subject", "subject_id = id"],
  ["request", "request_id = request_id || 'x'"],
  ["details", `details = details || '{"count": 9}'`],
])("a changed %s is found out at its place", async (_, change) => {
  await write(5);
  await seal();
  await tamper(`update app.audit_event set ${change} where tenant_id = OFFICE and id =
    (select event_id from app.audit_seal where tenant_id = OFFICE and seq = 4)`);
  expect(await verify()).toMatchObject({ isIntact: false, firstBad: 4 });
});

test.each([
  [
    "a deleted event",
    "delete from app.audit_event where tenant_id = OFFICE and id = (select event_id from app.audit_seal where tenant_id = OFFICE and seq = 4)",
    4,
  ],
  ["a deleted seal", "delete from app.audit_seal where tenant_id = OFFICE and seq = 4", 4],
  ["a chain that starts later", "delete from app.audit_seal where tenant_id = OFFICE and seq = 1", 1],
  [
    "a changed hash",
    "update app.audit_seal set hash = set_byte(hash, 0, (get_byte(hash, 0) + 1) % 256) where tenant_id = OFFICE and seq = 4",
    4,
  ],
  [
    "another time of sealing",
    "update app.audit_seal set sealed_at = sealed_at + interval '1 second' where tenant_id = OFFICE and seq = 4",
    4,
  ],
  [
    "two events that changed places",
    `create temp table swap on commit drop as select * from app.audit_seal where tenant_id = OFFICE and seq in (4, 6);
     delete from app.audit_seal where tenant_id = OFFICE and seq in (4, 6);
     insert into app.audit_seal (tenant_id, seq, event_id, hash, sealed_at)
     select a.tenant_id, a.seq, b.event_id, a.hash, a.sealed_at from swap a join swap b on a.seq <> b.seq`,
    4,
  ],
])("%s is found out", async (_, statement, firstBad) => {
  await write(8);
  await seal();
  await tamper(statement);
  expect(await verify()).toMatchObject({ isIntact: false, firstBad });
});

test("a chain cut at its end is found out by a head noted before, as is one sealed anew over changed events", async () => {
  await write(6);
  await seal();
  const { head } = await verify();
  if (!head) throw new Error("nothing sealed");
  const noted = { headSeq: head.seq, headHash: head.hash };
  await write(2);
  await seal();
  expect(await verify(noted)).toMatchObject({ isIntact: true });
  await tamper(`delete from app.audit_seal where tenant_id = OFFICE and seq > ${head.seq - 3}`);
  expect(await verify()).toMatchObject({ isIntact: true });
  expect(await verify(noted)).toMatchObject({ isIntact: false, firstBad: head.seq - 2 });
  await tamper("update app.audit_event set action = 'x' where tenant_id = OFFICE and action = 'test.touch'");
  await tamper("delete from app.audit_seal where tenant_id = OFFICE");
  await seal();
  expect(await verify()).toMatchObject({ isIntact: true });
  expect(await verify(noted)).toMatchObject({ isIntact: false });
});

test("50 writers and several sealers at once leave no gap and no fork", async () => {
  const ctx = await office.as();
  const sealing = Array.from({ length: 6 }, async () => {
    let sum = 0;
    for (let i = 0; i < 8; i++) sum += (await seal()) ?? 0;
    return sum;
  });
  const writing = Array.from({ length: 50 }, (_, count) => touch(ctx, { count }));
  await Promise.all(writing);
  const sums = await Promise.all(sealing);
  await seal();
  const [row] = await world.admin<{ events: number; seals: number; last: number }[]>`
    select (select count(*) from app.audit_event where tenant_id = ${office.id})::int as events,
      count(*)::int as seals, max(seq)::int as last from app.audit_seal where tenant_id = ${office.id}`;
  expect(row?.seals).toBe(row?.events);
  expect(row?.last).toBe(row?.seals);
  expect(sums.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(row?.seals ?? 0);
  expect(await verify()).toMatchObject({ isIntact: true, unsealed: 0 });
});

test("an event that commits late with an older id is sealed later, even one older than the sealer looks back for", async () => {
  await write(2);
  await seal();
  const old = (ms: number) => newId(new Date(world.clock.now().getTime() - ms));
  const insert = (id: string) => world.admin`
    insert into app.audit_event (tenant_id, id, at, action, actor_kind, result, request_id, details)
    values (${office.id}, ${id}, now(), 'test.late', 'system', 'ok', 'r', '{}')`;
  await insert(old(60_000));
  expect(await seal()).toBe(1);
  await insert(old(3_600_000));
  expect(await seal()).toBe(0);
  expect(await sealAudit(worker.resources, office.id, { everything: true })).toBe(1);
  expect(await verify()).toMatchObject({ isIntact: true, unsealed: 0 });
});

test("more events than one batch holds are all sealed", async () => {
  await world.admin`
    insert into app.audit_event (tenant_id, id, at, action, actor_kind, result, request_id, details)
    select ${office.id}, uuidv7(), now(), 'test.many', 'system', 'ok', 'r', jsonb_build_object('n', n)
    from generate_series(1, 2500) n`;
  expect(await seal()).toBeGreaterThanOrEqual(2500);
  expect(await verify()).toMatchObject({ isIntact: true, unsealed: 0 });
});

test("one office's sealer and verification see nothing of another's trail", async () => {
  const other = await createTestOffice(world);
  await seal();
  expect(await verifyAudit(await other.as(other.staff.auditor), {})).toMatchObject({ sealed: 0, head: null });
});

test("no role may change, delete or truncate the trail or its seals", async () => {
  await write(1);
  await seal();
  for (const role of DATABASE_ROLES) {
    const sql = createPostgres(world.database.url(role), { max: 1 });
    try {
      for (const table of ["audit_event", "audit_seal"]) {
        for (const statement of [
          `update app.${table} set tenant_id = tenant_id`,
          `delete from app.${table}`,
          `truncate app.${table} cascade`,
        ]) {
          const attempt = sql.begin(async (tx) => {
            await tx.unsafe(`set local app.tenant_id = '${office.id}'`);
            const rows = await tx.unsafe(statement);
            // Row-level security shows the owner no row: nothing changed is as good as refused.
            if (role === "owner" && rows.count === 0) throw Object.assign(new Error("no row seen"), { code: "42501" });
          });
          await expect(attempt, `${role}: ${statement}`).rejects.toMatchObject({ code: "42501" });
        }
      }
    } finally {
      await sql.end();
    }
  }
});

test("the trail is read in pages, newest first, filtered, by those who may, and the reading is in it", async () => {
  await write(60);
  await seal();
  const ctx = await office.as(office.staff.auditor);
  const first = await listAudit(ctx, { action: "test" });
  expect(first.events).toHaveLength(50);
  const rest = await listAudit(ctx, { action: "test", cursor: first.nextCursor ?? undefined });
  expect(rest.events).toHaveLength(10);
  expect(rest.nextCursor).toBeNull();
  const counts = [...first.events, ...rest.events].map((event) => event.details.count);
  expect(new Set(counts).size).toBe(60);
  expect(first.events.every((event) => event.isSealed && event.action === "test.touch")).toBe(true);
  expect((await listAudit(ctx, { actorId: office.staff.auditor.id })).events.map((event) => event.action)).toEqual([
    "audit.read",
    "audit.read",
  ]);
  for (const role of ["verifier", "head", "front_desk"] as const) {
    await expect(listAudit(await office.as(office.staff[role]), {})).rejects.toMatchObject({ status: 403 });
    await expect(verifyAudit(await office.as(office.staff[role]), {})).rejects.toMatchObject({ status: 403 });
  }
  expect((await listAudit(ctx, { result: "refused" })).events).toHaveLength(6);
});
