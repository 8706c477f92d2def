import type { SendInput } from "@gerai/contracts/channels";
import { newId } from "@gerai/foundation/ids";
import { openAccount, signedInput, smsAccount, webhookOf, whatsappAccount } from "@gerai/testing/test-account";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Context, openContext, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import {
  changeAccount,
  getMessage,
  listAccounts,
  receiveWhatsapp,
  requestTestMessage,
  sendMessage,
  sendTestMessage,
  sweepChannels,
  switchAccount,
  tidyChannels,
  workAllReceipts,
} from "./index.ts";
import type { MessageProvider, OpenAccount, ProviderOrder, SendOutcome } from "./ports.ts";

interface Sent {
  readonly account: OpenAccount;
  readonly order: ProviderOrder;
}

const sent: Sent[] = [];
let answer: (order: ProviderOrder) => Promise<SendOutcome>;
const provider: MessageProvider = {
  send: (account, order) => {
    sent.push({ account, order });
    return answer(order);
  },
};
let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld(
    { messages: { "whatsapp-cloud": provider, "sms-json": provider, "sms-form": provider } },
    "worker",
  );
});
afterAll(() => Promise.all([world.close(), worker.close()]));
beforeEach(async () => {
  office = await createTestOffice(world);
  sent.length = 0;
  answer = async ({ reference }) => ({ kind: "accepted", providerId: `p-${reference}` });
});

async function system(): Promise<Context> {
  const facts = await findOfficeById(worker.resources, office.id);
  if (!facts) throw new Error("no office");
  return await openContext(worker.resources, facts, SYSTEM, newId(worker.clock.now()));
}

let persons = 0;
const order = (change: Partial<SendInput> = {}): SendInput => ({
  messageId: newId(world.clock.now()),
  reference: newId(world.clock.now()),
  purpose: "notice",
  channel: "whatsapp",
  to: { phone: `+62812000${String(10_000 + persons++)}` },
  content: { kind: "text", text: "Berkas Anda sudah diperiksa." },
  lane: "notice",
  ...change,
});
const stateOf = async (id: string) =>
  (await world.admin`select state, failure, provider_id, units from app.outbound_message where id = ${id}`)[0];
const sms = (text: string, change: Partial<SendInput> = {}) =>
  order({ channel: "sms", content: { kind: "text", text }, ...change });

it("a message goes out once under its id, through the account's own credentials, and keeps no word and no number", async () => {
  const { id } = await openAccount(office, whatsappAccount());
  const one = order();
  expect(await sendMessage(await system(), one)).toEqual({ kind: "sent" });
  expect(await sendMessage(await system(), one)).toEqual({ kind: "done" });
  expect(sent).toHaveLength(1);
  expect(sent[0]?.order.reference).toBe(one.messageId);
  expect(sent[0]?.account.credentials).toMatchObject({ accessToken: "token-percontohan" });
  expect(await stateOf(one.messageId)).toMatchObject({ state: "sent", provider_id: `p-${one.messageId}`, units: 1 });
  const rows = await world.admin`select * from app.outbound_message where tenant_id = ${office.id}`;
  const trail = await world.admin`select details from app.audit_event where tenant_id = ${office.id}`;
  expect(JSON.stringify([rows, trail, worker.log])).not.toMatch(/Berkas|62812000|token-percontohan/);
  const [account] = await listAccounts(await office.as(office.staff.office_admin), {});
  expect(account).toMatchObject({ id, today: { messages: 1, units: 1 }, monthUnits: 1 });
});

it("an id that a provider gives to two messages leaves the second one sent, and no receipt moves it", async () => {
  await openAccount(office, smsAccount());
  answer = async () => ({ kind: "accepted", providerId: "s-1" });
  const [first, second] = [sms("Satu"), sms("Dua")];
  expect(await sendMessage(await system(), first)).toEqual({ kind: "sent" });
  await world.admin`update app.outbound_message set state = 'delivered' where id = ${first.messageId}`;
  expect(await sendMessage(await system(), second)).toEqual({ kind: "sent" });
  expect(await stateOf(first.messageId)).toMatchObject({ state: "delivered", provider_id: "s-1" });
  expect(await stateOf(second.messageId)).toMatchObject({ state: "sent", provider_id: null, failure: null });
  expect(JSON.stringify(worker.log)).toContain("a provider gave an id twice");
});

