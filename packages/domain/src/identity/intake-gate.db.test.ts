import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Context } from "../kernel/index.ts";
import { addressOf, createIntakeGate, type IntakeGate, type IntakeLimits } from "./intake-gate.ts";

let world: TestWorld;
let office: TestOffice;
let ctx: Context;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  office = await createTestOffice(world);
  ctx = await office.as();
});

const limits = (perAddress: number, perOffice: number): IntakeLimits => {
  const one = { perAddress, perOffice };
  return { draft: one, upload: one, submission: one, question: one };
};

/** How many of `tries` pass. */
async function passed(gate: IntakeGate, tries: number, address = "203.0.113.7", where = ctx): Promise<number> {
  let count = 0;
  for (let at = 0; at < tries; at++) {
    const outcome = await gate(where, "draft", address).then(
      () => "in",
      (problem: { code: string; status: number }) => `${problem.status} ${problem.code}`,
    );
    if (outcome === "in") count++;
    else expect(outcome).toBe("429 identity.too-many-sent");
  }
  return count;
}

test("exactly as many as the limit pass, then nothing until the window has ended; the wait is told", async () => {
  const gate = createIntakeGate(limits(100, 10_000));
  expect(await passed(gate, 130)).toBe(100);
  world.clock.advance(599_000);
  await expect(gate(ctx, "draft", "203.0.113.7")).rejects.toMatchObject({ params: { retryAfterSeconds: 1 } });
  world.clock.advance(1_000);
  expect(await passed(gate, 130)).toBe(100);
});

test("requests that come together take one lot between them", async () => {
  const gate = createIntakeGate(limits(100, 10_000));
  const together = Array.from({ length: 60 }, () => gate(ctx, "draft", "203.0.113.7"));
  await expect(Promise.all(together)).resolves.toHaveLength(60);
  expect(await passed(gate, 60)).toBe(40);
});

test("neighbours, other kinds and other offices are not kept out", async () => {
  const gate = createIntakeGate(limits(3, 10_000));
  expect(await passed(gate, 5)).toBe(3);
  expect(await passed(gate, 5, "203.0.113.8")).toBe(3);
  await expect(gate(ctx, "upload", "203.0.113.7")).resolves.toBeUndefined();
  const other = await (await createTestOffice(world)).as();
  expect(await passed(gate, 5, "203.0.113.7", other)).toBe(3);
});

test("an office is full for everybody, from however many addresses it was flooded", async () => {
  const gate = createIntakeGate(limits(100, 20));
  let count = 0;
  for (let at = 0; at < 30; at++) count += await passed(gate, 1, `198.51.100.${at}`);
  expect(count).toBe(20);
});

test("processes share a limit: a second one adds its free part and no more", async () => {
  const [one, two] = [createIntakeGate(limits(100, 10_000)), createIntakeGate(limits(100, 10_000))];
  expect((await passed(one, 130)) + (await passed(two, 130))).toBe(102);
});

test("an ordinary citizen causes no write", async () => {
  const gate = createIntakeGate();
  expect(await passed(gate, 5)).toBe(5);
  const [row] = await world.admin`select count(*)::int as count from app.throttle where tenant_id = ${office.id}`;
  expect(row?.count).toBe(0);
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:DB8:7:1:2:3:4:5", "2001:db8:7:1"],
  ["2001:db8:7:1::5", "2001:db8:7:1"],
  ["2001:db8::5", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["", ""],
])("%s is counted as %s", (address, counted) => {
  expect(addressOf(address)).toBe(counted);
});
