import { newId } from "@gerai/foundation/ids";
import { createTestCase, type TestCase } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { setNotifyBy } from "../applications/index.ts";
import { setOptOut, workAllReceipts } from "../channels/index.ts";
import { type Context, command, openContext, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import {
  checkMessage,
  deliverNotice,
  handleNotice,
  listNoticeRoutes,
  listNoticeTasks,
  listOwnNotices,
  recordNotice,
  setNoticeRoute,
  settleNotice,
  sweepNotices,
} from "./index.ts";
import { createOutside, openChannels } from "./ladder.testing.ts";
import type { NoticeKind } from "./ports.ts";

const MINUTE = 60_000;
const { sent, faults, ports } = createOutside();

let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
/** Has no account. */
let bare: TestOffice;
let system: Context;
let hook: Awaited<ReturnType<typeof openChannels>>;

beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld(ports, "worker");
  office = await createTestOffice(world);
  bare = await createTestOffice(world);
  hook = await openChannels(world, office);
});
afterAll(() => Promise.all([world.close(), worker.close()]));
beforeEach(async () => {
  // Each test on a day of its own at ten in the morning: breakers and buckets of the one before have recovered.
  worker.clock.advance(24 * 60 * MINUTE);
  const day = worker.clock.now().toISOString().slice(0, 10);
  worker.clock.set(`${day}T02:00:00Z`);
  world.clock.set(worker.clock.now());
  const facts = await findOfficeById(worker.resources, office.id);
  if (!facts) throw new Error("no office");
  system = await openContext(worker.resources, facts, SYSTEM, newId(worker.clock.now()));
  faults.clear();
  sent.length = 0;
  // What other tests left waiting is no business of the sweeps of this one.
  await world.admin`
    update app.notification set settled_at = now(), settled_why = 'test', state = 'failed', task_at = null
    where tenant_id = ${office.id} and settled_at is null`;
  await world.admin`update app.notification set task_at = null where tenant_id = ${office.id}`;
});

const wait = (minutes: number) => {
  worker.clock.advance(minutes * MINUTE);
  world.clock.set(worker.clock.now());
};
async function plan(made: TestCase, kind: NoticeKind, subjectId: string | null = null, eventId = newId(new Date())) {
  return (await recordNotice(system, { eventId, kind, applicationId: made.id, subjectId })).noticeId ?? "";
}
async function tell(made: TestCase, kind: NoticeKind): Promise<string> {
  const noticeId = await plan(made, kind);
  await deliverNotice(system, { noticeId });
  return noticeId;
}
const ways = () => sent.map(({ channel }) => channel);
async function standing(noticeId: string) {
  const [row] = await world.admin`
    select state, channel, settled_why, task_at, ways from app.notification where id = ${noticeId}`;
  return row;
}
/** A receipt of WhatsApp about a message comes by the hook and has its effect, as the worker's consumers would have it. */
async function receive(messageId: string, status: string): Promise<void> {
  await hook.report(messageId, status, worker.clock.now());
  await workAllReceipts(system, { accountId: hook.accountId });
  const { noticeId } = await settleNotice(system, { messageId });
  if (noticeId) await deliverNotice(system, { noticeId });
}
const officer = async () => await office.as(office.staff.front_desk);

