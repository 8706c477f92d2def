import { newId } from "@gerai/foundation/ids";
import { createTestCase, type TestCase } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Context, openContext, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import { sweepNotices, tellNotice } from "./index.ts";
import { createOutside, openChannels } from "./ladder.testing.ts";
import type { NoticeKind } from "./ports.ts";

const MINUTE = 60_000;
const { sent, faults, ports } = createOutside();

let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
let system: Context;

beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld(ports, "worker");
  office = await createTestOffice(world);
  await openChannels(world, office);
});
afterAll(() => Promise.all([world.close(), worker.close()]));
beforeEach(async () => {
  // Each test on a day of its own at ten in the morning: breakers and buckets of the one before have recovered.
  worker.clock.advance(24 * 60 * MINUTE);
  worker.clock.set(`${worker.clock.now().toISOString().slice(0, 10)}T02:00:00Z`);
  const facts = await findOfficeById(worker.resources, office.id);
  if (!facts) throw new Error("no office");
  system = await openContext(worker.resources, facts, SYSTEM, newId(worker.clock.now()));
  faults.clear();
  sent.length = 0;
});

const wait = (minutes: number) => worker.clock.advance(minutes * MINUTE);
const ways = () => sent.map(({ channel }) => channel);

describe("telling of an event", () => {
  const telling = (made: TestCase, kind: NoticeKind) => ({ eventId: newId(new Date()), kind, applicationId: made.id });
  const rowsOf = async (eventId: string) =>
    await world.admin`select id, state, attempts, due_at from app.notification where event_id = ${eventId}`;

  it("sends it at once, and nothing more when the event comes again", async () => {
    const order = telling(await createTestCase(world, office), "received");
    expect(await tellNotice(system, order)).toEqual({ state: "sent" });
    expect(await tellNotice(system, order)).toEqual({ state: "sent" });
    expect(ways()).toEqual(["whatsapp"]);
    expect(await rowsOf(order.eventId)).toMatchObject([{ state: "sent", attempts: 1 }]);
    const told = await world.admin`
      select 1 from app.outbox where tenant_id = ${office.id} and payload->>'messageId' = ${sent[0]?.id ?? ""}`;
    expect([...told]).toEqual([]);
  });

  it("sends it once when the event comes several times at the same moment", async () => {
    const order = telling(await createTestCase(world, office), "received");
    await Promise.all([tellNotice(system, order), tellNotice(system, order), tellNotice(system, order)]);
    expect(ways()).toEqual(["whatsapp"]);
    expect(await rowsOf(order.eventId)).toHaveLength(1);
  });

  it("goes on with the next way when the first one fails, and rests at night", async () => {
    faults.set("whatsapp", "away");
    const made = await createTestCase(world, office);
    await tellNotice(system, telling(made, "received"));
    expect(ways()).toEqual(["sms"]);
    wait(11 * 60);
    const late = telling(made, "verified");
    expect(await tellNotice(system, late)).toEqual({ state: "pending" });
    expect(ways()).toEqual(["sms"]);
    const seven = new Date(`${worker.clock.now().toISOString().slice(0, 10)}T23:00:00Z`);
    expect(await rowsOf(late.eventId)).toMatchObject([{ state: "pending", attempts: 0, due_at: seven }]);
    wait(12 * 60);
    await sweepNotices(system, {});
    expect(ways()).toEqual(["sms", "sms"]);
  });

  it("plans what it cannot make ready, and the sweep sends it", async () => {
    const order = telling(await createTestCase(world, office), "verified");
    const broken = { ...system, office: { ...system.office, timeZone: "Nowhere/At-All" as never } };
    await expect(tellNotice(broken, order)).rejects.toThrow(RangeError);
    expect(await rowsOf(order.eventId)).toMatchObject([{ state: "pending", attempts: 0 }]);
    wait(2);
    await sweepNotices(system, {});
    expect(ways()).toEqual(["sms"]);
  });

  it("is resumed under the same id when the worker dies with the answer noted but not taken in", async () => {
    const order = telling(await createTestCase(world, office), "received");
    await tellNotice(system, order);
    const [row] = await rowsOf(order.eventId);
    await world.admin`
      update app.notice_attempt set state = 'sending', went_at = null where notice_id = ${row?.id}`;
    await world.admin`
      update app.notification set state = 'sending', due_at = ${worker.clock.now()} where id = ${row?.id}`;
    wait(3);
    await sweepNotices(system, {});
    expect(ways()).toEqual(["whatsapp"]);
    expect(await rowsOf(order.eventId)).toMatchObject([{ state: "sent", attempts: 1 }]);
  });
});
