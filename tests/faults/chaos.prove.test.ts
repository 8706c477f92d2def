import { setTimeout as wait } from "node:timers/promises";
import { verifyAudit } from "@gerai/domain/audit";
import { addAccount } from "@gerai/domain/channels";
import { createTestOffice, type TestOffice } from "@gerai/testing/test-office";
import { openTestSession } from "@gerai/testing/test-session";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { randomStream } from "../isolation/random-stream.ts";
import { type ChaosHouse, type Mortal, startChaosHouse } from "./chaos-house.ts";
import { countUnsealed, countUnsettled, deadLetters, type NoticeEnd, noticesOf, openWork } from "./chaos-oracle.ts";
import { type Acknowledged, Client, fileCase, verifyCase } from "./chaos-people.ts";

/** How long everything goes wrong, in milliseconds. */
const CHAOS_MS = 60_000;
const CITIZENS = 3;
/** Between two cases of one citizen: what matters is that something is under way at every moment. */
const PAUSE_MS = 700;
/** The kills and faults of a failing run come again with its seed. */
const SEED = 20_261_122;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SMS_KEY = "kunci-gateway";

const FAULTS = [
  { "sms-json": { outage: "hang" } },
  { "sms-json": { outage: "lost" } },
  { "sms-json": { outage: "down" } },
  { "sms-json": { error: "internal_error", errorTimes: 3 } },
  { "sms-json": { delayMs: 3_000, duplicate: 3, reorder: true } },
  { smtp: "down" },
  { smtp: "slow", slowMs: 700 },
];

let house: ChaosHouse;
let office: TestOffice;
let verifier: Client;

async function simulator(method: string, path: string, body?: unknown): Promise<void> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${house.simulator}${path}`, {
    ...{ method, headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
}

/** The office's account with an SMS gateway, on both sides. */
async function openSms(): Promise<void> {
  const credentials = { dialect: "sms-json" as const, apiKey: SMS_KEY, receiptSecret: "rahasia-tanda" };
  const { hookPath } = await addAccount(await office.as(office.staff.office_admin), {
    ...{ label: "SMS utama", publicNumber: "DUKCAPIL", credentials },
  });
  await simulator("POST", "/api/sms-accounts", {
    ...{ accountId: "sms-chaos", gateway: "sms-json", sender: "DUKCAPIL", secret: SMS_KEY, officeSlug: office.slug },
    ...{ receiptUrl: `http://127.0.0.1:${house.apiPort}${hookPath}`, receiptSecret: "rahasia-tanda" },
  });
}

beforeAll(async () => {
  house = await startChaosHouse();
  const world = { resources: house.resources, admin: house.admin, clock: house.resources.clock };
  office = await createTestOffice(world);
  await openSms();
  verifier = new Client(house.apiPort, office.host, await openTestSession(world as never, office, "verifier"));
});
afterAll(() => house?.stop());

/** Kills and starts again one process after another, flushes the queue and breaks the providers, until `until`. */
async function wreck(until: number): Promise<Record<string, number>> {
  const random = randomStream(SEED);
  const done: Record<string, number> = { api: 0, worker: 0, flush: 0, fault: 0 };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const strike = async (one: Mortal) => {
    one.kill();
    await wait(100 + random() * 1_500);
    await one.start();
  };
  while (performance.now() < until) {
    await wait(500 + random() * 2_500);
    const what = pick(["api", "worker", "worker", "flush", "fault", "fault"] as const);
    done[what] = (done[what] ?? 0) + 1;
    if (what === "flush") await house.flush();
    else if (what === "fault") await simulator("POST", "/api/faults", pick(FAULTS));
    else await strike(house[what]);
    if (random() < 0.4) await simulator("DELETE", "/api/faults");
  }
  await simulator("DELETE", "/api/faults");
  return done;
}

/** Citizens file one case after the other until `until`; each is acknowledged and verified before the next. */
async function workUntil(until: number): Promise<Acknowledged[]> {
  const filed: Acknowledged[] = [];
  let serial = 0;
  const citizen = async () => {
    while (performance.now() < until) {
      const one = await fileCase(house.apiPort, office.host, ++serial);
      filed.push(one);
      await verifyCase(verifier, one.id);
      await wait(PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: CITIZENS }, citizen));
  return filed;
}

const quiet = { events: 0, due: 0, notices: 0 };
const within = { timeout: 150_000, interval: 500 };

