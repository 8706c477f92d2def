import { newId } from "@gerai/foundation/ids";
import { openAccount, whatsappAccount } from "@gerai/testing/test-account";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sendMessage } from "../channels/index.ts";
import type { Context } from "../kernel/index.ts";
import { fillTree, letGo, systemOf, TestProvider, testWriter } from "./broadcasts.testing.ts";
import { cancelBroadcast, getBroadcast, sendBroadcasts } from "./index.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HEADS = 1_000;
const LIMIT = 250;
/** What a broadcast may take of the limit: a fifth stays free for others. */
const OF_BROADCAST = 200;

let provider: TestProvider;
let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
let ctx: Context;
let persons = 0;
/** Who was written to first, and when. */
let written: { readonly at: number; readonly isNotice: boolean }[] = [];

beforeAll(async () => {
  provider = new TestProvider();
  world = await createTestWorld({ broadcasts: testWriter });
  worker = await createTestWorld({ broadcasts: testWriter, messages: provider.ports }, "worker");
  office = await createTestOffice(world);
  await openAccount(office, { ...whatsappAccount(), portfolio: "induk", portfolioDailyLimit: LIMIT });
  await fillTree(office, HEADS);
  ctx = await systemOf(worker, office);
});
afterAll(() => Promise.all([world.close(), worker.close()]));

const read = async (broadcastId: string) => await getBroadcast(await office.as(office.staff.head), { broadcastId });

/** Somebody who is not in the broadcast gets a notice, at once. */
async function notice(): Promise<void> {
  const to = { phone: `+62813000${20_000 + persons++}` };
  const content = { kind: "template" as const, name: "gerai_ready_v1", language: "id" as const, parameters: [] };
  const ids = { messageId: newId(worker.clock.now()), reference: newId(worker.clock.now()) };
  const order = { ...ids, purpose: "notice" as const, channel: "whatsapp" as const, to, content };
  expect(await sendMessage(ctx, { ...order, lane: "notice" })).toEqual({ kind: "sent" });
  written.push({ at: worker.clock.now().getTime(), isNotice: true });
}

/** What goes out in an hour: a notice before the broadcast's bites, and one amid them. */
async function passHour(at: number): Promise<void> {
  for (const clock of [world.clock, worker.clock]) clock.set(new Date(at));
  await notice();
  for (let hasMore = true, bite = 0; hasMore; bite += 1) {
    const before = provider.sent.length;
    ({ hasMore } = await sendBroadcasts(ctx, { most: 50 }));
    const now = worker.clock.now().getTime();
    written.push(...provider.sent.slice(before).map(() => ({ at: now, isNotice: false })));
    if (bite === 0) await notice();
    worker.clock.advance(3_000);
  }
}

/** The most that were written to within any 24 hours. */
function mostInADay(all: readonly { readonly at: number }[]): number {
  return Math.max(...all.map(({ at }) => all.filter((one) => one.at > at - DAY_MS && one.at <= at).length));
}

it("1,000 heads at 250 persons a day take days, 48 notices a day never wait behind them (OUT-10)", async () => {
  const broadcastId = await letGo(office);
  const start = world.clock.now().getTime();
  const toldByDay: number[] = [];
  let hour = 0;
  for (let state = "sending"; state === "sending" && hour < 10 * 24; hour += 1) {
    await passHour(start + hour * HOUR_MS);
    const { progress, ...broadcast } = await read(broadcastId);
    state = broadcast.state;
    const told = written.filter(({ isNotice }) => !isNotice).length;
    expect(progress).toMatchObject({ total: HEADS, told, waiting: HEADS - told, failed: 0 });
    if (state === "sending") expect(progress?.rests).toMatchObject({ reason: "pace" });
    if (hour % 24 === 0) toldByDay.push(told);
  }
  expect((await read(broadcastId)).progress).toMatchObject({ told: HEADS, waiting: 0, rests: null });
  const heads = new Set(provider.sent.map(({ to }) => JSON.stringify(to)));
  expect(heads.size).toBe(HEADS + persons);
  expect(toldByDay[0]).toBe(OF_BROADCAST - 2);
  // 200 a day alone would take five days; what notices took of the limit meanwhile is added.
  expect(hour).toBeGreaterThan(4 * 24);
  expect(hour).toBeLessThan(8 * 24);
  expect(mostInADay(written.filter(({ isNotice }) => !isNotice))).toBeLessThanOrEqual(OF_BROADCAST);
  expect(mostInADay(written)).toBeLessThanOrEqual(LIMIT);
});

it("cancelled on its second day nothing more leaves, and notices go on", async () => {
  written = [];
  const start = world.clock.now().getTime() + 2 * DAY_MS;
  for (const clock of [world.clock, worker.clock]) clock.set(new Date(start));
  const broadcastId = await letGo(office);
  for (let hour = 0; hour < 30; hour += 3) await passHour(start + hour * HOUR_MS);
  const { revision, progress } = await read(broadcastId);
  const told = progress?.told ?? 0;
  expect(told).toBeGreaterThan(OF_BROADCAST);
  await cancelBroadcast(await office.as(office.staff.office_admin), { broadcastId, revision });
  const before = provider.sent.length;
  for (let hour = 30; hour < 90; hour += 3) await passHour(start + hour * HOUR_MS);
  expect(provider.sent.length - before).toBe(2 * 20);
  expect(await read(broadcastId)).toMatchObject({
    state: "cancelled",
    progress: { told, cancelled: HEADS - told, waiting: 0, sending: 0 },
  });
});
