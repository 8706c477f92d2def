import { newId } from "@gerai/foundation/ids";
import { createTestWorld, type TestWorld } from "@gerai/testing/test-office";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openContext, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import { countCase } from "./count-case.ts";
import { rebuildReports, rebuildReportsWhenDue } from "./rebuild-reports.ts";
import { type BareCase, openBareOffice, putBareCases } from "./reports.testing.ts";

let world: TestWorld;
let worker: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld({}, "worker");
});
afterAll(async () => {
  await world.close();
  await worker.close();
});

async function systemOf(tenantId: string) {
  const office = await findOfficeById(worker.resources, tenantId);
  if (!office) throw new Error("no office");
  return await openContext(worker.resources, office, SYSTEM, newId(world.clock.now()));
}

/** All of an office's counts, with the hours in order. */
async function countsOf(tenantId: string) {
  const monthly = await world.admin`
    select month, service_code, filed, finished, rejected, cancelled, expired, array(select unnest(hours) order by 1) as hours
    from reporting.monthly where office_id = ${tenantId} order by month, service_code`;
  const waiting = await world.admin`
    select service_code, filed_on, cases from reporting.waiting where office_id = ${tenantId} order by 1, 2`;
  return { monthly: [...monthly], waiting: [...waiting] };
}

/** The same numbers by statements that know nothing of the room: straight over the cases. */
async function countsByHand(tenantId: string, zone: string) {
  const sql = world.admin;
  const monthly = await sql`
    with moves as (
      select date_trunc('month', filed_at at time zone ${zone})::date as month, service_code, 'FILED' as what, null::int as hours
      from app.application where tenant_id = ${tenantId} and filed_at is not null
      union all
      select date_trunc('month', closed_at at time zone ${zone})::date, service_code, state,
        case when state = 'CLOSED' then ceil(extract(epoch from closed_at - filed_at) / 3600)::int end
      from app.application where tenant_id = ${tenantId} and filed_at is not null and state in ('CLOSED', 'REJECTED', 'CANCELLED', 'EXPIRED')
    )
    select month, service_code, count(*) filter (where what = 'FILED')::int as filed,
      count(*) filter (where what = 'CLOSED')::int as finished, count(*) filter (where what = 'REJECTED')::int as rejected,
      count(*) filter (where what = 'CANCELLED')::int as cancelled, count(*) filter (where what = 'EXPIRED')::int as expired,
      array_remove(array_agg(hours::smallint order by hours), null) as hours
    from moves group by month, service_code order by month, service_code`;
  const waiting = await sql`
    select service_code, (filed_at at time zone ${zone})::date as filed_on, count(*)::int as cases from app.application
    where tenant_id = ${tenantId} and filed_at is not null and state not in ('CLOSED', 'REJECTED', 'CANCELLED', 'EXPIRED')
    group by 1, 2 order by 1, 2`;
  return { monthly: [...monthly], waiting: [...waiting] };
}

const ENDS = ["CLOSED", "REJECTED", "CANCELLED", "EXPIRED"];
const HOUR = 3_600_000;

/** A case's way: filed at an hour of half a year, then states, each some hours later. */
const life = fc.record({
  service: fc.constantFrom("KTP_RUSAK", "AKTA_LAHIR", "KK_HILANG_RUSAK"),
  filedAt: fc
    .integer({ min: 0, max: 24 * 180 })
    .map((hour) => new Date(Date.parse("2026-01-01T00:00:00Z") + hour * HOUR)),
  states: fc.tuple(
    fc.constantFrom("SUBMITTED", "IN_VERIFICATION", "NEEDS_COMPLETION", "VERIFIED"),
    fc.constantFrom("IN_PROCESS", "QUEUED", "RESUBMITTED"),
    fc.constantFrom(...ENDS, "IN_PROCESS"),
  ),
  minutes: fc.integer({ min: 0, max: 90 * 1440 }),
});

function stageOf(
  id: string,
  one: { service: string; filedAt: Date; states: readonly string[]; minutes: number },
  at: number,
): BareCase {
  const state = one.states[at] ?? "SUBMITTED";
  const closedAt = ENDS.includes(state) ? new Date(one.filedAt.getTime() + one.minutes * 60_000) : null;
  return { id, service: one.service, state, filedAt: one.filedAt, closedAt };
}