/** Waits until the worker, at this instant of its clock, has nothing left to do. */
async function untilQuiet(at: () => Date): Promise<void> {
  await vi.waitFor(async () => expect(await openWork(house, at())).toEqual(quiet), within);
}

/** Instants to which the worker's clock is put so that leases, waits and the night pass: minutes, then mornings. */
function laterInstants(now: Date): Date[] {
  const inMinutes = [3, 15, 45].map((minutes) => new Date(now.getTime() + minutes * MINUTE_MS));
  // 01:00 UTC is 09:00 in the office, when phones may ring.
  const morning = Math.ceil(now.getTime() / (24 * HOUR_MS)) * 24 * HOUR_MS + HOUR_MS;
  // A standing clock refills no bucket: a number that sends 20 at once sends them anew every five minutes.
  const inDay = Array.from({ length: 60 }, (_, turn) => morning + turn * 5 * MINUTE_MS);
  // A message without a receipt ends after three days, an e-mail that did not come back after six.
  const days = [26, 75, 75.4, 147, 147.4].map((hours) => morning + hours * HOUR_MS);
  return [...inMinutes, ...[...inDay, ...days].map((at) => new Date(at))];
}

/** A sweep takes so many notices a minute; a worker that starts begins with one. */
const MOST_STARTS = 20;
const ONE_SWEEP = { timeout: 20_000, interval: 250 };

/** Starts the worker at an instant of its clock, again and again until nothing is left to do there. */
async function standAt(at: Date): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    await house.worker.stop();
    await house.worker.start({ GERAI_FROZEN_CLOCK: at.toISOString() });
    try {
      return await vi.waitFor(async () => expect(await openWork(house, at)).toEqual(quiet), ONE_SWEEP);
    } catch (error) {
      if (turn >= MOST_STARTS) throw error;
    }
  }
}

/** Lets days pass for the worker until every notice has ended. */
async function letTimePass(): Promise<void> {
  for (const at of laterInstants(new Date())) {
    if ((await openWork(house, at)).notices > 0) await standAt(at);
  }
  await house.worker.stop();
  await house.worker.start();
}

/** What must be true of a notice; the faults of those of which it is not. */
function faultsOf(filed: Acknowledged, notices: readonly NoticeEnd[]): string[] {
  const say = (what: string, notice?: NoticeEnd) => `${filed.number} ${what} ${JSON.stringify(notice ?? notices)}`;
  const kinds = notices.map(({ kind }) => kind);
  const missing = ["received", "verified"].filter((kind) => kinds.filter((one) => one === kind).length !== 1);
  return [
    ...missing.map((kind) => say(`has not one notice "${kind}"`)),
    ...notices.filter(({ arrived }) => arrived < 1).map((notice) => say("never left", notice)),
    ...notices.filter(({ arrived }) => arrived > 2).map((notice) => say("left too often", notice)),
    ...notices
      .filter(({ state, why }) => !["sent", "delivered", "read"].includes(state) && why !== "outcome-unknown")
      .map((notice) => say("has no final state", notice)),
  ];
}

it("loses no case, no notice and no job while processes are killed, the queue is flushed and providers fail", async () => {
  const until = performance.now() + CHAOS_MS;
  const [done, filed] = await Promise.all([wreck(until), workUntil(until)]);
  console.log(`${filed.length} cases; ${JSON.stringify(done)}; seed ${SEED}${house.hasRedis ? "" : "; without Redis"}`);
  await untilQuiet(() => new Date());
  const asked = new Date();
  await letTimePass();

  const numbers = await house.admin<{ id: string; number: string }[]>`
    select id, number from app.application where tenant_id = ${office.id} and state <> 'DRAFT'`;
  expect(numbers.map(({ id }) => id).sort()).toEqual(filed.map(({ id }) => id).sort());
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(filed.length);
  const faults = (await Promise.all(filed.map(async (one) => faultsOf(one, await noticesOf(house, one))))).flat();
  expect(faults).toEqual([]);
  expect(await countUnsettled(house)).toBe(0);
  expect(await deadLetters(house)).toEqual([]);
  const [counted] = await house.admin<{ cases: number }[]>`
    select count(distinct application_id)::int as cases from app.case_fact where tenant_id = ${office.id}`;
  expect(counted?.cases).toBe(filed.length);
  await vi.waitFor(async () => expect(await countUnsealed(house, asked)).toBe(0), within);
  expect(await verifyAudit(await office.as(office.staff.auditor), {})).toMatchObject({ isIntact: true });
});
