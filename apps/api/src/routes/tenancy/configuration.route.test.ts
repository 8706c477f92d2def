import { randomUUID } from "node:crypto";
import {
  ConfigurationVersionsView,
  ConfigurationVersionView,
  DraftConfigurationView,
  type DraftEditView,
} from "@gerai/contracts/tenancy";
import { createTestOffice, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { openTestSession, type Person } from "@gerai/testing/test-session";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../app.ts";
import { createTestApi, type Reply, sampleAnswers, TestCitizen, uploadPapers } from "../../citizen.testing.ts";

interface Refusal {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

let world: TestWorld;
let office: TestOffice;
let admin: TestCitizen;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  ({ world } = await createTestApi());
  app = createApp(world.resources);
});
beforeEach(async () => {
  office = await createTestOffice(world);
  admin = await signedIn(office, "office_admin");
});
afterAll(() => world.close());

const signedIn = async (at: TestOffice, person: Person) =>
  new TestCitizen(app, at.host, await openTestSession(world, at, person));

const ROOT = "/admin/configuration";
const contact = { kind: "contact", body: { kind: "line", name: "Loket Contoh", phone: "+6281200002001" } };
const put = <T = DraftEditView>(by: TestCitizen, key: string, body: unknown): Promise<Reply<T>> =>
  by.send<T>("PUT", `${ROOT}/draft/items/${key}`, body);
const publish = (by: TestCitizen, version: number, headers: Record<string, string> = {}) =>
  by.send<{ version: number } & Refusal>("POST", `${ROOT}/publish`, { version, note: "Uji lewat API" }, headers);
const officeView = () => new TestCitizen(app, office.host).send<{ accent: string }>("GET", "/office");

describe("the draft", () => {
  test("is edited, shown with who edited it, and published: the next request of anyone sees it", async () => {
    const key = randomUUID();
    expect((await officeView()).body.accent).toBe("#0a5568");
    const body = { intro: { id: "Kami melayani.", en: "We serve." }, address: "Jalan Contoh 1", accent: "#1F3F8F" };
    expect(await put(admin, key, { item: { kind: "profile", body } })).toMatchObject({
      status: 200,
      body: { changes: 1 },
    });
    const { body: draft } = await admin.send<DraftConfigurationView>("GET", `${ROOT}/draft`);
    expect(DraftConfigurationView.parse(draft)).toEqual(draft);
    expect(draft.items.find((item) => item.key === key)).toMatchObject({
      before: null,
      after: { accent: "#1f3f8f" },
      change: { by: office.staff.office_admin.id, byName: "Petugas office_admin Percontohan" },
    });
    expect((await officeView()).body.accent).toBe("#0a5568");
    expect(await publish(admin, draft.version)).toMatchObject({ status: 200, body: { version: 2, changes: 1 } });
    expect((await officeView()).body.accent).toBe("#1f3f8f");
  });

  test("takes an item away and forgets that again", async () => {
    const key = randomUUID();
    await put(admin, key, { item: contact });
    await publish(admin, 1);
    const path = `${ROOT}/draft/items/${key}`;
    expect((await admin.send("DELETE", path)).status).toBe(409);
    const { status, body } = await admin.send<DraftEditView>("DELETE", `${path}?revision=published-2`);
    expect([status, body.changes]).toEqual([200, 1]);
    const back = await admin.send("POST", `${ROOT}/draft/discard`, { key, revision: body.revision });
    expect(back).toEqual({ status: 200, body: { revision: "published-2", changes: 0 } });
  });

  test("tells the slower of two by name who was faster, and keeps what the faster wrote", async () => {
    const key = randomUUID();
    await put(admin, key, { item: contact });
    expect(
      await put<Refusal>(admin, key, { item: { ...contact, body: { ...contact.body, name: "Lain" } } }),
    ).toMatchObject({
      status: 409,
      body: {
        code: "tenancy.stale-revision",
        params: { by: office.staff.office_admin.id, byName: "Petugas office_admin Percontohan" },
      },
    });
    await publish(admin, 1);
    expect(await publish(admin, 1)).toMatchObject({
      status: 409,
      body: { code: "tenancy.stale-configuration", params: { version: 2, byName: "Petugas office_admin Percontohan" } },
    });
  });

  test("takes several items at once; the one in which somebody was faster is named, and then none is taken", async () => {
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    const named = (name: string) => ({ ...contact, body: { ...contact.body, name } });
    const putAll = (items: unknown[]) =>
      admin.send<{ changes: number } & Refusal>("PUT", `${ROOT}/draft/items`, { items });
    const both = [
      { key: first, item: named("Satu") },
      { key: second, item: named("Dua") },
    ];
    expect(await putAll(both)).toEqual({ status: 200, body: { changes: 2 } });
    expect(await putAll([{ key: third, item: named("Tiga") }, ...both])).toMatchObject({
      status: 409,
      body: {
        code: "tenancy.stale-revision",
        params: { key: first, byName: "Petugas office_admin Percontohan" },
      },
    });
    expect(await putAll([])).toMatchObject({ status: 422 });
    const { body } = await admin.send<DraftConfigurationView>("GET", `${ROOT}/draft`);
    expect(body.changes).toBe(2);
  });

  test("names the field of a body that does not fit (422), and what is no key or version (422)", async () => {
    const bad = {
      kind: "hours",
      body: { name: "Jam contoh", scope: {}, week: { mon: { opens: "08:00", closes: "07:00" } } },
    };
    expect(await put<Refusal>(admin, randomUUID(), { item: bad })).toMatchObject({
      status: 422,
      body: { code: "kernel.invalid-input", params: { faults: [{ path: "item.body.week.mon.closes" }] } },
    });
    expect((await put(admin, "bukan-uuid", { item: contact })).status).toBe(422);
    expect((await admin.send("GET", `${ROOT}/versions/nol`)).status).toBe(422);
    expect((await admin.send("GET", `${ROOT}/versions/99999999999`)).status).toBe(422);
    expect((await publish(admin, 1)).body.code).toBe("tenancy.empty-draft");
  });

  test("a publishing that is sent twice happens once", async () => {
    await put(admin, randomUUID(), { item: contact });
    const key = { "idempotency-key": randomUUID() };
    const [first, second] = [await publish(admin, 1, key), await publish(admin, 1, key)];
    expect(second).toEqual(first);
    expect(first.status).toBe(200);
  });
});

