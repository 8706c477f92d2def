import type { SendInput } from "@gerai/contracts/channels";
import { newId } from "@gerai/foundation/ids";
import { openAccount, smsAccount, whatsappAccount } from "@gerai/testing/test-account";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { sendMessage } from "../channels/index.ts";
import { fillTree, letGo, systemOf, TestProvider, testWriter, WORDS } from "./broadcasts.testing.ts";
import {
  approveBroadcast,
  cancelBroadcast,
  changeBroadcast,
  composeBroadcast,
  endTerm,
  findBroadcastByCode,
  getBroadcast,
  listContacts,
  listRecipients,
  listVillages,
  passOn,
  previewBroadcast,
  readBroadcastLink,
  recordBroadcastDelivery,
  returnBroadcast,
  sendBroadcasts,
  submitBroadcast,
} from "./index.ts";

const DAY_MS = 86_400_000;

let provider: TestProvider;
let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
let start: Date;

beforeAll(async () => {
  provider = new TestProvider();
  world = await createTestWorld({ broadcasts: testWriter });
  worker = await createTestWorld({ broadcasts: testWriter, messages: provider.ports }, "worker");
  start = world.clock.now();
});
afterAll(() => Promise.all([world.close(), worker.close()]));
beforeEach(async () => {
  setClocks(start);
  office = await createTestOffice(world);
  provider.sent.length = 0;
  provider.answer = provider.accept;
});

function setClocks(at: Date): void {
  world.clock.set(at);
  worker.clock.set(at);
}

const read = async (broadcastId: string) => await getBroadcast(await office.as(office.staff.head), { broadcastId });
const send = async (most = 1_000) => await sendBroadcasts(await systemOf(worker, office), { most });
const rowsOf = (broadcastId: string) => world.admin<
  { id: string; state: string; channel: string; message_id: string | null; failure: string | null }[]
>`select id, state, channel, message_id, failure from app.broadcast_recipient
  where broadcast_id = ${broadcastId} order by position`;

it("40 heads at 11 a day take four days, and a notice sent meanwhile never waits (OUT-10)", async () => {
  await openAccount(office, { ...whatsappAccount(), portfolio: "induk", portfolioDailyLimit: 11 });
  await fillTree(office, 40);
  const broadcastId = await letGo(office);
  const preview = await previewBroadcast(await office.as(office.staff.head), { broadcastId });
  expect(preview).toMatchObject({ heads: 40, perDay: 9, days: 5, byChannel: { whatsapp: 40, sms: 0 } });
  const ctx = await systemOf(worker, office);
  const notice = (): SendInput => ({
    ...{ messageId: newId(worker.clock.now()), reference: newId(worker.clock.now()), purpose: "notice" },
    ...{ channel: "whatsapp", to: { phone: "+6281200009500" }, lane: "notice" },
    content: { kind: "template", name: "gerai_ready_v1", language: "id", parameters: [] },
  });
  const days: number[] = [];
  for (let hour = 0; hour <= 96; hour += 12) {
    setClocks(new Date(start.getTime() + hour * 3_600_000));
    const before = provider.sent.length;
    await send();
    if (provider.sent.length > before) days.push(hour / 24);
    expect(await sendMessage(ctx, notice())).toEqual({ kind: "sent" });
    const { progress, state } = await read(broadcastId);
    if (state === "sending") expect(progress?.rests).toMatchObject({ reason: "pace" });
    if (hour === 0) expect(progress?.expectedEnd).toBe(new Date(start.getTime() + 4 * DAY_MS).toISOString());
  }
  expect(days).toEqual([0, 1, 2, 3, 4]);
  expect(await read(broadcastId)).toMatchObject({ state: "sent", progress: { told: 40, waiting: 0, rests: null } });
  const told = provider.sent.filter(({ content }) => content.kind === "template" && content.name !== "gerai_ready_v1");
  expect(new Set(told.map(({ to }) => JSON.stringify(to))).size).toBe(40);
});

