import { AuditPageView, AuditVerificationView } from "@gerai/contracts/audit";
import { passSecondFactor, registerStaff, signIn, timeCodeAt } from "@gerai/domain/identity";
import { SYSTEM } from "@gerai/domain/kernel";
import {
  createTestOffice,
  createTestWorld,
  TEST_PASSWORD,
  type TestOffice,
  type TestWorld,
} from "@gerai/testing/test-office";
import { openTestSession } from "@gerai/testing/test-session";
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

/** Signs an auditor in as at the door, which the trail then tells of. */
async function cookieOfAuditor(): Promise<string> {
  const username = "jejak-auditor";
  const { totpSecret } = await registerStaff(await office.as(SYSTEM), {
    ...{ username, name: "Petugas Jejak", position: "Petugas", password: TEST_PASSWORD, roles: ["auditor"] },
  });
  const ctx = await office.as();
  const { token } = await signIn(ctx, { username, password: TEST_PASSWORD, clientAddress: "203.0.113.8" });
  const code = timeCodeAt(totpSecret, world.clock.now());
  const passed = await passSecondFactor(ctx, { token, code, clientAddress: "203.0.113.8" });
  return `gerai_staff=${passed.token}`;
}

const get = (path: string, cookie?: string) =>
  app.request(`/api/v1${path}`, {
    headers: { host: office.host, ...(cookie ? { cookie } : {}) },
  });

test("an auditor reads the trail with names of those who acted, and checks its chain", async () => {
  const auditor = await cookieOfAuditor();
  const response = await get("/admin/audit?action=staff.second-factor", auditor);
  expect(response.status).toBe(200);
  const page = AuditPageView.parse(await response.json());
  expect(page.events[0]).toMatchObject({ action: "staff.second-factor", actorName: "Petugas Jejak", isSealed: false });
  const verification = AuditVerificationView.parse(await (await get("/admin/audit/verification", auditor)).json());
  expect(verification).toMatchObject({ isIntact: true, sealed: 0, firstBad: null, head: null });
  expect(verification.unsealed).toBeGreaterThan(7);
  const cut = await get("/admin/audit/verification?headSeq=7", auditor);
  expect(await cut.json()).toMatchObject({ isIntact: false, firstBad: 1 });
});

test("a malformed question is 422, a stranger 401, a verifier 403 and the refusal is in the trail", async () => {
  const verifier = await openTestSession(world, office, "verifier");
  expect((await get("/admin/audit")).status).toBe(401);
  expect((await get("/admin/audit", verifier)).status).toBe(403);
  expect((await get("/admin/audit/verification", verifier)).status).toBe(403);
  const admin = await openTestSession(world, office, "office_admin");
  expect((await get("/admin/audit?cursor=1%27or%201=1", admin)).status).toBe(422);
  const page = AuditPageView.parse(await (await get("/admin/audit?result=refused", admin)).json());
  expect(page.events.map((event) => event.action).sort()).toEqual(["audit.read", "audit.verify"]);
});
