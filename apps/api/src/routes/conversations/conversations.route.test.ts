import {
  CannedReplyView,
  CaseConversationView,
  ConversationPageView,
  ConversationView,
} from "@gerai/contracts/conversations";
import { createTestCase } from "@gerai/testing/test-case";
import { createTestConversation } from "@gerai/testing/test-conversation";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../app.ts";
import { signedIn, TestCitizen } from "../../citizen.testing.ts";

let world: TestWorld;
let office: TestOffice;
let other: TestOffice;
let app: ReturnType<typeof createApp>;
let officer: TestCitizen;
let colleague: TestCitizen;
let accountId: string;

beforeAll(async () => {
  world = await createTestWorld({
    chat: {
      write: () => ({ body: "", footer: "", buttons: [], listButton: "", rows: [] }),
      writeInvitation: (name) => `Undangan ${name}`,
    },
  });
  [office, other] = [await createTestOffice(world), await createTestOffice(world)];
  app = createApp(world.resources);
  [officer, colleague] = [
    await signedIn(app, world, office, "front_desk"),
    await signedIn(app, world, office, "verifier"),
  ];
  const admin = await signedIn(app, world, office, "office_admin");
  const added = await admin.send<{ account: { id: string } }>("POST", "/admin/channels", {
    ...{ label: "Umum", publicNumber: "+6281100009001" },
    credentials: {
      ...{ dialect: "whatsapp-cloud", phoneNumberId: "61000001", accessToken: "token-percontohan" },
      ...{ appSecret: "rahasia-aplikasi", verifyToken: "kata-verifikasi" },
    },
  });
  accountId = added.body.account.id;
});
afterAll(() => world.close());

const waiting = (hoursAgo = 0) => createTestConversation(world, office, accountId, hoursAgo);
const post = <T = unknown>(path: string, body?: object, by = officer) => by.send<T>("POST", path, body);

test("an officer finds who waits, takes them, answers, ties them to a case, gives them back", async () => {
  const id = await waiting();
  const made = await createTestCase(world, office);
  const list = await officer.send<ConversationPageView>("GET", "/staff/conversations?view=waiting");
  expect(list.status).toBe(200);
  expect(ConversationPageView.parse(list.body)).toEqual(list.body);
  expect(JSON.stringify(list.body)).not.toContain("6281200009001");
  expect(list.body.rows.map((row) => row.id)).toContain(id);
  const path = `/staff/conversations/${id}`;
  const claimed = await post<ConversationView>(`${path}/claim`, { revision: 1 });
  expect(claimed.status).toBe(200);
  expect(ConversationView.parse(claimed.body)).toEqual(claimed.body);
  expect(await post(`${path}/claim`, { revision: 2 }, colleague)).toMatchObject({ status: 409 });
  const answered = await post<ConversationView>(`${path}/answer`, { text: "Silakan." });
  expect(answered).toMatchObject({
    status: 200,
    body: { messages: [{ by: "person" }, { by: "officer", state: "pending" }] },
  });
  expect(await post(`${path}/answer`, { text: " " })).toMatchObject({ status: 422 });
  const { revision } = answered.body;
  const linked = await post<ConversationView>(`${path}/link`, { revision, caseNumber: made.number });
  expect(linked).toMatchObject({ status: 200, body: { caseNumber: made.number } });
  expect(await post(`${path}/link`, { revision: revision + 1, caseNumber: "64.74-000000-0000" })).toMatchObject({
    status: 404,
  });
  const ofCase = await officer.send<CaseConversationView>("GET", `/staff/applications/${made.id}/conversation`);
  expect(CaseConversationView.parse(ofCase.body)).toMatchObject({ conversation: { id } });
  const released = await post<ConversationView>(`${path}/release`, { revision: revision + 1 });
  expect(released).toMatchObject({ status: 200, body: { claim: null } });
  await post(`${path}/claim`, { revision: revision + 2 });
  const back = await post(`${path}/hand-back`, { revision: revision + 3 });
  expect(back).toMatchObject({ status: 200, body: { hand: "bot" } });
});

test("after a day an answer is 409 and an invitation goes out", async () => {
  const path = `/staff/conversations/${await waiting(24)}`;
  await post(`${path}/claim`, { revision: 1 });
  expect(await post(`${path}/answer`, { text: "Halo" })).toMatchObject({ status: 409 });
  expect(await post(`${path}/invite`)).toMatchObject({ status: 200, body: { messages: [{}, { kind: "invitation" }] } });
  expect(await post(`${path}/invite`)).toMatchObject({ status: 409 });
});

test("canned replies are listed, added, changed and removed", async () => {
  const added = await post<CannedReplyView>("/staff/canned-replies", { title: "Salam", text: "Halo dari {kantor}" });
  expect(added.status).toBe(201);
  expect(CannedReplyView.parse(added.body)).toEqual(added.body);
  const path = `/staff/canned-replies/${added.body.id}`;
  expect(await post(path, { title: "Salam", text: "Halo", revision: 1 })).toMatchObject({ status: 200 });
  expect(await post(path, { title: "Salam", text: "Halo", revision: 1 })).toMatchObject({ status: 409 });
  expect(await post("/staff/canned-replies", { title: "Salam", text: "Halo" })).toMatchObject({ status: 409 });
  expect(await post("/staff/canned-replies", { title: "Lain", text: "{apa}" })).toMatchObject({ status: 422 });
  expect((await officer.send<unknown[]>("GET", "/staff/canned-replies")).body).toHaveLength(1);
  expect(await post(`${path}/remove`, { revision: 2 })).toMatchObject({ status: 204 });
});

test("a stranger is 401, staff without the right 403, another office's conversation 404", async () => {
  const id = await waiting();
  const stranger = new TestCitizen(app, office.host);
  const printer = await signedIn(app, world, office, "printer");
  const abroad = await signedIn(app, world, other, "front_desk");
  const path = `/staff/conversations/${id}`;
  const calls: [string, string, object?][] = [
    ["GET", path],
    ["POST", `${path}/claim`, { revision: 1 }],
    ["POST", `${path}/release`, { revision: 1 }],
    ["POST", `${path}/hand-back`, { revision: 1 }],
    ["POST", `${path}/answer`, { text: "Halo" }],
    ["POST", `${path}/invite`],
    ["POST", `${path}/link`, { revision: 1, caseNumber: null }],
  ];
  for (const [method, where, body] of calls) {
    expect((await stranger.send(method, where, body)).status, where).toBe(401);
    expect((await printer.send(method, where, body)).status, where).toBe(403);
    expect((await abroad.send(method, where, body)).status, where).toBe(404);
  }
  expect((await abroad.send<ConversationPageView>("GET", "/staff/conversations?view=all")).body.rows).toEqual([]);
  expect((await officer.send("GET", "/staff/conversations?view=lain")).status).toBe(422);
});
