import { createHmac, randomUUID } from "node:crypto";
import { AccountView, type NewAccountView } from "@gerai/contracts/channels";
import { returnPathOf } from "@gerai/domain/channels";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../app.ts";
import { signedIn, TestCitizen } from "../../citizen.testing.ts";

let world: TestWorld;
let office: TestOffice;
let other: TestOffice;
let app: ReturnType<typeof createApp>;
let admin: TestCitizen;

beforeAll(async () => {
  world = await createTestWorld();
  [office, other] = [await createTestOffice(world), await createTestOffice(world)];
  app = createApp(world.resources);
  admin = await signedIn(app, world, office, "office_admin");
});
afterAll(() => world.close());

const whatsapp = (label: string, phoneNumberId: string) => ({
  ...{ label, publicNumber: "+6281100009001" },
  credentials: {
    ...{ dialect: "whatsapp-cloud", phoneNumberId, accessToken: "token-percontohan" },
    ...{ appSecret: "rahasia-aplikasi", verifyToken: "kata-verifikasi" },
  },
});
const add = (body: object, by = admin) => by.send<NewAccountView>("POST", "/admin/channels", body);
const hook = (path: string, init: RequestInit = {}, host = "hooks.example") =>
  app.request(path, { ...init, headers: { host, ...init.headers } });
const sign = (body: string) => `sha256=${createHmac("sha256", "rahasia-aplikasi").update(body).digest("hex")}`;

test("an administrator adds, changes, tests and switches an account, and no answer holds a secret", async () => {
  const added = await add(whatsapp("Umum", "60000001"));
  expect(added.status).toBe(201);
  const { account } = added.body;
  const path = `/admin/channels/${account.id}`;
  const changed = await admin.send<AccountView>("POST", path, { ...account, dailyQuota: 100 });
  expect(changed).toMatchObject({ status: 200, body: { revision: 2, dailyQuota: 100 } });
  const off = await admin.send("POST", `${path}/switch`, { revision: 2, isEnabled: false });
  expect(off).toMatchObject({ status: 200, body: { isEnabled: false } });
  const asked = await admin.send<{ id: string }>("POST", `${path}/test`, { to: "081200009001" });
  expect(asked).toMatchObject({ status: 202, body: { state: "pending" } });
  const seen = await admin.send("GET", `/admin/channels/messages/${asked.body.id}`);
  expect(seen).toMatchObject({ status: 200, body: { id: asked.body.id, state: "pending" } });
  const list = await admin.send<AccountView[]>("GET", "/admin/channels");
  expect(list.status).toBe(200);
  expect(list.body.map((one) => AccountView.parse(one))).toEqual(list.body);
  expect(JSON.stringify([added, changed, off, list, world.log])).not.toMatch(
    /token-percontohan|rahasia-aplikasi|kata-verif/,
  );
  expect(await admin.send("POST", path, { ...account, revision: 1 })).toMatchObject({ status: 409 });
  expect(await add(whatsapp("Umum", "60000002"))).toMatchObject({ status: 409 });
  expect(await add({ ...whatsapp("Salah", "60000003"), publicNumber: "0811" })).toMatchObject({ status: 422 });
});

test("a stranger is 401, staff without the right 403, and another office's account 404", async () => {
  const { account } = (await add(whatsapp("Milik", "60000004"))).body;
  const stranger = new TestCitizen(app, office.host);
  const officer = await signedIn(app, world, office, "verifier");
  const abroad = await signedIn(app, world, other, "office_admin");
  const calls: [string, string, object?][] = [
    ["POST", `/admin/channels/${account.id}`, account],
    ["POST", `/admin/channels/${account.id}/switch`, { revision: 1, isEnabled: false }],
    ["POST", `/admin/channels/${account.id}/hook`],
    ["POST", `/admin/channels/${account.id}/test`, { to: "081200009001" }],
    ["GET", `/admin/channels/messages/${account.id}`],
  ];
  for (const [method, path, body] of calls) {
    expect((await stranger.send(method, path, body)).status, path).toBe(401);
    expect((await officer.send(method, path, body)).status, path).toBe(403);
    expect((await abroad.send(method, path, body)).status, path).toBe(404);
  }
  expect((await abroad.send<AccountView[]>("GET", "/admin/channels")).body).toEqual([]);
});

test("Meta's handshake is answered with the bare challenge, without a signature; a wrong token is 403 (WA-1)", async () => {
  const { hookPath } = (await add(whatsapp("Sapaan", "60000005"))).body;
  const ask = (token: string) =>
    hook(`${hookPath}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`);
  const good = await ask("kata-verifikasi");
  expect([good.status, await good.text()]).toEqual([200, "1158201444"]);
  expect(good.headers.get("content-type")).toContain("text/plain");
  expect((await ask("salah")).status).toBe(403);
  expect((await hook(hookPath)).status).toBe(403);
});

