import { createTestCase, type TestCase } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { command, SYSTEM } from "../kernel/index.ts";
import { liftHold, reviewCaseHolds, setHold } from "./index.ts";

/** As a higher room would: a stock that is used up, and filled again. */
const useUp = command({
  action: "test.use-up",
  principals: ["system"],
  input: z.object({ applicationId: z.uuid() }),
  async run(scope, { applicationId }) {
    const words = { id: "Blangko habis.", en: "No blanks." };
    const rest = { reason: "BLANKO_OUT", card: null, until: null, reviewOn: null } as const;
    const result = await setHold(scope, { applicationId, ...rest, words, since: scope.ctx.now() });
    return { subjectId: applicationId, result };
  },
});
const fillUp = command({
  action: "test.fill-up",
  principals: ["system"],
  input: z.object({ applicationId: z.uuid() }),
  async run(scope, { applicationId }) {
    return { subjectId: applicationId, result: await liftHold(scope, { applicationId, reason: "BLANKO_OUT" }) };
  },
});

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  world = await createTestWorld();
  office = await createTestOffice(world);
});
afterAll(() => world.close());

const card = [{ kind: "card", item: "ktp-el", delivery: "pickup" }] as const;
const eventsOf = async ({ id }: TestCase) =>
  (await world.admin`select name from app.outbox where payload->>'applicationId' = ${id} order by id`).map(
    ({ name }) => name,
  );

it("a hold of a higher room is set once, survives a review by the rules, and is lifted by name with one event each", async () => {
  const made = await createTestCase(world, office, { outputs: card });
  const [system, applicationId] = [await office.as(SYSTEM), made.id];
  expect(await useUp(system, { applicationId })).toEqual({ isSet: true });
  expect(await useUp(system, { applicationId })).toEqual({ isSet: false });
  expect(await reviewCaseHolds(system, { applicationId })).toEqual({ set: 0, lifted: 0 });
  world.clock.advance(60_000);
  expect(await fillUp(system, { applicationId })).toEqual({ isLifted: true });
  expect(await fillUp(system, { applicationId })).toEqual({ isLifted: false });
  expect(await eventsOf(made)).toEqual(["application.held", "application.hold-lifted"]);
});

it("nothing is set where no output waits for it, and a stranger's case is not there", async () => {
  const paper = await createTestCase(world, office);
  expect(await useUp(await office.as(SYSTEM), { applicationId: paper.id })).toEqual({ isSet: false });
  const other = await createTestOffice(world);
  await expect(useUp(await other.as(SYSTEM), { applicationId: paper.id })).rejects.toMatchObject({ status: 404 });
});

it("two who set the same hold at once set one, and one of them tells", async () => {
  const made = await createTestCase(world, office, { outputs: card });
  const contexts = await Promise.all(Array.from({ length: 4 }, () => office.as(SYSTEM)));
  const ends = await Promise.all(contexts.map((ctx) => useUp(ctx, { applicationId: made.id })));
  expect(ends.filter(({ isSet }) => isSet)).toHaveLength(1);
  expect(await eventsOf(made)).toEqual(["application.held"]);
});
