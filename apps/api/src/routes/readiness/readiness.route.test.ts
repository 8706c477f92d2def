import { ServiceSettingsView } from "@gerai/contracts/catalogue";
import { ReadinessCheckView, ReadinessView } from "@gerai/contracts/readiness";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { openTestSession, type Person } from "@gerai/testing/test-session";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../app.ts";
import { TestCitizen } from "../../citizen.testing.ts";

let world: TestWorld;
let office: TestOffice;
let ministry: TestOffice;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  world = await createTestWorld();
  office = await createTestOffice(world);
  ministry = await createTestOffice(world, { kind: "ministry" });
  app = createApp(world.resources);
});
afterAll(() => world.close());

const signedIn = async (at: TestOffice, person: Person) =>
  new TestCitizen(app, at.host, await openTestSession(world, at, person));

const PATH = "/admin/readiness";

test("an administrator sees when nothing was checked yet, checks, and sees what stands, where it is mended", async () => {
  const admin = await signedIn(office, "office_admin");
  expect(await admin.send<ReadinessView>("GET", PATH)).toMatchObject({
    status: 200,
    body: { checkedAt: null, findings: [], red: 0 },
  });
  const check = await admin.send<ReadinessCheckView>("POST", PATH);
  expect(check.status).toBe(200);
  expect(ReadinessCheckView.parse(check.body)).toMatchObject({ checkedAt: world.clock.now().toISOString() });
  const { body } = await admin.send<ReadinessView>("GET", PATH);
  expect(ReadinessView.parse(body)).toEqual(body);
  expect(body).toMatchObject({ checkedAt: check.body.checkedAt, isCurrent: true, offered: 36, red: check.body.red });
  expect(body.findings.find(({ code }) => code === "contact.missing")).toMatchObject({
    ...{ severity: "red", isEveryService: true, mend: "contact", about: [] },
  });
  expect(body.services).toHaveLength(36);
  const person = { name: "Petugas Percontohan", phone: "+6281100009001", kind: "line" as const };
  await office.configure([{ kind: "contact", body: person }]);
  expect((await admin.send<ReadinessView>("GET", PATH)).body.isCurrent).toBe(false);
  expect((await admin.send<ReadinessCheckView>("POST", PATH)).body).toMatchObject({ added: 0, cleared: 1 });
  const after = await admin.send<ReadinessView>("GET", PATH);
  expect(after.body.findings.map(({ code }) => code)).not.toContain("contact.missing");
});

test("a stranger is 401, staff without the right 403, and the ministry serves nobody: 404", async () => {
  const stranger = new TestCitizen(app, office.host);
  const clerk = await signedIn(office, "front_desk");
  const abroad = await signedIn(ministry, "office_admin");
  for (const method of ["GET", "POST"]) {
    expect((await stranger.send(method, PATH)).status, method).toBe(401);
    expect((await clerk.send(method, PATH)).status, method).toBe(403);
    expect((await abroad.send(method, PATH)).status, method).toBe(404);
  }
  expect((await stranger.send("GET", "/admin/services")).status).toBe(401);
  expect((await clerk.send("GET", "/admin/services")).status).toBe(403);
});

test("every service is listed beside the national one, with what the office has set and those it switched off", async () => {
  const admin = await signedIn(office, "office_admin");
  const override = { code: "KTP_RUSAK", isOffered: false, promiseDays: 1 };
  const before = (await admin.send<ServiceSettingsView>("GET", "/admin/services")).body.services;
  const { version = 0 } = before.find(({ code }) => code === "KTP_RUSAK") ?? {};
  expect(before.every((service) => service.isOffered && service.override === null)).toBe(true);
  await office.configure([{ kind: "service", body: override }]);
  const { status, body } = await admin.send<ServiceSettingsView>("GET", "/admin/services");
  expect(status).toBe(200);
  expect(ServiceSettingsView.parse(body)).toEqual(body);
  expect(body.services).toHaveLength(36);
  const set = body.services.filter(({ override: own }) => own !== null);
  expect(set).toMatchObject([{ code: "KTP_RUSAK", isOffered: false, version: version + 1, override }]);
  expect(body.services.filter(({ isOffered }) => isOffered)).toHaveLength(35);
  expect(set[0]?.papers.length).toBeGreaterThan(0);
});