test("a webhook is taken on any host of ours but the console's, by its signature alone", async () => {
  const { hookPath } = (await add(whatsapp("Masuk", "60000006"))).body;
  const value = {
    metadata: { phone_number_id: "60000006" },
    statuses: [{ id: "w1", status: "sent", timestamp: "1795312800" }],
  };
  const body = JSON.stringify({ entry: [{ changes: [{ field: "messages", value }] }] });
  const post = (signature: string, host?: string, path = hookPath) =>
    hook(path, { method: "POST", body, headers: { "x-hub-signature-256": signature } }, host);
  expect((await post(sign(body))).status).toBe(200);
  expect((await post(sign(body), other.host)).status).toBe(200);
  expect((await post(sign(`${body} `))).status).toBe(401);
  expect((await post(sign(body), "konsol.localhost")).status).toBe(404);
  expect((await post(sign(body), undefined, `/api/v1/hooks/whatsapp/${"a".repeat(26)}`)).status).toBe(404);
  expect((await post(sign(body), undefined, hookPath.replace("whatsapp", "sms"))).status).toBe(404);
  const rows = await world.admin`select state from app.delivery_receipt where tenant_id = ${office.id}`;
  expect(rows).toEqual([{ state: "sent" }]);
  const path = `/admin/channels/${(await add(whatsapp("Baru", "60000007"))).body.account.id}/hook`;
  const renewed = await admin.send<{ hookPath: string }>("POST", path);
  expect(renewed.status).toBe(200);
  expect((await hook(renewed.body.hookPath)).status).toBe(403);
});

test("an SMS gateway's receipt is taken as a form and in the address", async () => {
  const sms = { label: "SMS", publicNumber: "DUKCAPIL", credentials: { dialect: "sms-form", apiKey: "kunci-gateway" } };
  const { hookPath } = (await add(sms)).body;
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  expect((await hook(hookPath, { method: "POST", body: "msgid=f1&status=1", headers })).status).toBe(200);
  expect((await hook(`${hookPath}?msgid=f2&status=2&err=27`)).status).toBe(200);
  const rows = await world.admin`
    select provider_id, state from app.delivery_receipt where provider_id in ('f1', 'f2') order by 1`;
  expect(rows.map((row) => row.state)).toEqual(["delivered", "failed"]);
});

test("an SMS gateway is known by its address, as the trusted proxy has it, where the office gave one (SMS-5)", async () => {
  const sms = { label: "SMS terjaga", publicNumber: "DUKCAPIL", receiptSources: ["203.0.113.0/29"] };
  const { hookPath } = (await add({ ...sms, credentials: { dialect: "sms-form", apiKey: "kunci-gateway" } })).body;
  const from = (address: string) => hook(`${hookPath}?msgid=g1&status=1`, { headers: { "x-forwarded-for": address } });
  const refused = await from("203.0.113.9");
  expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining("channels.unknown-source")]);
  expect((await from("203.0.113.5")).status).toBe(200);
});

test("a body beyond what Meta ever sends is 413", async () => {
  const { hookPath } = (await add(whatsapp("Besar", "60000008"))).body;
  const body = "x".repeat(4 * 1024 * 1024 + 1);
  const headers = { "content-length": String(body.length), "x-hub-signature-256": sign(body) };
  expect((await hook(hookPath, { method: "POST", body, headers })).status).toBe(413);
});

test("returned mail is taken on any host of ours but the console's, for whoever knows the key, and read later (MAIL-4)", async () => {
  const key = "kuncipintusuratkembali2345";
  const mailApp = createApp({ ...world.resources, mailHookKey: key });
  const messageId = randomUUID();
  const returnPath = returnPathOf(await office.as(), messageId);
  const mail = `Return-Path: <>\r\nTo: <${returnPath}@gerai.example>\r\nSubject: kembali\r\n\r\nsiti@contoh.example\r\n`;
  const post = async (body: string, host = "hooks.example", at = key) => {
    const headers = { host, "content-type": "message/rfc822" };
    return (await mailApp.request(`/api/v1/hooks/mail/${at}`, { method: "POST", body, headers })).status;
  };
  expect(await post(mail)).toBe(200);
  expect(await post(mail, other.host)).toBe(200);
  expect(await post(mail.replace("b+", "b+a"))).toBe(401);
  expect(await post("Subject: halo\r\n\r\n")).toBe(401);
  expect(await post(mail, "konsol.localhost")).toBe(404);
  expect(await post(mail, "hooks.example", "a".repeat(26))).toBe(404);
  expect((await hook(`/api/v1/hooks/mail/${key}`, { method: "POST", body: mail })).status).toBe(404);
  const rows = await world.admin`
    select tenant_id, message_id, worked_at, encode(body_sealed, 'escape') as body from app.mail_report
    where message_id = ${messageId}`;
  expect(rows).toMatchObject([{ tenant_id: office.id, message_id: messageId, worked_at: null }]);
  expect(rows[0]?.body).not.toContain("contoh.example");
  const told = await world.admin`
    select payload from app.outbox where tenant_id = ${office.id} and name = 'channel.mail-returned'`;
  expect(told).toHaveLength(1);
});
