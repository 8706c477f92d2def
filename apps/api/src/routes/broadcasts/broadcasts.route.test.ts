import { createBroadcastWriter } from "@gerai/adapters/broadcast-writer";
import { type BroadcastView, type ContactListView, type ContactView, ImportView } from "@gerai/contracts/broadcasts";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../app.ts";
import { signedIn, TestCitizen } from "../../citizen.testing.ts";

let world: TestWorld;
let office: TestOffice;
let app: ReturnType<typeof createApp>;
let admin: TestCitizen;

beforeAll(async () => {
  world = await createTestWorld({ broadcasts: createBroadcastWriter() });
  office = await createTestOffice(world);
  app = createApp(world.resources);
  admin = await signedIn(app, world, office, "office_admin");
});
afterAll(() => world.close());

/** Sends a file as the body, as the page does. */
async function upload(path: string, body: string) {
  const answer = await admin.raw("POST", path, body, { "content-type": "text/csv" });
  return { status: answer.status, body: (await answer.json()) as ImportView };
}

test("a file comes in as the body, its bad rows go out as CSV, are mended in it and come in again", async () => {
  const header = "Jabatan;Kecamatan;Kelurahan/Desa;RW;RT;Nama;No HP\r\n";
  const good = "RT;Bontang Utara;Api-api;1;1;Ketua Percontohan;081200009001\r\n";
  const begun = await upload(
    "/admin/broadcasts/imports",
    `${header}${good}${good.replace(";1;1;", ";1;2;").replace("9001", "9")}`,
  );
  expect(begun.status).toBe(201);
  const draft = ImportView.parse(begun.body);
  expect(draft).toMatchObject({ good: { add: 1 }, bad: 1, faults: [{ row: 3, column: "phone" }] });
  const path = `/admin/broadcasts/imports/${draft.id}`;
  const file = await admin.raw("GET", `${path}/bad-rows`);
  expect(file.headers.get("content-type")).toContain("text/csv");
  const text = await file.text();
  const mended = await upload(`${path}/corrections`, text.replace(";081200009;", ";081200009002;"));
  expect(mended).toMatchObject({ status: 200, body: { good: { add: 2 }, bad: 0 } });
  const written = await admin.send("POST", `${path}/write`, { revision: mended.body.revision });
  expect(written).toMatchObject({ status: 200, body: { state: "written", written: { added: 2 } } });
  expect(await upload("/admin/broadcasts/imports", "Nama\r\nA\r\n")).toMatchObject({
    status: 422,
    body: { code: "broadcasts.file-header-missing" },
  });
  expect(await upload("/admin/broadcasts/imports", "x".repeat(2_000_001))).toMatchObject({
    status: 422,
    body: { code: "broadcasts.file-too-large" },
  });
});

test("a head is searched by POST and by nothing else: a number in an address is an error", async () => {
  const phone = "081200009021";
  const head = { level: "camat", place: { region: "64.74.03" }, name: "Camat Dicari", phone };
  const { id } = (await admin.send<ContactView>("POST", "/admin/broadcasts/contacts", head)).body;
  const found = await admin.send<ContactListView>("POST", "/admin/broadcasts/contacts/search", { q: phone });
  expect(found).toMatchObject({ status: 200, body: { contacts: [{ id, phoneMasked: "+62812****021" }] } });
  expect((await admin.send("GET", `/admin/broadcasts/contacts?q=${phone}`)).status).toBe(422);
  expect((await admin.send("POST", "/admin/broadcasts/contacts/search", { q: "" })).status).toBe(422);
  expect(world.log.join("\n")).not.toContain(phone);
});

test("a broadcast is written, previewed, and approved by another person; another office's is 404", async () => {
  const contact = await admin.send<ContactView>("POST", "/admin/broadcasts/contacts", {
    ...{ level: "camat", place: { region: "64.74.02" }, name: "Camat Percontohan", phone: "081200009011" },
  });
  expect(contact.status).toBe(201);
  const words = { title: "Loket tutup", text: "Loket tutup mulai besok pagi.", sms: "Loket tutup mulai besok." };
  const body = { ...words, audience: { levels: ["camat"], areas: ["64.74.02"] } };
  const draft = await admin.send<BroadcastView>("POST", "/admin/broadcasts", body);
  expect(draft).toMatchObject({ status: 201, body: { state: "draft", areaNames: ["Bontang Selatan"] } });
  const path = `/admin/broadcasts/${draft.body.id}`;
  expect(await admin.send("GET", `${path}/preview`)).toMatchObject({
    status: 200,
    body: { heads: 1, sms: { segments: 1 } },
  });
  const submitted = await admin.send<BroadcastView>("POST", `${path}/submit`, { revision: 1 });
  const step = { revision: submitted.body.revision };
  expect((await admin.send("POST", `${path}/approve`, step)).status).toBe(403);
  const head = await signedIn(app, world, office, "head");
  expect(await head.send("POST", `${path}/approve`, step)).toMatchObject({ status: 200, body: { state: "sending" } });
  const other = await createTestOffice(world);
  const abroad = await signedIn(app, world, other, "section_head");
  for (const [method, at, sent] of [
    ["GET", path, undefined],
    ["GET", `${path}/recipients`, undefined],
    ["GET", `${path}/villages`, undefined],
    ["POST", `${path}/cancel`, step],
    ["GET", `/admin/broadcasts/contacts/${contact.body.id}`, undefined],
  ] as const)
    expect((await abroad.send(method, at, sent)).status, at).toBe(404);
  const visitor = new TestCitizen(app, office.host);
  expect(await visitor.send("GET", `/broadcasts/codes/${draft.body.code}`)).toMatchObject({ status: 200, body: words });
  expect((await new TestCitizen(app, other.host).send("GET", `/broadcasts/codes/${draft.body.code}`)).status).toBe(404);
});

test("a published mode offers its broadcast ready written", async () => {
  await office.configure([
    {
      kind: "rule",
      body: {
        ...{ name: "Tutup loket", scope: { channels: ["counter"] }, effects: { access: "close" }, from: "2026-11-23" },
        reason: { id: "Pindah gedung", en: "Moving" },
      } as never,
    },
  ]);
  const { office: facts } = await office.as();
  const path = `/admin/broadcasts/suggestion?version=${facts.configVersion}`;
  expect(await admin.send("GET", path)).toMatchObject({
    status: 200,
    body: { suggestion: { title: expect.stringContaining("23 November 2026"), existing: null } },
  });
});
