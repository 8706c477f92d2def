import type { Role } from "@gerai/contracts/identity";
import { OverviewView } from "@gerai/contracts/reports";
import { passSecondFactor, registerStaff, signIn, timeCodeAt } from "@gerai/domain/identity";
import { SYSTEM } from "@gerai/domain/kernel";
import {
  createTestOffice,
  createTestWorld,
  TEST_PASSWORD,
  type TestOffice,
  type TestWorld,
} from "@gerai/testing/test-office";
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

async function tokenOf(at: TestOffice, role: Exclude<Role, "platform_operator">): Promise<string> {
  const username = `lapor-${role.replaceAll("_", "-")}`;
  const { totpSecret } = await registerStaff(await at.as(SYSTEM), {
    ...{ username, name: "Petugas Laporan", position: "Petugas", password: TEST_PASSWORD, roles: [role] },
  });
  const ctx = await at.as();
  const { token } = await signIn(ctx, { username, password: TEST_PASSWORD, clientAddress: "203.0.113.8" });
  const code = timeCodeAt(totpSecret, world.clock.now());
  return (await passSecondFactor(ctx, { token, code, clientAddress: "203.0.113.8" })).token;
}

const get = (at: TestOffice, path: string, token?: string) =>
  app.request(`/api/v1${path}`, {
    headers: { host: at.host, ...(token ? { cookie: `gerai_staff=${token}` } : {}) },
  });

test("an analyst reads this year so far, and the reading is in the ministry's trail", async () => {
  const response = await get(ministry, "/ministry/overview", await tokenOf(ministry, "ministry_analyst"));
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
  expect((await get(ministry, "/ministry/overview", await tokenOf(ministry, "auditor"))).status).toBe(403);
  expect((await get(office, "/ministry/overview", await tokenOf(office, "head"))).status).toBe(403);
  expect((await get(office, "/ministry/overview", await tokenOf(office, "ministry_analyst"))).status).toBe(403);
});

test("an unknown service is 404; a period that is none, ends before it begins or is too long is 422", async () => {
  const token = await tokenOf(ministry, "office_admin");
  expect((await get(ministry, "/ministry/overview", token)).status).toBe(403);
  const analyst = await signedInAnalyst();
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

async function signedInAnalyst(): Promise<string> {
  const { totpSecret } = await registerStaff(await ministry.as(SYSTEM), {
    ...{ username: "analis-dua", name: "Analis Dua", position: "Analis", password: TEST_PASSWORD },
    roles: ["ministry_analyst"],
  });
  const ctx = await ministry.as();
  const asked = { username: "analis-dua", password: TEST_PASSWORD, clientAddress: "203.0.113.9" };
  const { token } = await signIn(ctx, asked);
  const code = timeCodeAt(totpSecret, world.clock.now());
  return (await passSecondFactor(ctx, { token, code, clientAddress: "203.0.113.9" })).token;
}