test("the history names who published what, and going back is loaded into the draft", async () => {
  const key = randomUUID();
  await put(admin, key, { item: contact });
  await publish(admin, 1);
  const { body: page } = await admin.send<ConfigurationVersionsView>("GET", `${ROOT}/versions`);
  expect(ConfigurationVersionsView.parse(page)).toEqual(page);
  expect(page.versions).toMatchObject([
    { version: 2, note: "Uji lewat API", byName: "Petugas office_admin Percontohan" },
    { version: 1, by: null, byName: null },
  ]);
  const { body: version } = await admin.send<ConfigurationVersionView>("GET", `${ROOT}/versions/2`);
  expect(ConfigurationVersionView.parse(version)).toEqual(version);
  expect(version.differences).toMatchObject([{ key, before: null, after: contact.body }]);
  expect(await admin.send("POST", `${ROOT}/versions/1/revert`, {})).toEqual({ status: 200, body: { changes: 1 } });
  expect(await admin.send("POST", `${ROOT}/versions/1/revert`, {})).toMatchObject({
    status: 409,
    body: { code: "tenancy.draft-in-use", params: { byName: "Petugas office_admin Percontohan" } },
  });
  expect((await admin.send("POST", `${ROOT}/versions/1/revert`, { replace: true })).status).toBe(200);
  expect((await admin.send("GET", `${ROOT}/versions/7`)).status).toBe(404);
});

test("nobody without the right, and nobody of another office, gets in", async () => {
  const other = await createTestOffice(world);
  const key = randomUUID();
  await put(admin, key, { item: contact });
  await publish(admin, 1);
  const paths = [`${ROOT}/draft`, `${ROOT}/versions`, `${ROOT}/versions/2`];
  const clerk = await signedIn(office, "front_desk");
  const abroad = new TestCitizen(app, office.host);
  abroad.cookie = (await signedIn(other, "office_admin")).cookie;
  const stranger = await signedIn(other, "office_admin");
  for (const path of paths) {
    expect((await new TestCitizen(app, office.host).send("GET", path)).status, path).toBe(401);
    expect((await clerk.send("GET", path)).status, path).toBe(403);
    expect((await abroad.send("GET", path)).status, path).toBe(401);
  }
  expect((await stranger.send("GET", `${ROOT}/versions/2`)).status).toBe(404);
  const seen = await stranger.send<DraftConfigurationView>("GET", `${ROOT}/draft`);
  expect(seen.body.items.map((item) => item.key)).not.toContain(key);
});

test("a paper that the office adds is asked of new cases only; a case filed before keeps its form", async () => {
  const service = "KK_HILANG_RUSAK";
  const citizen = new TestCitizen(app, office.host);
  const answers = sampleAnswers(service);
  const whole = { service, answers, confirmed: Object.keys(answers) };
  const file = async () =>
    citizen.submit<Refusal & { id: string }>({ ...whole, papers: await uploadPapers(citizen, service) });
  const before = await file();
  expect(before.status).toBe(201);
  const extraRequirement = { id: "surat_rt", label: { id: "Surat RT", en: "" }, hint: { id: "Yang dicap.", en: "" } };
  await put(admin, randomUUID(), {
    item: { kind: "service", body: { code: service, isOffered: true, promiseDays: 2, extraRequirement } },
  });
  expect((await publish(admin, 1)).status).toBe(200);
  expect(await file()).toMatchObject({ status: 422, body: { params: { papers: ["tambahan_surat_rt"] } } });
  const desk = await signedIn(office, "verifier");
  const { body } = await desk.send<{ papers: { requirement: { key: string } }[] }>(
    "GET",
    `/staff/applications/${before.body.id}`,
  );
  expect(body.papers.map(({ requirement }) => requirement.key)).not.toContain("tambahan_surat_rt");
});