it("a number that its provider wants to rest waits so long, and another number goes on", async () => {
  const tired = await openAccount(office, whatsappAccount());
  const fresh = await openAccount(office, { ...whatsappAccount(), label: "Akta", publicNumber: "+6281100009002" });
  const through = async (accountId: string) => await sendMessage(await system(), order({ accountId }));
  answer = async () => ({ kind: "rate-limited", code: "130429", restMs: 60_000 });
  expect(await through(tired.id)).toEqual({ kind: "failed", reason: "rate-limited" });
  answer = async ({ reference }) => ({ kind: "accepted", providerId: `p-${reference}` });
  expect(await through(tired.id)).toMatchObject({ kind: "waiting", reason: "pace" });
  expect(await through(fresh.id)).toEqual({ kind: "sent" });
  worker.clock.advance(61_000);
  expect(await through(tired.id)).toEqual({ kind: "sent" });
});

it("the account of the service is taken before that of the office, and the one that was written to before both", async () => {
  const general = await openAccount(office, { ...whatsappAccount(), label: "Umum" });
  await openAccount(office, {
    ...whatsappAccount(),
    label: "Akta",
    services: ["AKTA_LAHIR", "AKTA_KEMATIAN"],
    publicNumber: "+6281100009002",
  });
  const ctx = await system();
  await sendMessage(ctx, order({ service: "AKTA_LAHIR" }));
  await sendMessage(ctx, order({ service: "KTP_RUSAK" }));
  await sendMessage(ctx, order({ service: "AKTA_LAHIR", accountId: general.id }));
  const numbers = sent.map(({ account }) => account.publicNumber);
  expect(numbers).toEqual(["+6281100009002", "+6281100009001", "+6281100009001"]);
});

it("nothing goes through an account that is switched off or that its provider refused, until somebody mends it", async () => {
  const admin = await office.as(office.staff.office_admin);
  const account = await openAccount(office, whatsappAccount());
  await switchAccount(admin, { accountId: account.id, revision: 1, isEnabled: false });
  expect(await sendMessage(await system(), order())).toEqual({ kind: "failed", reason: "no-account" });
  await switchAccount(admin, { accountId: account.id, revision: 2, isEnabled: true });
  answer = async () => ({ kind: "bad-credentials", code: "190" });
  expect(await sendMessage(await system(), order())).toEqual({ kind: "failed", reason: "bad-credentials" });
  expect(await sendMessage(await system(), order())).toEqual({ kind: "failed", reason: "no-account" });
  expect(sent).toHaveLength(1);
  expect(await listAccounts(admin, {})).toMatchObject([{ stoppedReason: "190", isEnabled: true }]);
  answer = async () => ({ kind: "accepted", providerId: "p-mended" });
  await changeAccount(admin, { ...account, accountId: account.id, revision: 3 });
  expect(await sendMessage(await system(), order())).toEqual({ kind: "sent" });
});

it("a message whose outcome nobody knows stays open, and a receipt settles it", async () => {
  const number = "90000001";
  const account = await openAccount(office, whatsappAccount(number));
  answer = async () => ({ kind: "unknown-outcome", code: "TimeoutError" });
  const one = order();
  expect(await sendMessage(await system(), one)).toEqual({ kind: "unknown" });
  expect(await stateOf(one.messageId)).toMatchObject({ state: "sending", failure: "unknown-outcome" });
  const statuses = [
    { id: "wamid.q", status: "delivered", timestamp: "1795312800", biz_opaque_callback_data: one.messageId },
  ];
  await receiveWhatsapp(world.resources, signedInput(account.key, webhookOf(number, { statuses })));
  await workAllReceipts(await system(), { accountId: account.id });
  expect(await stateOf(one.messageId)).toMatchObject({ state: "delivered", failure: null, provider_id: "wamid.q" });
});

it("a receipt that comes before the provider's own answer is not lost", async () => {
  const number = "90000002";
  const account = await openAccount(office, whatsappAccount(number));
  answer = async () => {
    const statuses = [{ id: "wamid.early", status: "delivered", timestamp: "1795312800" }];
    await receiveWhatsapp(world.resources, signedInput(account.key, webhookOf(number, { statuses })));
    await workAllReceipts(await system(), { accountId: account.id });
    return { kind: "accepted", providerId: "wamid.early" };
  };
  const one = order();
  expect(await sendMessage(await system(), one)).toEqual({ kind: "sent" });
  expect(await stateOf(one.messageId)).toMatchObject({ state: "delivered" });
});

