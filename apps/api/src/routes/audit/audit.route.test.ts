import { AuditPageView, AuditVerificationView } from "@gerai/contracts/audit";
import type { Role } from "@gerai/contracts/identity";
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
let office: TestOffice;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  world = await createTestWorld();
  office = await createTestOffice(world);
  app = createApp(world.resources);
});
afterAll(() => world.close());

async function tokenOf(role: Exclude<Role, "platform_operator">): Promise<string> {
  const username = `jejak-${role.replaceAll("_", "-")}`;
  const { totpSecret } = await registerStaff(await office.as(SYSTEM), {
    ...{ username, name: "Petugas Jejak", position: "Petugas", password: TEST_PASSWORD, roles: [role] },
  });
  const ctx = await office.as();
  const { token } = await signIn(ctx, { username, password: TEST_PASSWORD, clientAddress: "203.0.113.8" });
  const code = timeCodeAt(totpSecret, world.clock.now());
  return (await passSecondFactor(ctx, { token, code, clientAddress: "203.0.113.8" })).token;
}

const get = (path: string, token?: string) =>
  app.request(`/api/v1${path}`, {
    headers: { host: office.host, ...(token ? { cookie: `gerai_staff=${token}` } : {}) },
  });

test("an auditor reads the trail with names of those who acted, and checks its chain", async () => {
  const token = await tokenOf("auditor");
  const response = await get("/admin/audit?action=staff.second-factor", token);
  expect(response.status).toBe(200);
  const page = AuditPageView.parse(await response.json());
  expect(page.events[0]).toMatchObject({ action: "staff.second-factor", actorName: "Petugas Jejak", isSealed: false });
  const verification = AuditVerificationView.parse(await (await get("/admin/audit/verification", token)).json());
  expect(verification).toMatchObject({ isIntact: true, sealed: 0, firstBad: null, head: null });
  expect(verification.unsealed).toBeGreaterThan(9);
  const cut = await get("/admin/audit/verification?headSeq=7", token);
  expect(await cut.json()).toMatchObject({ isIntact: false, firstBad: 1 });
});

test("a malformed question is 422, a stranger 401, a verifier 403 and the refusal is in the trail", async () => {
  const verifier = await tokenOf("verifier");
  expect((await get("/admin/audit")).status).toBe(401);
  expect((await get("/admin/audit", verifier)).status).toBe(403);
  expect((await get("/admin/audit/verification", verifier)).status).toBe(403);
  const admin = await tokenOf("office_admin");
  expect((await get("/admin/audit?cursor=1%27or%201=1", admin)).status).toBe(422);
  const page = AuditPageView.parse(await (await get("/admin/audit?result=refused", admin)).json());
  expect(page.events.map((event) => event.action).sort()).toEqual(["audit.read", "audit.verify"]);
});