describe("the ways of a notice", () => {
  it("are those of its kind: SMS at verification, WhatsApp for the receipt, and each ends once its proof is there", async () => {
    const made = await createTestCase(world, office);
    const verified = await tell(made, "verified");
    const received = await tell(made, "received");
    expect(ways()).toEqual(["sms", "whatsapp"]);
    expect(await standing(verified)).toMatchObject({ state: "sent", settled_why: null });
    await receive(sent[1]?.id ?? "", "delivered");
    expect(await standing(received)).toMatchObject({
      state: "delivered",
      channel: "whatsapp",
      settled_why: "delivered",
    });
    await receive(sent[1]?.id ?? "", "read");
    expect(await standing(received)).toMatchObject({ state: "read", settled_why: "delivered" });
  });

  it("begin with the one the applicant wishes", async () => {
    const made = await createTestCase(world, office);
    await setNotifyBy(await office.as(made.holder), { applicationId: made.id, notifyBy: "email" });
    await tell(made, "verified");
    expect(ways()).toEqual(["email"]);
  });

  it("are the office's own where it has an order, which somebody else's older copy does not overwrite", async () => {
    const admin = await office.as(office.staff.office_admin);
    const own = await setNoticeRoute(admin, { kind: "held", channels: ["email"], version: 0 });
    expect(own).toMatchObject({ channels: ["email"], version: 1 });
    await expect(setNoticeRoute(admin, { kind: "held", channels: ["sms"], version: 0 })).rejects.toMatchObject({
      code: "notifications.stale-route",
    });
    const made = await createTestCase(world, office);
    expect(await standing(await plan(made, "held"))).toMatchObject({ ways: ["email"] });
    await setNoticeRoute(admin, { kind: "held", channels: null, version: 1 });
    const routes = await listNoticeRoutes(admin, {});
    expect(routes.find(({ kind }) => kind === "held")).toMatchObject({
      channels: ["whatsapp", "sms", "email"],
      version: 2,
    });
    const [trail] = await world.admin`
      select details from app.audit_event where tenant_id = ${office.id} and action = 'notice.set-route' order by at limit 1`;
    expect(trail?.details).toMatchObject({ kind: "held", to: ["email"] });
  });

  it("leave out WhatsApp for whoever does not want it (WA-13), also between planning and sending", async () => {
    const optOut = command({
      action: "test.opt-out",
      principals: ["system"],
      input: z.object({ isOptedOut: z.boolean() }),
      async run(scope, { isOptedOut }) {
        await setOptOut(scope, { persons: [{ phone: "+6281100009001" }], isOptedOut });
        return { subjectId: null, result: {} };
      },
    });
    const made = await createTestCase(world, office);
    const before = await plan(made, "received");
    await optOut(system, { isOptedOut: true });
    await deliverNotice(system, { noticeId: before });
    expect(await standing(await plan(made, "received"))).toMatchObject({ ways: ["sms", "email"] });
    expect(ways()).toEqual(["sms"]);
    await optOut(system, { isOptedOut: false });
  });
});

