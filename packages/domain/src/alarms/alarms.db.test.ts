import { newId } from "@gerai/foundation/ids";
import { openAccount, smsAccount, whatsappAccount } from "@gerai/testing/test-account";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Context, openContext, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import {
  checkAlarms,
  discardDeadLetter,
  gatherAlarmDigest,
  listAlarms,
  readReplay,
  replayDeadLetter,
  settleReplay,
} from "./index.ts";

const MINUTE = 60_000;
let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
let other: TestOffice;

beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld({}, "worker");
});
afterAll(() => Promise.all([world.close(), worker.close()]));
beforeEach(async () => {
  worker.clock.set(world.clock.now());
  [office, other] = [await createTestOffice(world), await createTestOffice(world)];
});

const admin = (of = office) => of.as(of.staff.office_admin);
async function system(of = office): Promise<Context> {
  const facts = await findOfficeById(worker.resources, of.id);
  if (!facts) throw new Error("no office");
  return await openContext(worker.resources, facts, SYSTEM, newId(worker.clock.now()));
}
async function giveUp(job = "on-application-verified-notify"): Promise<string> {
  const id = newId(world.clock.now());
  await world.admin`
    insert into app.dead_letter (tenant_id, id, queue, job, event_id, payload, reason, attempts, failed_at)
    values (${office.id}, ${id}, 'events', ${job}, ${newId(world.clock.now())}, ${world.admin.json({ applicationId: id })}, 'unknown error', 6, ${world.clock.now()})`;
  return id;
}
const raised = async () =>
  (
    await world.admin`select count(*)::int as n from app.outbox where tenant_id = ${office.id} and name = 'alarm.raised'`
  )[0]?.n;
const kinds = async () => (await listAlarms(await admin(), {})).alarms.map(({ kind, count }) => [kind, count]);

it("a job that lies there for a quarter of an hour raises one alarm, which passes when somebody has decided (OUT-9)", async () => {
  const id = await giveUp();
  expect((await listAlarms(await admin(), {})).deadLetters).toMatchObject({ count: 1, rows: [{ id, attempts: 6 }] });
  worker.clock.advance(15 * MINUTE - 1);
  expect(await checkAlarms(await system(), {})).toEqual({ raised: 0, cleared: 0 });
  worker.clock.advance(1);
  expect(await checkAlarms(await system(), {})).toEqual({ raised: 1, cleared: 0 });
  expect([await kinds(), await raised()]).toEqual([[["dead-letters", 1]], 1]);
  await giveUp();
  expect(await checkAlarms(await system(), {})).toEqual({ raised: 0, cleared: 0 });
  expect([await kinds(), await raised()]).toEqual([[["dead-letters", 2]], 1]);
  for (const { id: open } of (await listAlarms(await admin(), {})).deadLetters.rows)
    await discardDeadLetter(await admin(), { deadLetterId: open });
  expect(await checkAlarms(await system(), {})).toEqual({ raised: 0, cleared: 1 });
  expect(await kinds()).toEqual([]);
  await expect(discardDeadLetter(await admin(), { deadLetterId: id })).rejects.toMatchObject({ status: 404 });
});

it("looking where nothing changed writes nothing, not even to the trail", async () => {
  await giveUp();
  worker.clock.advance(15 * MINUTE);
  const rows = async () => (await world.admin`select 1 from app.audit_event where tenant_id = ${office.id}`).length;
  await checkAlarms(await system(), {});
  const before = await rows();
  await checkAlarms(await system(), {});
  expect(await rows()).toBe(before);
});

it("accounts and templates that need somebody raise alarms, and the mail names them", async () => {
  const sms = await openAccount(office, { ...smsAccount(), lowBalance: 1_000 });
  const line = await openAccount(office, whatsappAccount());
  await world.admin`
    update app.account_watch set balance = 999, balance_currency = 'IDR', balance_at = now() where account_id = ${sms.id}`;
  await world.admin`update app.provider_account set stopped_reason = '190' where id = ${sms.id}`;
  for (const [name, state] of [
    ["gerai_verified_v1", "paused"],
    ["gerai_long_gone_v9", "disabled"],
  ])
    await world.admin`
      insert into app.template_filing ${world.admin(await filing(line.id, String(name), String(state)))}`;
  expect(await checkAlarms(await system(), {})).toEqual({ raised: 3, cleared: 0 });
  const { alarms } = await listAlarms(await admin(), {});
  expect(alarms.map(({ kind, code, count, account }) => [kind, account?.label, code, count]).sort()).toEqual([
    ["account-stopped", "SMS utama", "190", 1],
    ["low-balance", "SMS utama", "999 IDR", 1],
    ["template-unusable", "WhatsApp umum", null, 1],
  ]);
  const digest = await gatherAlarmDigest(await system(), {});
  expect(digest === null || digest.alarms.length === 3).toBe(true);
});

async function filing(accountId: string, name: string, state: string) {
  return {
    tenant_id: office.id,
    account_id: accountId,
    name,
    language: "id",
    state,
    attempts: 1,
    changed_at: new Date(),
  };
}

it("another try is asked for once at a time, and ends done or with the new reason", async () => {
  const deadLetterId = await giveUp();
  expect(await readReplay(await system(), { deadLetterId })).toBeNull();
  await replayDeadLetter(await admin(), { deadLetterId });
  const again = replayDeadLetter(await admin(), { deadLetterId });
  await expect(again).rejects.toMatchObject({ status: 409, code: "alarms.being-tried" });
  await expect(discardDeadLetter(await admin(), { deadLetterId })).rejects.toMatchObject({ status: 409 });
  expect(await readReplay(await system(), { deadLetterId })).toMatchObject({ job: "on-application-verified-notify" });
  await settleReplay(await system(), { deadLetterId, failure: "documents.gone" });
  const { rows } = (await listAlarms(await admin(), {})).deadLetters;
  expect(rows).toMatchObject([{ reason: "documents.gone", attempts: 7, isTrying: false }]);
  await replayDeadLetter(await admin(), { deadLetterId });
  await settleReplay(await system(), { deadLetterId, failure: null });
  expect((await listAlarms(await admin(), {})).deadLetters).toEqual({ count: 0, rows: [] });
  const trail = await world.admin`
    select action from app.audit_event where tenant_id = ${office.id} and action like 'dead-letter.%' order by at, id`;
  expect(trail.map(({ action }) => action).sort()).toEqual([
    ...["dead-letter.replay", "dead-letter.replay"],
    ...["dead-letter.settle-replay", "dead-letter.settle-replay"],
  ]);
});

it("another office's jobs and alarms are not there, and only administrators see any", async () => {
  const deadLetterId = await giveUp();
  expect(await listAlarms(await admin(other), {})).toEqual({ alarms: [], deadLetters: { count: 0, rows: [] } });
  await expect(replayDeadLetter(await admin(other), { deadLetterId })).rejects.toMatchObject({ status: 404 });
  for (const role of ["verifier", "head", "auditor"] as const)
    await expect(listAlarms(await office.as(office.staff[role]), {})).rejects.toMatchObject({ status: 403 });
});
