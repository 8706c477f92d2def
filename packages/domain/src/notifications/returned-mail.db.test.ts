import { newId } from "@gerai/foundation/ids";
import { createTestCase, type TestCase, type TestCaseOptions } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { receiveMailReport, tidyChannels } from "../channels/index.ts";
import type { Email, ReportedRecipient } from "../channels/ports.ts";
import { attachSiakPdf } from "../issuing/index.ts";
import { type Context, openContext, type Ports, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import { deliverNotice, handleNotice, listNoticeTasks, recordNotice, settleReturns, sweepNotices } from "./index.ts";
import { createOutside, openChannels } from "./ladder.testing.ts";
import type { NoticeKind } from "./ports.ts";

const KEY = "kuncipintusuratkembali2345";
const HOUR = 3_600_000;
const { sent, faults, ports } = createOutside();
const mails: Email[] = [];

/** As `createOutside` has it, remembering the envelopes; a report here is a header and the recipients as JSON. */
const outside: Partial<Ports> = {
  ...ports,
  email: {
    async send(email) {
      const taken = await ports.email?.send(email);
      mails.push(email);
      return taken ?? { providerId: "" };
    },
  },
  mailReports: {
    read: async (raw) => JSON.parse(Buffer.from(raw).toString().split("\r\n\r\n")[1] ?? "[]"),
  },
};
const papers: Partial<Ports> = {
  files: { put: async () => undefined, get: async () => Buffer.alloc(0), remove: async () => undefined },
  signatures: { check: async () => ({ signed: true, intact: true, coversWholeDocument: true }) },
};

let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
/** Has neither WhatsApp nor SMS. */
let bare: TestOffice;

beforeAll(async () => {
  world = await createTestWorld(papers);
  worker = await createTestWorld(outside, "worker");
  [office, bare] = [await createTestOffice(world), await createTestOffice(world)];
  await openChannels(world, office);
});
afterAll(() => Promise.all([world.close(), worker.close()]));
beforeEach(() => {
  wait(24);
  const day = worker.clock.now().toISOString().slice(0, 10);
  worker.clock.set(`${day}T02:00:00Z`);
  world.clock.set(worker.clock.now());
  faults.clear();
  for (const list of [sent, mails]) list.length = 0;
});

function wait(hours: number): void {
  worker.clock.advance(hours * HOUR);
  world.clock.set(worker.clock.now());
}
async function systemOf(where: TestOffice): Promise<Context> {
  const facts = await findOfficeById(worker.resources, where.id);
  if (!facts) throw new Error("no such office");
  return await openContext(worker.resources, facts, SYSTEM, newId(worker.clock.now()));
}
async function tell(where: TestOffice, made: TestCase, kind: NoticeKind, subjectId: string | null = null) {
  const ctx = await systemOf(where);
  const order = { eventId: newId(new Date()), kind, applicationId: made.id, subjectId };
  const noticeId = (await recordNotice(ctx, order)).noticeId ?? "";
  await deliverNotice(ctx, { noticeId });
  return noticeId;
}
/** A case whose first way is e-mail: nobody has another number here, or it is the paper that goes so. */
async function tellByMail(options: TestCaseOptions = {}) {
  const made = await createTestCase(world, bare, options);
  return { made, noticeId: await tell(bare, made, "verified") };
}

const SAYS: Readonly<Record<string, Partial<ReportedRecipient>>> = {
  failed: { action: "failed", status: "5.1.1" },
  full: { action: "failed", status: "5.2.2" },
  delayed: { action: "delayed", status: "4.2.2" },
};
const bodyOf = (email: Email | undefined, word: string, more = "") => {
  const recipients = [{ addresses: [email?.to], ...SAYS[word] }];
  return Buffer.from(
    `Return-Path: <>\r\nTo: <${email?.returnPath}@gerai.example>${more}\r\n\r\n${JSON.stringify(recipients)}`,
  );
};
/** A report comes by the door. */
const post = (body: Buffer, key = KEY, mailHookKey: string | undefined = KEY) =>
  receiveMailReport(
    { ...world.resources, ...(mailHookKey ? { mailHookKey } : {}) },
    { key, body, contentType: "message/rfc822", requestId: newId(new Date()) },
  );
/** What the worker does once it hears of it. */
async function work(where: TestOffice): Promise<void> {
  const ctx = await systemOf(where);
  const { noticeIds } = await settleReturns(ctx, {});
  for (const noticeId of noticeIds) await deliverNotice(ctx, { noticeId });
}
async function bounce(where: TestOffice, word: string, email = mails.at(-1)): Promise<void> {
  await post(bodyOf(email, word));
  await work(where);
}
async function standing(noticeId: string) {
  const [row] = await world.admin`
    select n.state, n.channel, n.settled_why, n.task_at is not null as asks_officer,
      (select array_agg(channel || ' ' || state || coalesce(' ' || failure, '') order by position)
        from app.notice_attempt a where a.notice_id = n.id) as tries
    from app.notification n where n.id = ${noticeId}`;
  return row;
}
const tasksOf = async (where: TestOffice) => (await listNoticeTasks(await where.as(where.staff.front_desk), {})).tasks;
async function reportsOf(where: TestOffice) {
  return await world.admin`
    select outcome, status, worked_at is not null as is_worked from app.mail_report
    where tenant_id = ${where.id} order by received_at, id`;
}

async function issued(email: string) {
  const made = await createTestCase(world, office, { email });
  const outputId = made.outputIds[0] ?? "";
  await attachSiakPdf(await office.as(office.staff.verifier), { outputId, version: 1, pdf: Buffer.from("%PDF-1.7") });
  return { made, outputId };
}

describe("an e-mail that comes back (MAIL-4)", () => {
  it("of a paper: the link goes by the next way, though the case is closed already", async () => {
    const { made, outputId } = await issued("pertama@contoh.example");
    const noticeId = await tell(office, made, "document", outputId);
    expect(await standing(noticeId)).toMatchObject({ state: "sent", channel: "email", settled_why: null });
    await bounce(office, "failed");
    expect(await standing(noticeId)).toMatchObject({
      ...{ state: "sent", channel: "whatsapp", asks_officer: false },
      tries: ["email failed bounced", "whatsapp sent"],
    });
    expect(sent.map(({ channel }) => channel)).toEqual(["email", "whatsapp"]);
  });

  it("with no way left: the notice has failed and an officer has the task, at once", async () => {
    const { noticeId } = await tellByMail();
    await bounce(bare, "full");
    expect(await standing(noticeId)).toMatchObject({ state: "failed", settled_why: "bounced", asks_officer: true });
    expect(await tasksOf(bare)).toMatchObject([{ noticeId, isTrying: false }]);
    await handleNotice(await bare.as(bare.staff.front_desk), { noticeId, how: "called" });
    expect(await tasksOf(bare)).toEqual([]);
  });

  it("says in the trail what became of it, and nobody's address", async () => {
    const { made, noticeId } = await tellByMail();
    await bounce(bare, "failed");
    const [row] = await world.admin`
      select details from app.audit_event where subject_id = ${made.id} and action = 'notice.take-return'`;
    expect(row?.details).toMatchObject({ noticeId, outcome: "failed", status: "5.1.1", isBadAddress: true });
    const lines = await world.admin`
      select r::text as line from app.mail_report r where tenant_id = ${bare.id}
      union all select a::text from app.bad_address a where tenant_id = ${bare.id}
      union all select t::text from app.notice_attempt t where tenant_id = ${bare.id}
      union all select e::text from app.audit_event e where tenant_id = ${bare.id}
      union all select o::text from app.outbox o where tenant_id = ${bare.id}`;
    expect(JSON.stringify(lines)).not.toMatch(/contoh\.example/);
    expect(mails[0]?.returnPath).toMatch(/^b\+[a-z2-7]{52}\.[a-z2-7]{9}$/);
  });

  it("that is only late changes nothing but is kept; what comes of it later counts", async () => {
    const { noticeId } = await tellByMail({ email: "lambat@contoh.example" });
    const before = await reportsOf(bare);
    await bounce(bare, "delayed");
    expect(await standing(noticeId)).toMatchObject({ state: "sent", settled_why: null, tries: ["email sent"] });
    expect((await reportsOf(bare)).slice(before.length)).toEqual([
      { outcome: "delayed", status: "4.2.2", is_worked: true },
    ]);
    wait(72);
    await bounce(bare, "full");
    expect(await standing(noticeId)).toMatchObject({ state: "failed", asks_officer: true });
  });

  it("is waited for six days; what comes after the end changes the end no more", async () => {
    const { noticeId } = await tellByMail({ email: "tepat@contoh.example" });
    wait(5 * 24);
    await sweepNotices(await systemOf(bare), {});
    expect(await standing(noticeId)).toMatchObject({ state: "sent", settled_why: null });
    wait(25);
    await sweepNotices(await systemOf(bare), {});
    expect(await standing(noticeId)).toMatchObject({ state: "sent", settled_why: "accepted" });
    await bounce(bare, "full");
    expect(await standing(noticeId)).toMatchObject({
      ...{ state: "sent", settled_why: "accepted", asks_officer: false },
      tries: ["email failed bounced"],
    });
  });

  it("twice, and by two workers at once, leads on once", async () => {
    const { made, outputId } = await issued("berulang@contoh.example");
    const noticeId = await tell(office, made, "document", outputId);
    const body = bodyOf(mails.at(-1), "failed");
    expect(await Promise.all([post(body), post(body)])).toContainEqual({ stored: 1 });
    expect(await post(body)).toEqual({ stored: 0 });
    expect(await post(bodyOf(mails.at(-1), "failed", "\r\nReceived: again"))).toEqual({ stored: 1 });
    await Promise.all([work(office), work(office)]);
    await bounce(office, "failed");
    expect((await standing(noticeId))?.tries).toEqual(["email failed bounced", "whatsapp sent"]);
  });

  it("before its sender has noted that it went out, leads on all the same", async () => {
    const made = await createTestCase(world, bare, { email: "cepat@contoh.example" });
    const ctx = await systemOf(bare);
    const given = outside.email;
    const hasty: Context = {
      ...ctx,
      ports: {
        ...outside,
        email: {
          async send(email: Email) {
            const taken = await given?.send(email);
            await bounce(bare, "full", email);
            return taken ?? { providerId: "" };
          },
        },
      } as Ports,
    };
    const order = { eventId: newId(new Date()), kind: "verified" as const, applicationId: made.id };
    const noticeId = (await recordNotice(ctx, order)).noticeId ?? "";
    await deliverNotice(hasty, { noticeId });
    expect(await standing(noticeId)).toMatchObject({ state: "failed", settled_why: "bounced", asks_officer: true });
  });
});

describe("an address nobody reads at", () => {
  it("is passed over by later notices until the person has another one, and is tried again after a year", async () => {
    const address = "hilang@contoh.example";
    const { made } = await tellByMail({ email: address });
    await bounce(bare, "failed");
    mails.length = 0;
    const later = await tell(bare, made, "rejected");
    expect(await standing(later)).toMatchObject({
      ...{ state: "failed", settled_why: "bad-address", asks_officer: true },
      tries: ["email failed bad-address"],
    });
    const other = await createTestCase(world, bare, { email: "HILANG@contoh.example" });
    expect(await standing(await tell(bare, other, "verified"))).toMatchObject({ state: "sent" });
    const contact = {
      name: "Warga",
      phone: "+6281100009001",
      email: "baru@contoh.example",
      trackingCode: made.trackingCode,
    };
    const sealed = (await bare.as()).keys.sealJson("application", "contact", made.id, contact);
    await world.admin`update app.application set contact_sealed = ${sealed} where id = ${made.id}`;
    expect(await standing(await tell(bare, made, "verified"))).toMatchObject({ state: "sent", channel: "email" });
    expect(mails.map(({ to }) => to)).toEqual(["HILANG@contoh.example", "baru@contoh.example"]);
    wait(366 * 24);
    expect((await tellByMail({ email: address })).noticeId).not.toBe("");
    expect(mails.at(-1)?.to).toBe(address);
    await tidyChannels(await systemOf(bare), {});
    const [left] = await world.admin`
      select (select count(*)::int from app.bad_address where tenant_id = ${bare.id}) as addresses,
        (select count(*)::int from app.mail_report where tenant_id = ${bare.id}) as reports`;
    expect(left).toEqual({ addresses: 0, reports: 0 });
  });

  it("of one office is any address to another, and a full mailbox is no bad address", async () => {
    const address = "penuh@contoh.example";
    await tellByMail({ email: address });
    await bounce(bare, "full");
    expect(await standing((await tellByMail({ email: address })).noticeId)).toMatchObject({ state: "sent" });
    await bounce(bare, "failed");
    const there = await createTestCase(world, office, { email: address });
    faults.set("whatsapp", "refused").set("sms", "refused");
    expect(await standing(await tell(office, there, "verified"))).toMatchObject({ state: "sent", channel: "email" });
  });
});

describe("the door for returned mail", () => {
  it("stores nothing that no office of ours vouches for, and the log says so", async () => {
    await tellByMail({ email: "palsu@contoh.example" });
    const [path = ""] = [mails.at(-1)?.returnPath];
    const count = async () => (await world.admin`select count(*)::int as n from app.mail_report`)[0]?.n;
    const before = await count();
    const forged = [
      `${path.slice(0, -1)}${path.endsWith("a") ? "b" : "a"}`,
      path.replace(/^b\+.{30}/, (names) => `b+${"a".repeat(names.length - 2)}`),
      path.slice(0, -1),
      "no-reply",
    ];
    for (const returnPath of forged) {
      const lines = world.log.length;
      const body = bodyOf({ ...(mails[0] as Email), returnPath }, "failed");
      await expect(post(body), returnPath).rejects.toMatchObject({ code: "kernel.bad-signature", status: 401 });
      expect(world.log.slice(lines).join("\n"), returnPath).toContain("input with a bad signature");
    }
    expect(await count()).toBe(before);
    expect(world.log.join("\n")).not.toContain("palsu");
  });

  it("is not there for a wrong key, nor where none is set", async () => {
    await tellByMail({ email: "kunci@contoh.example" });
    const body = bodyOf(mails.at(-1), "failed");
    await expect(post(body, "kunciyanglainlagi234567234")).rejects.toMatchObject({ status: 404 });
    await expect(
      receiveMailReport(world.resources, { key: KEY, body, contentType: "message/rfc822", requestId: "r" }),
    ).rejects.toMatchObject({ status: 404 });
    expect(await post(body)).toEqual({ stored: 1 });
  });

  it("does no work of its own, and keeps no more than twenty reports of one message", async () => {
    const { noticeId } = await tellByMail({ email: "banyak@contoh.example" });
    const email = mails.at(-1);
    let stored = 0;
    for (let times = 0; times < 24; times++) stored += (await post(bodyOf(email, "full", `\r\nX-Nr: ${times}`))).stored;
    expect(stored).toBe(20);
    expect(await standing(noticeId)).toMatchObject({ state: "sent", tries: ["email sent"] });
    await work(bare);
    expect(await standing(noticeId)).toMatchObject({ state: "failed" });
  });
});

describe("where answers go", () => {
  it("to the address that the office publishes, and nowhere when it publishes none (MAIL-1)", async () => {
    await tellByMail({ email: "balas@contoh.example" });
    expect(mails.at(-1)?.replyTo).toBeUndefined();
    const profile = {
      intro: { id: "Dinas percontohan.", en: "A model office." },
      address: "Jalan Contoh 1",
      accent: "#0a5568",
    };
    await bare.configure([{ kind: "profile", body: { ...profile, email: "halo@dinas.contoh.example" } }]);
    await tellByMail({ email: "balas@contoh.example" });
    expect(mails.at(-1)?.replyTo).toBe("halo@dinas.contoh.example");
  });
});