describe("a way that fails", () => {
  it("WhatsApp down: the SMS leaves at once", async () => {
    faults.set("whatsapp", "away");
    const noticeId = await tell(await createTestCase(world, office), "received");
    expect(ways()).toEqual(["sms"]);
    expect(await standing(noticeId)).toMatchObject({ state: "sent", channel: "sms", task_at: null });
  });

  it("reported hours later leads on, and no way is taken twice", async () => {
    const noticeId = await tell(await createTestCase(world, office), "received");
    wait(180);
    await receive(sent[0]?.id ?? "", "failed");
    await receive(sent[0]?.id ?? "", "failed");
    expect(ways()).toEqual(["whatsapp", "sms"]);
    expect(await standing(noticeId)).toMatchObject({ state: "sent", channel: "sms" });
  });

  it("a late proof of delivery calls off the SMS that waits for the morning (WA-5)", async () => {
    const made = await createTestCase(world, office);
    await setNotifyBy(await office.as(made.holder), { applicationId: made.id, notifyBy: "whatsapp" });
    const late = await tell(made, "verified");
    const id = sent[0]?.id ?? "";
    wait(11 * 60);
    await receive(id, "failed");
    expect(await standing(late)).toMatchObject({ state: "pending" });
    await receive(id, "delivered");
    expect(await standing(late)).toMatchObject({ state: "delivered", settled_why: "delivered" });
    wait(12 * 60);
    await sweepNotices(system, {});
    expect(ways()).toEqual(["whatsapp"]);
  });

  it("all down: after ten minutes an officer has a task, masked; it closes by itself when a way is back", async () => {
    for (const channel of ["whatsapp", "sms", "email"] as const) faults.set(channel, "away");
    const made = await createTestCase(world, office);
    const noticeId = await tell(made, "verified");
    expect((await listNoticeTasks(await officer(), {})).tasks).toEqual([]);
    wait(12);
    await sweepNotices(system, {});
    const { count, tasks } = await listNoticeTasks(await officer(), {});
    expect(count).toBe(1);
    expect(tasks).toMatchObject([
      { noticeId, number: made.number, phone: "+62811****001", email: "w***@c***.example", isTrying: true },
    ]);
    expect(JSON.stringify(tasks)).not.toContain("1100009001");
    faults.delete("email");
    wait(60);
    await sweepNotices(system, {});
    expect(await standing(noticeId)).toMatchObject({ state: "sent", channel: "email", settled_why: null });
    expect((await listNoticeTasks(await officer(), {})).count).toBe(0);
    await expect(handleNotice(await officer(), { noticeId, how: "called" })).rejects.toMatchObject({ status: 409 });
  });

  it("all down for a day: it ends as failed, and stays with the officer until somebody has seen to it", async () => {
    for (const channel of ["whatsapp", "sms", "email"] as const) faults.set(channel, "away");
    const made = await createTestCase(world, office);
    const noticeId = await tell(made, "received");
    for (const minutes of [1, 60, 24 * 60]) {
      wait(minutes);
      await sweepNotices(system, {});
    }
    faults.clear();
    await sweepNotices(system, {});
    expect(await standing(noticeId)).toMatchObject({ state: "failed", settled_why: "channels.email-unavailable" });
    expect(sent).toEqual([]);
    expect((await listNoticeTasks(await officer(), {})).tasks).toMatchObject([{ noticeId, isTrying: false }]);
    await handleNotice(await officer(), { noticeId, how: "visited" });
    expect((await listNoticeTasks(await officer(), {})).count).toBe(0);
    const [trail] = await world.admin`
      select details, actor_id from app.audit_event where subject_id = ${made.id} and action = 'notice.handle'`;
    expect(trail).toMatchObject({ details: { noticeId, how: "visited" }, actor_id: office.staff.front_desk.id });
  });

  it("a person who was called is written to no more", async () => {
    for (const channel of ["whatsapp", "sms", "email"] as const) faults.set(channel, "away");
    const noticeId = await tell(await createTestCase(world, office), "verified");
    wait(12);
    await handleNotice(await officer(), { noticeId, how: "called" });
    faults.clear();
    wait(60);
    await sweepNotices(system, {});
    expect(sent).toEqual([]);
    expect(await standing(noticeId)).toMatchObject({ state: "failed", settled_why: "handled" });
  });

  it("where no way leads to the applicant at all, what they must know is an officer's task at once", async () => {
    const made = await createTestCase(world, bare, { email: null });
    const facts = await findOfficeById(worker.resources, bare.id);
    if (!facts) throw new Error("no office");
    const ctx = await openContext(worker.resources, facts, SYSTEM, newId(worker.clock.now()));
    const order = { eventId: newId(new Date()), applicationId: made.id, kind: "rejected" as const };
    await recordNotice(ctx, order);
    expect((await listNoticeTasks(await bare.as(bare.staff.front_desk), {})).tasks).toMatchObject([
      { kind: "rejected" },
    ]);
  });
});

describe("nobody knows whether it went out", () => {
  it("it is repeated once after ten minutes, never a third time, and an officer is asked (SMS-7, OUT-5)", async () => {
    faults.set("sms", "silent");
    const noticeId = await tell(await createTestCase(world, office), "verified");
    wait(9);
    await sweepNotices(system, {});
    expect(ways()).toEqual(["sms"]);
    for (let times = 0; times < 8; times++) {
      wait(6);
      await sweepNotices(system, {});
    }
    expect(ways()).toEqual(["sms", "sms"]);
    expect((await listNoticeTasks(await officer(), {})).tasks).toMatchObject([{ noticeId, isTrying: true }]);
    wait(24 * 60);
    await sweepNotices(system, {});
    expect(await standing(noticeId)).toMatchObject({ state: "failed", settled_why: "outcome-unknown" });
    expect(ways()).toHaveLength(2);
  });

  it("a receipt within the ten minutes keeps it from being repeated", async () => {
    faults.set("whatsapp", "silent");
    const noticeId = await tell(await createTestCase(world, office), "received");
    await world.admin`update app.outbound_message set state = 'delivered', failure = null where id = ${sent[0]?.id ?? ""}`;
    await settleNotice(system, { messageId: sent[0]?.id ?? "" });
    wait(30);
    await sweepNotices(system, {});
    expect(ways()).toEqual(["whatsapp"]);
    expect(await standing(noticeId)).toMatchObject({ state: "delivered" });
  });

  it("a worker that dies with the provider's answer costs one repetition", async () => {
    faults.set("whatsapp", "killed");
    const noticeId = await plan(await createTestCase(world, office), "received");
    await expect(deliverNotice(system, { noticeId })).rejects.toThrow("killed");
    faults.clear();
    wait(3);
    await sweepNotices(system, {});
    expect(ways()).toEqual(["whatsapp"]);
    for (let times = 0; times < 4; times++) {
      wait(6);
      await sweepNotices(system, {});
    }
    expect(ways()).toEqual(["whatsapp", "whatsapp"]);
    expect(await standing(noticeId)).toMatchObject({ state: "sent" });
  });
});

