import { newId } from "@gerai/foundation/ids";
import { createTestCase, type TestCase } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Context, openContext, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import { recordNotice, sweepNotices } from "./index.ts";
import { createOutside } from "./ladder.testing.ts";

const SECOND = 1_000;
const { sent, ports } = createOutside();
/** What happens while an e-mail is given away. */
let onSend: () => Promise<void> | void = () => {};

let world: TestWorld;
let worker: TestWorld;
/** Has no account: its notices go by e-mail, which no bucket holds back. */
let office: TestOffice;
let made: TestCase;
let system: Context;

beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld(
    {
      ...ports,
      email: {
        async send(order) {
          await onSend();
          return (await ports.email?.send(order)) ?? { providerId: "" };
        },
      },
    },
    "worker",
  );
  office = await createTestOffice(world);
  made = await createTestCase(world, office);
  const facts = await findOfficeById(worker.resources, office.id);
  if (!facts) throw new Error("no office");
  system = await openContext(worker.resources, facts, SYSTEM, newId(worker.clock.now()));
});
afterAll(() => Promise.all([world.close(), worker.close()]));
beforeEach(() => {
  sent.length = 0;
  onSend = () => {};
});

/** Notices whose jobs were lost, two minutes old. */
async function leaveWaiting(count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const order = { eventId: newId(new Date()), kind: "verified", applicationId: made.id } as const;
    ids.push((await recordNotice(system, order)).noticeId ?? "");
  }
  worker.clock.advance(120 * SECOND);
  return ids.sort();
}
const sentIds = () => sent.map(({ id }) => id).sort();

describe("the sweep of an office", () => {
  it("goes on until nothing waits, five messages at a time and each once", async () => {
    const ids = await leaveWaiting(110);
    const { promise: five, resolve } = Promise.withResolvers<void>();
    let underWay = 0;
    let most = 0;
    onSend = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      if (underWay === 5) resolve();
      await five;
      underWay -= 1;
    };
    expect(await sweepNotices(system, {})).toEqual({ found: 110, failed: [], hasMore: false });
    expect(sentIds()).toEqual(ids);
    expect(most).toBe(5);
    expect(await sweepNotices(system, {})).toMatchObject({ found: 0, hasMore: false });
  });

  it("ends its turn in time, and the next turn goes on where it stopped", async () => {
    const ids = await leaveWaiting(20);
    onSend = () => worker.clock.advance(SECOND);
    const first = await sweepNotices(system, { turnMs: 3 * SECOND });
    expect(first.hasMore).toBe(true);
    // Three that took the time, and those on their way when it was over.
    expect(first.found).toBeGreaterThanOrEqual(5);
    expect(first.found).toBeLessThanOrEqual(7);
    expect(sent).toHaveLength(first.found);
    let found = first.found;
    for (let turn = 0; turn < 4; turn++) found += (await sweepNotices(system, { turnMs: 3 * SECOND })).found;
    expect(found).toBe(20);
    expect(sentIds()).toEqual(ids);
  });

  it("takes a few messages however short its turn is", async () => {
    const ids = await leaveWaiting(6);
    onSend = () => worker.clock.advance(SECOND);
    expect(await sweepNotices(system, { turnMs: 1 })).toMatchObject({ found: 5, hasMore: true });
    expect(await sweepNotices(system, { turnMs: 1 })).toMatchObject({ found: 1 });
    expect(sentIds()).toEqual(ids);
  });

  it("names what failed unexpectedly, sends the others and leaves out what failed before", async () => {
    const ids = await leaveWaiting(60);
    const [before = ""] = ids;
    let isFirst = true;
    onSend = () => {
      if (!isFirst) return;
      isFirst = false;
      throw new Error("broken");
    };
    const sweep = await sweepNotices(system, { except: [before] });
    expect(sweep).toMatchObject({ found: 59, hasMore: false });
    expect(sweep.failed).toHaveLength(1);
    const left = new Set([before, ...sweep.failed]);
    expect(sentIds()).toEqual(ids.filter((id) => !left.has(id)));
    // Its lease is over after two minutes.
    worker.clock.advance(150 * SECOND);
    expect(await sweepNotices(system, {})).toMatchObject({ failed: [] });
    expect(sentIds()).toContain(before);
  });
});