it("quota and budget make messages wait for the office's next day and month", async () => {
  await openAccount(office, { ...smsAccount(), dailyQuota: 2, monthlyBudget: 5 });
  const ctx = await system();
  await sendMessage(ctx, sms("a".repeat(200)));
  await sendMessage(ctx, sms("satu"));
  // 22 November, 10.00 WITA: the next day begins at 16.00 UTC, the next month on the 30th at the same hour.
  const next = { kind: "waiting", reason: "quota", retryAt: new Date("2026-11-22T16:00:00Z") };
  expect(await sendMessage(ctx, sms("dua"))).toEqual(next);
  worker.clock.set("2026-11-23T02:00:00Z");
  await sendMessage(ctx, sms("tiga"));
  const month = { kind: "waiting", reason: "budget", retryAt: new Date("2026-11-30T16:00:00Z") };
  expect(await sendMessage(ctx, sms("a".repeat(200)))).toEqual(month);
  expect(sent).toHaveLength(3);
  worker.clock.set(world.clock.now());
});

it("one person is not written to faster than WhatsApp allows, others are not kept waiting by that", async () => {
  await openAccount(office, whatsappAccount());
  const ctx = await system();
  const to = { phone: "+6281200009555" };
  const kinds = [];
  for (let i = 0; i < 7; i++) kinds.push((await sendMessage(ctx, order({ to }))).kind);
  expect(kinds).toEqual([...Array(5).fill("sent"), "waiting", "waiting"]);
  expect((await sendMessage(ctx, order())).kind).toBe("sent");
  worker.clock.advance(6_000);
  expect((await sendMessage(ctx, order({ to }))).kind).toBe("sent");
  worker.clock.set(world.clock.now());
});

it("a portfolio writes first to so many different persons in any 24 hours; a broadcast leaves a fifth to others (WA-9, OUT-10)", async () => {
  await openAccount(office, { ...whatsappAccount(), portfolio: "induk", portfolioDailyLimit: 10 });
  const ctx = await system();
  const content = { kind: "template" as const, name: "surat_edaran", language: "id" as const, parameters: [] };
  const send = async (change: Partial<SendInput> = {}) => await sendMessage(ctx, order({ content, ...change }));
  const kinds = [];
  for (let i = 0; i < 12; i++) kinds.push((await send({ lane: "bulk" })).kind);
  expect(kinds.filter((kind) => kind === "sent")).toHaveLength(8);
  const to = { phone: "+6281200009777" };
  worker.clock.advance(60_000);
  for (let i = 0; i < 3; i++) expect((await send({ to })).kind).toBe("sent");
  expect((await send()).kind).toBe("sent");
  const day = new Date(world.clock.now().getTime() + 24 * 3_600_000);
  expect(await send()).toEqual({ kind: "waiting", reason: "pace", retryAt: day });
  expect((await sendMessage(ctx, order())).kind).toBe("sent");
  worker.clock.set(day);
  expect((await send({ lane: "bulk" })).kind).toBe("sent");
  worker.clock.set(world.clock.now());
});

it("a provider that is away is left alone after twenty failures, and asked again after 30 seconds (REL-11)", async () => {
  await openAccount(office, smsAccount());
  answer = async () => ({ kind: "retry-later", code: "http-503" });
  const ctx = await system();
  for (let i = 0; i < 20; i++) expect((await sendMessage(ctx, sms("halo"))).kind).toBe("failed");
  expect(await sendMessage(ctx, sms("halo"))).toMatchObject({ kind: "waiting", reason: "provider-away" });
  expect(sent).toHaveLength(20);
  worker.clock.advance(30_000);
  answer = async ({ reference }) => ({ kind: "accepted", providerId: reference });
  expect((await sendMessage(ctx, sms("halo"))).kind).toBe("sent");
  expect((await sendMessage(ctx, sms("halo"))).kind).toBe("sent");
  worker.clock.set(world.clock.now());
});