describe("at night", () => {
  it("phones rest until seven, the answer to what somebody just did does not wait (SMS-8)", async () => {
    wait(11 * 60);
    const made = await createTestCase(world, office);
    const noticeId = await tell(made, "verified");
    await tell(made, "received");
    expect(ways()).toEqual(["whatsapp"]);
    wait(9 * 60 + 59);
    await sweepNotices(system, {});
    expect(ways()).toEqual(["whatsapp"]);
    wait(2);
    await sweepNotices(system, {});
    expect(ways()).toEqual(["whatsapp", "sms"]);
    expect(await standing(noticeId)).toMatchObject({ state: "sent" });
  });
});

describe("the code in a message", () => {
  it("is the same in each channel, and tells anybody that it is ours, when and how, and nothing else (C7)", async () => {
    faults.set("whatsapp", "refused");
    const made = await createTestCase(world, office);
    await tell(made, "received");
    const code = sent[0]?.text.split(" ")[1] ?? "";
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const day = worker.clock.now().toISOString().slice(0, 10);
    const ask = async (where: TestOffice, typed: string) =>
      await checkMessage(await where.as(), { code: typed, clientAddress: "192.0.2.1" });
    const told = await ask(office, code.toLowerCase());
    expect(told).toEqual({
      isOurs: true,
      office: expect.any(String),
      day,
      channels: ["sms"],
      kind: "received",
    });
    expect(await ask(bare, code)).toMatchObject({ isOurs: false });
    expect(await ask(office, "0000-0000")).toMatchObject({ isOurs: false });
    const own = await listOwnNotices(await office.as(made.holder), { applicationId: made.id });
    expect(own).toMatchObject([{ kind: "received", channel: "sms", state: "sent", code }]);
  });

  it("cannot be guessed by the thousand", async () => {
    const ctx = await office.as();
    const ask = () => checkMessage(ctx, { code: "1111-1111", clientAddress: "192.0.2.77" });
    for (let times = 0; times < 30; times++) await ask();
    await expect(ask()).rejects.toMatchObject({ code: "identity.slow-down", status: 429 });
  });
});

it("receipts in any order and however often leave the notice in one final state", async () => {
  const orders = [
    ["sent", "delivered", "read", "failed"],
    ["failed", "sent", "delivered", "read"],
    ["read", "failed", "delivered", "sent"],
    ["failed", "read", "read", "sent"],
    ["delivered", "failed", "failed", "read"],
  ];
  for (const order of orders) {
    sent.length = 0;
    const noticeId = await tell(await createTestCase(world, office), "received");
    const id = sent[0]?.id ?? "";
    const ends = new Set<unknown>();
    for (const status of order) {
      await receive(id, status);
      const [row] = await world.admin`select settled_at, settled_why from app.notification where id = ${noticeId}`;
      if (row?.settled_at) ends.add(`${row.settled_at.toISOString()} ${row.settled_why}`);
    }
    expect(await standing(noticeId)).toMatchObject({ state: "read", channel: "whatsapp" });
    expect(ends.size).toBe(1);
  }
});
