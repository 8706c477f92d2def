import { OverviewView } from "@gerai/contracts/reports";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { openTestSession, type Person } from "@gerai/testing/test-session";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../app.ts";

let world: TestWorld;
let ministry: TestOffice;
let office: TestOffice;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  world = await createTestWorld();
  ministry = await createTestOffice(world, { kind: "ministry" });
  office = await createTestOffice(world);
  app = createApp(world.resources);
});
afterAll(() => world.close());

const cookieOf = (at: TestOffice, person: Person) => openTestSession(world, at, person);

const get = (at: TestOffice, path: string, cookie?: string) =>
  app.request(`/api/v1${path}`, {
    headers: { host: at.host, ...(cookie ? { cookie } : {}) },
  });

test("an analyst reads this year so far, and the reading is in the ministry's trail", async () => {
  const response = await get(ministry, "/ministry/overview", await cookieOf(ministry, "ministry_analyst"));
  expect(response.status).toBe(200);
  const view = OverviewView.parse(await response.json());
  expect([view.from, view.to, view.service]).toEqual(["2026-01", "2026-11", null]);
  expect(view.byMonth).toHaveLength(11);
  const [row] = await world.admin`
    select action, result, actor_kind from app.audit_event where tenant_id = ${ministry.id} and action = 'report.overview'`;
  expect(row).toEqual({ action: "report.overview", result: "ok", actor_kind: "staff" });
});

test("a stranger is 401, staff without the right 403, also at the ministry, and an analyst of an office has none", async () => {
  expect((await get(ministry, "/ministry/overview")).status).toBe(401);
  expect((await get(ministry, "/ministry/overview", await cookieOf(ministry, "auditor"))).status).toBe(403);
  expect((await get(office, "/ministry/overview", await cookieOf(office, "head"))).status).toBe(403);
  expect((await get(office, "/ministry/overview", await cookieOf(office, "ministry_analyst"))).status).toBe(403);
});

test("an unknown service is 404; a period that is none, ends before it begins or is too long is 422", async () => {
  const admin = await cookieOf(ministry, "office_admin");
  expect((await get(ministry, "/ministry/overview", admin)).status).toBe(403);
  const analyst = await cookieOf(ministry, "ministry_analyst");
  expect((await get(ministry, "/ministry/overview?service=TIDAK_ADA", analyst)).status).toBe(404);
  for (const query of [
    "from=2026",
    "from=2026-13",
    "from=2026-05&to=2026-04",
    "from=2020-01&to=2026-01",
    "service=x",
  ]) {
    expect((await get(ministry, `/ministry/overview?${query}`, analyst)).status, query).toBe(422);
  }
});