describe.each(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"] as const)("an office in %s", (timeZone) => {
  test("counts the same from shuffled, doubled and simultaneous events as from its cases anew, and as SQL by hand", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(life, { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        async (lives, dice) => {
          const tenantId = await openBareOffice(world, { timeZone });
          const ids = lives.map(() => newId(world.clock.now()));
          const roll = (below: number) => (dice.next().value ?? 0) % below;
          const events: string[] = [];
          for (const stage of [0, 1, 2]) {
            await putBareCases(
              world.admin,
              tenantId,
              lives.map((one, index) => stageOf(ids[index] ?? "", one, stage)),
            );
            // Every change tells of itself, sometimes twice; some are heard only long after.
            for (const id of ids) events.splice(roll(events.length + 1), 0, ...Array(1 + roll(2)).fill(id));
            const heard = stage === 2 ? events.splice(0) : events.splice(0, roll(events.length + 1));
            await Promise.all(heard.map((applicationId) => countCase(worker.resources, { tenantId, applicationId })));
          }
          const incremental = await countsOf(tenantId);
          expect(incremental).toEqual(await countsByHand(tenantId, timeZone));
          expect(await rebuildReports(await systemOf(tenantId), {})).toEqual({ drift: 0, late: 0 });
          expect(await countsOf(tenantId)).toEqual(incremental);
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);
});

test("a rebuilding finds lost events and wrong counters, sets them right, and says so", async () => {
  const tenantId = await openBareOffice(world);
  const filedAt = new Date("2026-05-31T15:59:00Z");
  const base = { service: "KTP_RUSAK", filedAt, closedAt: null };
  const [heard, unheard] = [newId(world.clock.now()), newId(world.clock.now())];
  await putBareCases(world.admin, tenantId, [
    { ...base, id: heard, state: "SUBMITTED" },
    { ...base, id: unheard, state: "CLOSED", closedAt: new Date("2026-05-31T16:30:00Z") },
    { ...base, id: newId(world.clock.now()), state: "DRAFT", filedAt: null },
  ]);
  await countCase(worker.resources, { tenantId, applicationId: heard });
  const ctx = await systemOf(tenantId);
  expect(await rebuildReports(ctx, {})).toEqual({ drift: 0, late: 1 });
  // Filed at 23.59 of 31 May, finished half an hour later in June: months are the office's own.
  expect((await countsOf(tenantId)).monthly).toEqual([
    {
      month: "2026-05-01",
      service_code: "KTP_RUSAK",
      filed: 2,
      finished: 0,
      rejected: 0,
      cancelled: 0,
      expired: 0,
      hours: [],
    },
    {
      month: "2026-06-01",
      service_code: "KTP_RUSAK",
      filed: 0,
      finished: 1,
      rejected: 0,
      cancelled: 0,
      expired: 0,
      hours: [1],
    },
  ]);
  await world.admin`update reporting.monthly set filed = 7 where office_id = ${tenantId} and filed = 2`;
  worker.log.length = 0;
  expect(await rebuildReports(ctx, {})).toEqual({ drift: 1, late: 0 });
  expect(worker.log.join()).toContain("drifted");
  expect(await countsOf(tenantId)).toEqual(await countsByHand(tenantId, "Asia/Makassar"));
});

test("an office is rebuilt once a night by its own clock, and at once when it never was", async () => {
  const tenantId = await openBareOffice(world, { timeZone: "Asia/Jayapura" });
  const at = async (instant: string) => {
    worker.clock.set(instant);
    return (await rebuildReportsWhenDue(await systemOf(tenantId), {})) !== undefined;
  };
  expect(await at("2026-11-22T02:00:00Z")).toBe(true);
  expect(await at("2026-11-22T16:59:00Z")).toBe(false);
  expect(await at("2026-11-22T17:00:00Z")).toBe(true);
  expect(await at("2026-11-23T01:00:00Z")).toBe(false);
});

test("a case of another office is not counted, whatever the event says", async () => {
  const [mine, theirs] = [await openBareOffice(world), await openBareOffice(world)];
  const id = newId(world.clock.now());
  const filedAt = world.clock.now();
  await putBareCases(world.admin, theirs, [{ id, service: "KTP_RUSAK", state: "SUBMITTED", filedAt, closedAt: null }]);
  expect(await countCase(worker.resources, { tenantId: mine, applicationId: id })).toBe(false);
  expect(await countsOf(mine)).toEqual({ monthly: [], waiting: [] });
});
