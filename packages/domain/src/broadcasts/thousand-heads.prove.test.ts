import { newId } from "@gerai/foundation/ids";
import { createTestOffice, createTestWorld } from "@gerai/testing/test-office";
import { expect, it } from "vitest";
import { openAccount, whatsappAccount } from "../channels/channels.testing.ts";
import { sendMessage } from "../channels/index.ts";
import { fillTree, letGo, systemOf, TestProvider, testWriter } from "./broadcasts.testing.ts";
import { getBroadcast, sendBroadcasts } from "./index.ts";

const HOUR_MS = 3_600_000;

it("1,000 heads at 250 persons a day take five days, 50 places a day stay free for notices, which never wait", async () => {
  const provider = new TestProvider();
  const world = await createTestWorld({ broadcasts: testWriter });
  const worker = await createTestWorld({ broadcasts: testWriter, messages: provider.ports }, "worker");
  const office = await createTestOffice(world);
  await openAccount(office, { ...whatsappAccount(), portfolio: "induk", portfolioDailyLimit: 250 });
  await fillTree(office, 1_000);
  const broadcastId = await letGo(office);
  const start = world.clock.now().getTime();
  const ctx = await systemOf(worker, office);
  let persons = 0;
  let lastHour = 0;
  for (let hour = 0; hour <= 144; hour += 1) {
    for (const clock of [world.clock, worker.clock]) clock.set(new Date(start + hour * HOUR_MS));
    const before = provider.sent.length;
    while ((await sendBroadcasts(ctx, { most: 50 })).hasMore) worker.clock.advance(3_000);
    if (provider.sent.length > before) lastHour = hour;
    // Two people an hour get a notice of their own, none of them in the broadcast.
    for (let each = 0; each < 2; each += 1) {
      const to = { phone: `+62813000${20_000 + persons++}` };
      const content = { kind: "template" as const, name: "gerai_ready_v1", language: "id" as const, parameters: [] };
      const ids = { messageId: newId(worker.clock.now()), reference: newId(worker.clock.now()) };
      const order = { ...ids, purpose: "notice" as const, channel: "whatsapp" as const, to, content };
      expect(await sendMessage(ctx, { ...order, lane: "notice" })).toEqual({ kind: "sent" });
    }
  }
  const { state, progress } = await getBroadcast(await office.as(office.staff.head), { broadcastId });
  expect([state, progress?.told]).toEqual(["sent", 1_000]);
  expect(lastHour).toBeGreaterThanOrEqual(96);
  expect(lastHour).toBeLessThanOrEqual(144);
  await Promise.all([world.close(), worker.close()]);
}, 600_000);
