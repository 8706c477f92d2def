import { openContext, SYSTEM } from "@gerai/domain/kernel";
import { recordNotice } from "@gerai/domain/notifications";
import { findOfficeById } from "@gerai/domain/tenancy";
import { newId } from "@gerai/foundation/ids";
import { createTestCase } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sweepAllNotices } from "./sweep-notices.ts";

const SECOND = 1_000;
const EACH = 15;
/** Ids of the messages in the order they left, while our offices' mails take a second each. */
const sent: string[] = [];
const ours = new Map<string, string>();
let world: TestWorld;
let worker: TestWorld;

beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld(
    {
      notices: {
        write: ({ kind, messageCode }) => ({ subject: kind, text: messageCode, html: "" }),
        writeSms: () => "",
        writeWhatsapp: () => ({ kind: "template", name: "x", language: "id", parameters: [], button: null }),
      },
      email: {
        async send({ id }) {
          if (ours.has(id)) {
            sent.push(id);
            worker.clock.advance(SECOND);
          }
          return { providerId: id };
        },
      },
    },
    "worker",
  );
});
afterAll(() => Promise.all([world.close(), worker.close()]));

it("offices with many notices take turns, and all of them leave in one sweep", async () => {
  for (let offices = 0; offices < 2; offices++) {
    const office = await createTestOffice(world);
    const { id: applicationId } = await createTestCase(world, office);
    const facts = await findOfficeById(worker.resources, office.id);
    if (!facts) throw new Error("no office");
    const system = await openContext(worker.resources, facts, SYSTEM, newId(worker.clock.now()));
    for (let count = 0; count < EACH; count++) {
      const order = { eventId: newId(new Date()), kind: "verified", applicationId } as const;
      ours.set((await recordNotice(system, order)).noticeId ?? "", office.id);
    }
  }
  worker.clock.advance(120 * SECOND);
  // Offices of other tests in this database may have lost their keys: what the sweep says of them is not our matter.
  await sweepAllNotices(worker.resources).catch((failure) => expect(failure).toBeInstanceOf(AggregateError));
  expect([...sent].sort()).toEqual([...ours.keys()].sort());
  const order = sent.map((id) => ours.get(id));
  const [first] = order;
  const turn = order.findIndex((office) => office !== first);
  // Five seconds, and what was on its way when they were over.
  expect(turn).toBeLessThanOrEqual(9);
  expect(order.lastIndexOf(first)).toBeGreaterThan(turn);
});