it("an SMS is plain, counted, and never longer than two segments (SMS-2)", async () => {
  await openAccount(office, smsAccount());
  const ctx = await system();
  const one = sms("“Siap” — ambil di loket");
  await sendMessage(ctx, one);
  expect(sent[0]?.order.content).toEqual({ kind: "text", text: '"Siap" - ambil di loket' });
  await expect(sendMessage(ctx, sms("a".repeat(307)))).rejects.toMatchObject({ code: "channels.sms-too-long" });
  const buttons = { kind: "buttons" as const, text: "Pilih", buttons: [{ id: "1", title: "Ya" }] };
  await expect(sendMessage(ctx, order({ channel: "sms", content: buttons }))).rejects.toMatchObject({ status: 422 });
});

it("of two SMS accounts the slow one gets less, and its part back when it has recovered (REL-12)", async () => {
  await openAccount(office, smsAccount("A"));
  await openAccount(office, { ...smsAccount("B"), credentials: { dialect: "sms-form", apiKey: "kunci-gateway" } });
  const ctx = await system();
  const shares = async () =>
    (await listAccounts(await office.as(office.staff.office_admin), {})).map(({ share }) => share);
  for (let i = 0; i < 90; i++) {
    await sendMessage(ctx, sms("halo"));
    worker.clock.advance(50);
  }
  const dialects = sent.map(({ account }) => account.credentials.dialect);
  expect(dialects.filter((dialect) => dialect === "sms-json").length).toBeGreaterThan(20);
  expect(dialects.filter((dialect) => dialect === "sms-form").length).toBeGreaterThan(20);
  await world.admin`
    update app.outbound_message m set state = 'delivered', state_at = m.sent_at + interval '1 second' from app.provider_account a
    where a.tenant_id = m.tenant_id and a.id = m.account_id and a.dialect = 'sms-form' and m.tenant_id = ${office.id}`;
  worker.clock.advance(6 * 60_000);
  await sweepChannels(ctx, {});
  expect(await shares()).toEqual([40, 60]);
  await sweepChannels(ctx, {});
  expect(await shares()).toEqual([40, 60]);
  worker.clock.advance(16 * 60_000);
  await sweepChannels(ctx, {});
  expect(await shares()).toEqual([50, 50]);
  worker.clock.set(world.clock.now());
});

it("an administrator sees a test message arrive; its number is gone once it was sent", async () => {
  const admin = await office.as(office.staff.office_admin);
  const account = await openAccount(office, smsAccount());
  const { id } = await requestTestMessage(admin, { accountId: account.id, to: "0812-0000-9001" });
  expect(await getMessage(admin, { messageId: id })).toMatchObject({ state: "pending" });
  await sendTestMessage(await system(), { messageId: id, text: "Pesan uji" });
  await sendTestMessage(await system(), { messageId: id, text: "Pesan uji" });
  expect(sent).toMatchObject([{ order: { to: { phone: "+6281200009001" }, content: { text: "Pesan uji" } } }]);
  expect(await getMessage(admin, { messageId: id })).toMatchObject({ state: "sent", failure: null });
  const [row] = await world.admin`select to_sealed from app.outbound_message where id = ${id}`;
  expect(row?.to_sealed).toBeNull();
  const wrong = requestTestMessage(admin, { accountId: account.id, to: "0541-234567" });
  await expect(wrong).rejects.toMatchObject({ code: "channels.no-mobile" });
  await switchAccount(admin, { accountId: account.id, revision: 1, isEnabled: false });
  const off = await requestTestMessage(admin, { accountId: account.id, to: "081200009001" });
  await sendTestMessage(await system(), { messageId: off.id, text: "Pesan uji" });
  expect(await getMessage(admin, { messageId: off.id })).toMatchObject({ state: "failed", failure: "no-account" });
});

it("what came in is deleted after 90 days, and not before", async () => {
  const account = await openAccount(office, whatsappAccount("90000003"));
  const messages = [
    { id: "wamid.old", type: "text", timestamp: "1795312800", from: "6281200009001", text: { body: "halo" } },
  ];
  await receiveWhatsapp(world.resources, signedInput(account.key, webhookOf("90000003", { messages })));
  worker.clock.advance(89 * 86_400_000);
  expect(await tidyChannels(await system(), {})).toEqual({ deleted: 0 });
  worker.clock.advance(2 * 86_400_000);
  expect(await tidyChannels(await system(), {})).toEqual({ deleted: 1 });
  worker.clock.set(world.clock.now());
});
