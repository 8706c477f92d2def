import { listOffices } from "@gerai/domain/tenancy";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkDueReadiness } from "./check-readiness.ts";

let opening: TestWorld;
let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  opening = await createTestWorld();
  office = await createTestOffice(opening);
  // What follows has the rights of the worker, and no others.
  world = await createTestWorld({}, "worker");
});
afterAll(() => Promise.all([opening.close(), world.close()]));

/** The database is shared with other tests, whose offices are none of this one's business. */
async function own() {
  const offices = await listOffices(world.resources);
  return offices.filter(({ id }) => id === office.id);
}

async function checks(): Promise<number> {
  const rows = await world.admin`
    select id from app.audit_event where tenant_id = ${office.id} and action = 'readiness.check'`;
  return rows.length;
}

it("every office is asked once a night by its own clock, and at once when it never was", async () => {
  world.clock.set("2026-11-22T02:00:00Z");
  expect(await checkDueReadiness(world.resources, own())).toBe(1);
  expect(await checks()).toBe(1);
  world.clock.set("2026-11-22T18:59:00Z");
  await checkDueReadiness(world.resources, own());
  expect(await checks()).toBe(1);
  // Three o'clock in Makassar.
  world.clock.set("2026-11-22T19:00:00Z");
  await checkDueReadiness(world.resources, own());
  await checkDueReadiness(world.resources, own());
  expect(await checks()).toBe(2);
});

it("what is found is kept, and said once", async () => {
  const found = await world.admin<{ code: string }[]>`
    select code from app.readiness_finding where tenant_id = ${office.id} and cleared_at is null order by code`;
  // A test office has neither hours nor anybody to call.
  expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining(["contact.missing", "hours.missing"]));
  const told = await world.admin`
    select name from app.outbox where tenant_id = ${office.id} and name = 'readiness.found'`;
  expect(told).toHaveLength(1);
});