it("only a second person lets it go; a change makes whoever changed it a composer too", async () => {
  await openAccount(office, smsAccount());
  await fillTree(office, 1);
  const head = await office.as(office.staff.section_head);
  const draft = await composeBroadcast(await office.as(office.staff.office_admin), WORDS);
  const changed = await changeBroadcast(head, { ...WORDS, broadcastId: draft.id, revision: 1 });
  const submitted = await submitBroadcast(head, { broadcastId: draft.id, revision: changed.revision });
  expect(submitted).toMatchObject({ state: "submitted", may: { approve: false } });
  const step = { broadcastId: draft.id, revision: submitted.revision };
  await expect(approveBroadcast(head, step)).rejects.toMatchObject({ code: "broadcasts.own-broadcast", status: 403 });
  const admin = await office.as(office.staff.office_admin);
  await expect(approveBroadcast(admin, step)).rejects.toMatchObject({ code: "identity.forbidden" });
  const boss = await office.as(office.staff.head);
  const back = await returnBroadcast(boss, { ...step, reason: "Sebutkan jamnya" });
  expect(back).toMatchObject({ state: "draft", returned: { reason: "Sebutkan jamnya" } });
  const again = await submitBroadcast(admin, { broadcastId: draft.id, revision: back.revision });
  expect(await approveBroadcast(boss, { broadcastId: draft.id, revision: again.revision })).toMatchObject({
    state: "sending",
    progress: { total: 1, waiting: 1 },
  });
  const long = { ...WORDS, sms: "Loket kantor tutup, ".repeat(7).trim() };
  await expect(composeBroadcast(admin, long)).resolves.toBeDefined();
  await expect(composeBroadcast(admin, { ...long, sms: `${long.sms} \u2603` })).rejects.toMatchObject({
    code: "broadcasts.sms-too-long",
  });
  const stranger = await createTestOffice(world);
  const abroad = await stranger.as(stranger.staff.head);
  for (const call of [getBroadcast, previewBroadcast, listRecipients, listVillages])
    await expect(call(abroad, { broadcastId: draft.id })).rejects.toMatchObject({ status: 404 });
  await expect(approveBroadcast(abroad, step)).rejects.toMatchObject({ status: 404 });
});

it("cancelled on the way: nothing more leaves, who was told is told", async () => {
  await openAccount(office, smsAccount());
  await fillTree(office, 9);
  const broadcastId = await letGo(office);
  const admin = await office.as(office.staff.office_admin);
  provider.answer = async (order) => {
    if (provider.sent.length === 4) {
      const { revision } = await read(broadcastId);
      await cancelBroadcast(admin, { broadcastId, revision });
    }
    return await provider.accept(order);
  };
  await send();
  expect(provider.sent).toHaveLength(4);
  expect(await send()).toEqual({ attempts: 0, hasMore: false });
  const after = await read(broadcastId);
  expect(after).toMatchObject({ state: "cancelled", progress: { told: 4, cancelled: 5, waiting: 0, sending: 0 } });
  expect(after.endedAt).not.toBeNull();
  await expect(cancelBroadcast(admin, { broadcastId, revision: after.revision })).rejects.toMatchObject({
    code: "broadcasts.has-ended",
  });
});

it("a worker that vanishes between claim and settling costs nobody the message, and nobody gets it twice", async () => {
  await openAccount(office, smsAccount());
  await fillTree(office, 4);
  const broadcastId = await letGo(office);
  // It vanishes before the provider is asked, and after the provider has taken the message.
  const vanish = () => Promise.reject(new Error("vanished"));
  provider.answer = vanish;
  await expect(send()).rejects.toThrow("vanished");
  const [first] = await rowsOf(broadcastId);
  expect(first).toMatchObject({ state: "sending" });
  provider.answer = provider.accept;
  await send();
  expect(provider.sent).toHaveLength(4);
  expect((await read(broadcastId)).progress).toMatchObject({ told: 3, sending: 1 });
  setClocks(new Date(start.getTime() + 6 * 60_000));
  await send();
  // Nobody knows whether the first message went out: it is not repeated; a receipt settles it.
  expect(provider.sent).toHaveLength(4);
  const messageId = first?.message_id ?? "";
  const report = { messageId, reference: first?.id ?? "", state: "delivered" as const };
  await recordBroadcastDelivery(await systemOf(worker, office), report);
  await send();
  expect(await read(broadcastId)).toMatchObject({ state: "sent", progress: { told: 4, delivered: 1, failed: 0 } });
});

