import { newId } from "@gerai/foundation/ids";
import { createTestCase } from "@gerai/testing/test-case";
import type { TestOffice } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exchangeCompletionLink } from "../applications/index.ts";
import type { Context } from "../kernel/index.ts";
import { NEW_CHAT } from "./chat-state.ts";
import { type ChatLine, ChatWorld, wordsOf } from "./conversations.testing.ts";
import {
  addCannedReply,
  answerConversation,
  changeCannedReply,
  claimConversation,
  countWaitingConversations,
  findThreadOfCase,
  handBackConversation,
  inviteToConversation,
  linkConversation,
  listCannedReplies,
  listConversations,
  noteDelivery,
  openConversation,
  releaseConversation,
  removeCannedReply,
} from "./index.ts";

let chats: ChatWorld;
let office: TestOffice;
let other: TestOffice;
let line: ChatLine;
let phones = 9300;
const HOUR = 3_600_000;

beforeAll(async () => {
  chats = await ChatWorld.open();
  chats.set("2026-11-23T02:00:00Z");
  [office, other] = [await chats.openOffice(), await chats.openOffice()];
  line = await chats.openLine(office, { hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: "08:00", to: "15:00" })) });
});
afterAll(() => chats.close());

const someone = (): string => `+628120000${phones++}`;
const officer = (): Promise<Context> => office.as(office.staff.front_desk);
const colleague = (): Promise<Context> => office.as(office.staff.verifier);

/** The conversation of whoever wrote last, as an officer finds it in a view. */
async function newest(view: "waiting" | "all" = "all") {
  const { rows } = await listConversations(await officer(), { view });
  const row = view === "waiting" ? rows.at(-1) : rows[0];
  if (!row) throw new Error("nobody wrote");
  return row;
}
/** Somebody asks for an officer, who takes the conversation. */
async function taken(phone = someone()) {
  await chats.say(line, "petugas", { phone });
  const { id: conversationId, revision } = await newest("waiting");
  return { phone, conversationId, view: await claimConversation(await officer(), { conversationId, revision }) };
}
const refused = (status: number, code: string) => expect.objectContaining({ status, code }) as unknown;

