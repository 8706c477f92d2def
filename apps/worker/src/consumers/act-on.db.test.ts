import { applicationVerified } from "@gerai/contracts/applications";
import type { Context } from "@gerai/domain/kernel";
import { reckonCasePromise } from "@gerai/domain/promise";
import { newId } from "@gerai/foundation/ids";
import { statementsOf } from "@gerai/testing/sent-statements";
import { createTestCase } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actAtOnceOn } from "./act-on.ts";

let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld({}, "worker");
  office = await createTestOffice(world);
});
afterAll(() => Promise.all([world.close(), worker.close()]));

type Verb = (ctx: Context, input: { applicationId: string }) => Promise<unknown>;

/** Sends the event of a case to a consumer that has a verb run. */
async function send(applicationId: string, verb: Verb): Promise<void> {
  const { name, version } = applicationVerified;
  const consumer = actAtOnceOn("uji", applicationVerified, verb)(worker.resources);
  const eventId = newId(world.clock.now());
  await consumer.run({ tenantId: office.id, eventId, name, version, payload: { applicationId } });
}

it("the office of a job is recalled, and read again when another configuration is in force: then the work is done once more", async () => {
  const { id } = await createTestCase(world, office);
  const seen: number[] = [];
  const reckon: Verb = async (ctx, input) => {
    seen.push(ctx.office.configVersion);
    return await reckonCasePromise(ctx, input);
  };
  const reads = async () =>
    (await statementsOf(worker, () => send(id, reckon))).filter((text) => text.includes('from "office"')).length;
  expect(await reads()).toBe(1);
  expect(await reads()).toBe(0);
  const [before = 0] = seen;
  await office.configure([
    { kind: "contact", body: { kind: "line", name: "Loket", role: "Informasi", phone: "+6281100000998" } },
  ]);
  expect(await reads()).toBe(1);
  expect(await reads()).toBe(0);
  expect(seen).toEqual([before, before, before, before + 1, before + 1]);
});

it("a failure of another kind is thrown, and the work is not done twice for it", async () => {
  let runs = 0;
  const failing = async () => {
    runs += 1;
    throw new Error("away");
  };
  await expect(send(office.id, failing)).rejects.toThrow("away");
  expect(runs).toBe(1);
});