it("WhatsApp first, SMS where it fails; deliveries only move forward, and a late proof takes a failure back", async () => {
  await openAccount(office, whatsappAccount());
  await openAccount(office, smsAccount());
  await fillTree(office, 3);
  const broadcastId = await letGo(office);
  provider.answer = async (order) =>
    order.content.kind === "template" && provider.sent.length === 1
      ? { kind: "refused", code: "131026" }
      : await provider.accept(order);
  await send();
  expect(provider.sent.map(({ content }) => content.kind)).toEqual(["template", "text", "template", "template"]);
  const [template, text] = provider.sent;
  const link = /siaran\/([\w-]{16})/.exec(text?.content.kind === "text" ? text.content.text : "")?.[1];
  expect(template?.content).toMatchObject({ name: "gerai_broadcast_v1", button: link, parameters: { length: 4 } });
  const ctx = await systemOf(worker, office);
  const rows = await rowsOf(broadcastId);
  const report = async (index: number, state: "failed" | "delivered" | "read", messageId = rows[index]?.message_id) =>
    await recordBroadcastDelivery(ctx, { messageId: messageId ?? "", reference: rows[index]?.id ?? "", state });
  await report(1, "read");
  await report(1, "delivered");
  await report(1, "failed");
  await report(2, "failed");
  expect(await read(broadcastId)).toMatchObject({ state: "sending", progress: { read: 1, waiting: 1 } });
  await send();
  await report(2, "failed", (await rowsOf(broadcastId))[2]?.message_id);
  expect((await rowsOf(broadcastId)).map(({ state, channel }) => [state, channel])).toEqual([
    ["sent", "sms"],
    ["read", "whatsapp"],
    ["failed", "sms"],
  ]);
  await report(2, "delivered");
  expect(await read(broadcastId)).toMatchObject({
    state: "sent",
    progress: { sent: 1, read: 1, delivered: 1, failed: 0, told: 3 },
  });
});

it("a provider that is away is asked again later under a new id; whose term ended meanwhile is not told", async () => {
  await openAccount(office, smsAccount());
  await fillTree(office, 2);
  const broadcastId = await letGo(office);
  provider.answer = async () => ({ kind: "retry-later", code: "http-503" });
  await send();
  expect(provider.sent).toHaveLength(2);
  provider.answer = provider.accept;
  const admin = await office.as(office.staff.office_admin);
  const { contacts } = await listContacts(admin, {});
  await endTerm(admin, { contactId: contacts[1]?.id ?? "", revision: 1, until: "2026-11-22" });
  setClocks(new Date(start.getTime() + DAY_MS));
  await send();
  expect(new Set(provider.sent.map(({ reference }) => reference)).size).toBe(3);
  expect((await rowsOf(broadcastId)).map(({ state, failure }) => [state, failure])).toEqual([
    ["sent", null],
    ["cancelled", "term-over"],
  ]);
});

it("sudah disampaikan counts once; silent villages are listed; the code confirms what went out, and only that", async () => {
  await openAccount(office, smsAccount());
  await fillTree(office, 2);
  const admin = await office.as(office.staff.office_admin);
  const visitor = await office.as();
  const draft = await composeBroadcast(admin, WORDS);
  expect(await findBroadcastByCode(visitor, { code: draft.code })).toBeNull();
  const broadcastId = await letGo(office);
  await send();
  const [first] = provider.sent;
  const token = /siaran\/([\w-]{16})/.exec(first?.content.kind === "text" ? first.content.text : "")?.[1] ?? "";
  const call = { token, clientAddress: "192.0.2.1" };
  const view = await readBroadcastLink(visitor, call);
  expect(view).toMatchObject({ title: WORDS.title, passedOnAt: null });
  expect(JSON.stringify(view)).not.toMatch(/Ketua Percontohan|\+62/);
  const { passedOnAt } = await passOn(visitor, call);
  setClocks(new Date(start.getTime() + 3 * DAY_MS));
  expect((await passOn(visitor, call)).passedOnAt).toBe(passedOnAt);
  await expect(readBroadcastLink(visitor, { ...call, token: "a".repeat(16) })).rejects.toMatchObject({ status: 404 });
  const head = await office.as(office.staff.head);
  expect((await read(broadcastId)).progress).toMatchObject({ passedOn: 1, told: 2 });
  const { villages, silent } = await listVillages(head, { broadcastId, days: 3 });
  const of = (village: string) => villages.find((one) => one.village === village);
  expect(of("Bontang Kuala")).toMatchObject({ passedOn: 1, silence: null });
  expect(of("Bontang Baru")).toMatchObject({ told: 1, silence: "no-answer" });
  expect(of("Satimpo")).toMatchObject({ heads: 0, silence: "nobody" });
  expect(silent).toBe(villages.length - 1);
  const { code } = await read(broadcastId);
  expect(await findBroadcastByCode(visitor, { code: code.toLowerCase() })).toMatchObject({ code, title: WORDS.title });
  const recipients = await listRecipients(head, { broadcastId });
  expect(recipients.recipients[0]).toMatchObject({ state: "sent", channel: "sms", passedOnAt });
});