describe("the way to an officer and back", () => {
  it("whoever asks for one waits in the inbox, is answered there by a person, and the bot keeps still", async () => {
    const phone = someone();
    const [told] = await chats.say(line, "mau bicara dengan petugas", { phone, name: "Sari Percontohan" });
    expect(wordsOf(told)).toContain("petugas kami akan membalas");
    const row = await newest("waiting");
    expect(row).toMatchObject({
      name: "Sari Percontohan",
      initials: "S. P.",
      hand: "human",
      claim: null,
      caseNumber: null,
    });
    expect(row.phone).toBe(`+62812****${phone.slice(-3)}`);
    expect(row.window).toEqual({ isOpen: true, until: "2026-11-24T01:55:00.000Z" });
    const conversationId = row.id;
    const claimed = await claimConversation(await officer(), { conversationId, revision: row.revision });
    expect(claimed.actions).toEqual(["answer", "release", "hand-back", "link"]);
    expect(await chats.say(line, "halo, ktp rusak", { phone })).toEqual([]);
    const answered = await answerConversation(await officer(), { conversationId, text: "Silakan datang besok." });
    expect(answered).toMatchObject({ waitingSince: null, claim: { isMine: true } });
    await chats.work(office);
    expect(chats.sent.at(-1)).toMatchObject({
      to: { phone },
      content: { kind: "text", text: "Silakan datang besok." },
    });
    const { messages } = await openConversation(await officer(), { conversationId });
    expect(messages.map(({ by, state }) => [by, state])).toEqual([
      ["person", null],
      ["bot", "sent"],
      ["person", null],
      ["officer", "sent"],
    ]);
    expect(messages.at(-1)?.officer).toContain("Petugas front_desk");
    expect(messages[1]?.text).not.toContain("Pesan otomatis");
    const { revision } = await newest();
    const back = await handBackConversation(await officer(), { conversationId, revision });
    expect(back).toMatchObject({ hand: "bot", claim: null, waitingSince: null });
    expect(wordsOf((await chats.say(line, "ktp rusak", { phone }))[0])).toContain("/layanan/ktp-rusak");
  });

  it("the navigation counts those who wait, no further than ten, and neither the taken ones nor another office's", async () => {
    const busy = await chats.openOffice();
    const counter = await chats.openLine(busy, {});
    const desk = () => busy.as(busy.staff.front_desk);
    const waiting = async () => (await countWaitingConversations(await desk(), {})).waiting;
    for (let asked = 1; asked <= 2; asked++) await chats.say(counter, "petugas", { phone: someone() });
    expect(await waiting()).toBe(2);
    const [row] = (await listConversations(await desk(), {})).rows;
    if (!row) throw new Error("nobody waits");
    await claimConversation(await desk(), { conversationId: row.id, revision: row.revision });
    expect(await waiting()).toBe(1);
    for (let asked = 1; asked <= 11; asked++) await chats.say(counter, "petugas", { phone: someone() });
    expect(await waiting()).toBe(10);
    await expect(countWaitingConversations(await busy.as(busy.staff.printer), {})).rejects.toMatchObject({
      status: 403,
    });
  });

  it("the person finds back by MENU, and outside hours hears when an officer answers", async () => {
    const { phone, conversationId } = await taken();
    await chats.say(line, "menu", { phone });
    const after = await openConversation(await colleague(), { conversationId });
    expect(after).toMatchObject({ hand: "bot", claim: null, waitingSince: null });
    chats.advance(10 * HOUR);
    const [told] = await chats.say(line, "petugas", { phone: someone() });
    expect(wordsOf(told)).toContain("mulai Selasa, 24 November 2026 pukul 08.00 WITA");
    chats.advance(-10 * HOUR);
  });

  it("one officer has it: another is refused, a stale page too, and a claim that nobody used ends by itself", async () => {
    const { conversationId, view } = await taken();
    const { revision } = view;
    const theirs = await colleague();
    await expect(claimConversation(theirs, { conversationId, revision })).rejects.toEqual(
      refused(409, "conversations.claimed"),
    );
    await expect(answerConversation(theirs, { conversationId, text: "x" })).rejects.toEqual(
      refused(409, "conversations.not-claimed"),
    );
    await expect(releaseConversation(await officer(), { conversationId, revision: revision - 1 })).rejects.toEqual(
      refused(409, "conversations.stale"),
    );
    expect((await openConversation(theirs, { conversationId })).actions).toEqual([]);
    chats.advance(4 * HOUR);
    expect(await claimConversation(await colleague(), { conversationId, revision })).toMatchObject({
      claim: { isMine: true },
    });
    const mine = await listConversations(await colleague(), { view: "mine" });
    expect([mine.rows.map(({ id }) => id), mine.counts.mine]).toEqual([[conversationId], 1]);
  });

  it("of two who claim at once one has it", async () => {
    await chats.say(line, "petugas", { phone: someone() });
    const { id: conversationId, revision } = await newest("waiting");
    const both = await Promise.allSettled(
      [await officer(), await colleague()].map((ctx) => claimConversation(ctx, { conversationId, revision })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("another office's conversation is not there, whatever is done with it", async () => {
    const { conversationId, view } = await taken();
    const abroad = await other.as(other.staff.front_desk);
    const { revision } = view;
    for (const call of [
      () => openConversation(abroad, { conversationId }),
      () => claimConversation(abroad, { conversationId, revision }),
      () => answerConversation(abroad, { conversationId, text: "x" }),
      () => inviteToConversation(abroad, { conversationId }),
      () => linkConversation(abroad, { conversationId, revision, caseNumber: null }),
    ]) {
      await expect(call()).rejects.toEqual(refused(404, "not-found"));
    }
    expect((await listConversations(abroad, { view: "all" })).rows).toEqual([]);
  });
});

describe("the window", () => {
  it("closes five minutes before the day ends: no free text, one invitation a day, and an answer opens it", async () => {
    const { phone, conversationId } = await taken();
    chats.advance(24 * HOUR - 5 * 60_000 - 1_000);
    const { revision } = await openConversation(await officer(), { conversationId });
    await claimConversation(await officer(), { conversationId, revision });
    await expect(inviteToConversation(await officer(), { conversationId })).rejects.toEqual(
      refused(409, "conversations.window-open"),
    );
    chats.advance(1_000);
    await expect(answerConversation(await officer(), { conversationId, text: "Halo" })).rejects.toEqual(
      refused(409, "conversations.window-closed"),
    );
    const invited = await inviteToConversation(await officer(), { conversationId });
    expect(invited.messages.at(-1)).toMatchObject({ kind: "invitation", by: "officer" });
    await chats.work(office);
    expect(chats.sent.at(-1)).toMatchObject({
      to: { phone },
      content: { kind: "template", name: "gerai_chat_invite_v1", language: "id" },
    });
    await expect(inviteToConversation(await officer(), { conversationId })).rejects.toEqual(
      refused(409, "conversations.invited"),
    );
    expect(await chats.say(line, "ya saya di sini", { phone })).toEqual([]);
    expect((await openConversation(await officer(), { conversationId })).window.isOpen).toBe(true);
  });

  it("that WhatsApp finds closed before us ends in one invitation, and not for whoever opted out", async () => {
    for (const [isOptedOut, kinds] of [
      [false, ["text", "invitation"]],
      [true, ["text"]],
    ] as const) {
      const phone = someone();
      if (isOptedOut) await chats.say(line, "STOP", { phone });
      const { conversationId } = await taken(phone);
      const before = chats.sent.length;
      chats.outcomes.push({ kind: "outside-window", code: "131047" });
      await answerConversation(await officer(), { conversationId, text: "Masih di sana?" });
      await chats.work(office);
      expect(chats.sent.length - before).toBe(kinds.length);
      const { messages, ...view } = await openConversation(await officer(), { conversationId });
      const ours = messages.slice(-kinds.length);
      expect(ours.map(({ kind }) => kind)).toEqual(kinds);
      expect(ours[0]).toMatchObject({ state: "failed", failure: "window-closed" });
      expect(view.isOptedOut).toBe(isOptedOut);
    }
  });

  it("that WhatsApp says was closed by a later status ends in one invitation, told twice or not (WA-8)", async () => {
    const { conversationId } = await taken();
    await answerConversation(await officer(), { conversationId, text: "Masih di sana?" });
    await chats.work(office);
    const [row] = await chats.world.admin`
      select id, attempt_id from app.chat_message where tenant_id = ${office.id} and thread_id = ${conversationId} order by at desc, position desc limit 1`;
    const [messageId, reference] = [String(row?.attempt_id), String(row?.id)];
    await chats.world.admin`
      update app.outbound_message set state = 'failed', failure = '131047' where tenant_id = ${office.id} and id = ${messageId}`;
    const before = chats.sent.length;
    for (let turn = 0; turn < 2; turn += 1) {
      await noteDelivery(await chats.system(office), { messageId, reference, state: "failed" });
    }
    await chats.work(office);
    expect(chats.sent.slice(before)).toMatchObject([{ content: { kind: "template", name: "gerai_chat_invite_v1" } }]);
    const { messages } = await openConversation(await officer(), { conversationId });
    expect(messages.slice(-2)).toMatchObject([{ state: "failed", failure: "window-closed" }, { kind: "invitation" }]);
  });

  it("receipts move an answer on, and a late failure tells why", async () => {
    const { conversationId } = await taken();
    await answerConversation(await officer(), { conversationId, text: "Halo" });
    await chats.work(office);
    const [row] = await chats.world.admin`
      select id, attempt_id from app.chat_message where tenant_id = ${office.id} and thread_id = ${conversationId} order by at desc, position desc limit 1`;
    const told = { messageId: String(row?.attempt_id), reference: String(row?.id) };
    const ctx = await chats.system(office);
    expect(await noteDelivery(ctx, { ...told, state: "read" })).toEqual({ isNews: true });
    expect(await noteDelivery(ctx, { ...told, state: "delivered" })).toEqual({ isNews: false });
    expect(await noteDelivery(ctx, { ...told, reference: told.messageId, state: "read" })).toEqual({ isNews: false });
    const { messages } = await openConversation(await officer(), { conversationId });
    expect(messages.at(-1)?.state).toBe("read");
  });
});

describe("a case", () => {
  it("is tied to a conversation by number, by an officer; its page finds the conversation; files get a link of one use", async () => {
    const made = await createTestCase(chats.world, office, { state: "IN_VERIFICATION" });
    const { phone, conversationId, view } = await taken();
    const { revision } = view;
    await expect(
      linkConversation(await officer(), { conversationId, revision, caseNumber: "64.74-261122-9999" }),
    ).rejects.toEqual(refused(404, "not-found"));
    const linked = await linkConversation(await officer(), { conversationId, revision, caseNumber: made.number });
    expect(linked.case).toMatchObject({ id: made.id, number: made.number, state: "IN_VERIFICATION" });
    expect(linked.actions).toContain("unlink");
    const found = await findThreadOfCase(await officer(), { applicationId: made.id });
    expect(found.conversation).toMatchObject({ id: conversationId, caseNumber: made.number });
    await askForPapers(made.id);
    const [sent] = await chats.say(line, "", { phone, parts: { type: "image", image: { id: "1" } } });
    const token = /\/lengkapi\/([a-z2-7]{26})/.exec(wordsOf(sent))?.[1] ?? "";
    expect(token).not.toBe("");
    const { messages } = await openConversation(await officer(), { conversationId });
    expect(JSON.stringify(messages)).not.toContain(token);
    const holder = await office.as(made.holder);
    expect(await exchangeCompletionLink(holder, { token })).toEqual({ caseId: made.id });
    await expect(exchangeCompletionLink(holder, { token })).rejects.toEqual(refused(404, "not-found"));
    chats.advance(60_000);
    const [second] = await chats.say(line, "", { phone, parts: { type: "image", image: { id: "2" } } });
    const late = /\/lengkapi\/([a-z2-7]{26})/.exec(wordsOf(second))?.[1] ?? "";
    chats.advance(15 * 60_000);
    await expect(exchangeCompletionLink(await office.as(made.holder), { token: late })).rejects.toEqual(
      refused(404, "not-found"),
    );
  });

  it("is found by the number that filed it, and tied when its code is written from there", async () => {
    const made = await createTestCase(chats.world, office, { state: "IN_VERIFICATION" });
    expect(await findThreadOfCase(await officer(), { applicationId: made.id })).toEqual({ conversation: null });
    const [stranger] = await chats.say(line, made.trackingCode, { phone: someone() });
    expect(wordsOf(stranger)).toContain("KK hilang atau rusak");
    expect(await findThreadOfCase(await officer(), { applicationId: made.id })).toEqual({ conversation: null });
    await chats.say(line, "halo", { phone: "+6281100009001" });
    expect(await findThreadOfCase(await officer(), { applicationId: made.id })).toMatchObject({
      conversation: { phone: "+62811****001", caseNumber: null },
    });
    await chats.say(line, made.trackingCode, { phone: "+6281100009001" });
    expect(await findThreadOfCase(await officer(), { applicationId: made.id })).toMatchObject({
      conversation: { caseNumber: made.number },
    });
  });

  async function askForPapers(applicationId: string): Promise<void> {
    const now = chats.world.clock.now();
    const { admin } = chats.world;
    await admin`
      insert into app.completion_request (tenant_id, id, application_id, round, asked_by, asked_at, expires_at)
      values (${office.id}, gen_random_uuid(), ${applicationId}, 1, ${office.staff.verifier.id}, ${now}, ${new Date(now.getTime() + 14 * 24 * HOUR)})`;
    await admin.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update app.application set state = 'NEEDS_COMPLETION' where id = ${applicationId}`;
    });
  }
});

it("an officer's words may hold no NIK", async () => {
  const { conversationId } = await taken();
  await expect(
    answerConversation(await officer(), { conversationId, text: "NIK 6471 0512 0590 9001 ya?" }),
  ).rejects.toEqual(refused(422, "conversations.personal-number"));
});

it("the inbox is read in pages, each conversation once", async () => {
  const own = await chats.openLine(other);
  const ctx = await other.as(other.staff.front_desk);
  const rows = Array.from({ length: 52 }, (_, index) => {
    const id = newId(ctx.now());
    const at = new Date(ctx.now().getTime() - index * 1_000);
    const contact_sealed = ctx.keys.sealJson("chat_thread", "contact", id, {
      phone: someone(),
      userId: null,
      name: null,
    });
    return {
      ...{ tenant_id: other.id, id, contact_sealed, state: NEW_CHAT, hand: "human", account_id: own.id, revision: 1 },
      ...{ last_inbound_at: at, last_message_at: at, waiting_since: at, created_at: at },
    };
  });
  await chats.world.admin`insert into app.chat_thread ${chats.world.admin(rows as never)}`;
  for (const view of ["waiting", "all"] as const) {
    const first = await listConversations(ctx, { view });
    const second = await listConversations(ctx, { view, cursor: first.next ?? "" });
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 2, null]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(52);
    expect(first.counts).toEqual({ waiting: 52, mine: 0 });
  }
  await expect(listConversations(ctx, { view: "all", cursor: "x" })).rejects.toEqual(
    refused(422, "kernel.invalid-input"),
  );
});

it("canned replies are kept by title, filled in for the officer, and hold no place that nothing fills", async () => {
  const text = "Halo, {petugas} dari {kantor}. Lihat {situs}.";
  const added = await addCannedReply(await officer(), { title: "Salam", text });
  expect(added.filled).toBe(
    `Halo, Petugas front_desk Percontohan dari Dinas Kependudukan dan Pencatatan Sipil Kota Uji Coba. Lihat http://${office.slug}.localhost:3000.`,
  );
  await expect(addCannedReply(await officer(), { title: "Salam", text })).rejects.toEqual(
    refused(409, "conversations.title-taken"),
  );
  await expect(addCannedReply(await officer(), { title: "Nama", text: "Halo {nama}" })).rejects.toEqual(
    refused(422, "conversations.unknown-placeholder"),
  );
  const change = { replyId: added.id, revision: 1, title: "Salam pagi", text };
  expect(await changeCannedReply(await colleague(), change)).toMatchObject({ title: "Salam pagi", revision: 2 });
  await expect(changeCannedReply(await officer(), change)).rejects.toEqual(refused(409, "conversations.stale"));
  await removeCannedReply(await officer(), { replyId: added.id, revision: 2 });
  expect(await listCannedReplies(await officer(), {})).toEqual([]);
});

it("nothing that was said stands in the trail or a log", async () => {
  await chats.say(line, "rahasia percontohan xyzzy", { phone: someone(), name: "Xyzzy Percontohan" });
  const trail = await chats.world.admin`select details from app.audit_event where tenant_id = ${office.id}`;
  const outbox = await chats.world.admin`select payload from app.outbox where tenant_id = ${office.id}`;
  const all = JSON.stringify([trail, outbox, chats.world.log, chats.worker.log]);
  expect(all).not.toMatch(/xyzzy/i);
  expect(all).not.toMatch(/\+?62812/);
});
