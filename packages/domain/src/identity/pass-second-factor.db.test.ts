import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findPendingStaff, findStaffPrincipal } from "./find-staff.ts";
import { passSecondFactor } from "./pass-second-factor.ts";
import { enterPerson, HOME, signInWholly, type TestPerson, takeFirstStep } from "./staff.testing.ts";
import { timeCodeAt } from "./time-codes.ts";

let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  world = await createTestWorld();
  office = await createTestOffice(world);
});
afterAll(() => world.close());

const codeOf = (person: TestPerson, seconds = 0) =>
  timeCodeAt(person.totpSecret, new Date(world.clock.now().getTime() + seconds * 1000));

async function pass(token: string | undefined, code: string): Promise<unknown> {
  try {
    return await passSecondFactor(await office.as(), { token, code, clientAddress: HOME });
  } catch (problem) {
    return (problem as { code: string }).code;
  }
}

test("the password alone opens nothing but the second step", async () => {
  const person = await enterPerson(office);
  const pending = await takeFirstStep(office, person);
  expect(await findStaffPrincipal(await office.as(), pending)).toBeUndefined();
  expect(await findPendingStaff(await office.as(), pending)).toEqual({ staffId: person.id });
});

test("the second step answers a new token; the first one's opens nothing any more", async () => {
  const person = await enterPerson(office, ["verifier", "front_desk"]);
  const pending = await takeFirstStep(office, person);
  const passed = await pass(pending, codeOf(person));
  expect(passed).toMatchObject({ me: { id: person.id, roles: ["front_desk", "verifier"] } });
  const { token } = passed as { token: string };
  expect(token).not.toBe(pending);
  expect(await findStaffPrincipal(await office.as(), token)).toMatchObject({ kind: "staff", id: person.id });
  expect(await findPendingStaff(await office.as(), token)).toBeUndefined();
  expect(await findPendingStaff(await office.as(), pending)).toBeUndefined();
  expect(await pass(pending, codeOf(person, 30))).toBe("identity.sign-in-needed");
});

test("a code opens once; an older one does not open after a newer one", async () => {
  const person = await enterPerson(office);
  const code = codeOf(person);
  const older = codeOf(person, -30);
  expect(await pass(await takeFirstStep(office, person), code)).toMatchObject({ me: { id: person.id } });
  const next = await takeFirstStep(office, person);
  expect(await pass(next, code)).toBe("identity.wrong-code");
  expect(await pass(next, older)).toBe("identity.wrong-code");
  expect(await pass(next, codeOf(person, 30))).toMatchObject({ me: { id: person.id } });
});

test("two uses of one code at the same time open one session", async () => {
  const person = await enterPerson(office);
  const tokens = [await takeFirstStep(office, person), await takeFirstStep(office, person)];
  const answers = await Promise.all(tokens.map((token) => pass(token, codeOf(person))));
  expect(answers.filter((answer) => answer === "identity.wrong-code")).toHaveLength(1);
});

test("another person's code is refused, and so is a clock 90 s off", async () => {
  const [person, other] = [await enterPerson(office), await enterPerson(office)];
  const pending = await takeFirstStep(office, person);
  const near = new Set([codeOf(person, -30), codeOf(person), codeOf(person, 30)]);
  for (const code of [codeOf(other), codeOf(person, 90), codeOf(person, -90)]) {
    if (!near.has(code)) expect(await pass(pending, code)).toBe("identity.wrong-code");
  }
});

test("guesses of the code are slowed down like those of the password, across new first steps", async () => {
  const person = await enterPerson(office);
  const wrong = codeOf(person) === "000000" ? "000001" : "000000";
  for (let i = 0; i < 5; i++)
    expect(await pass(await takeFirstStep(office, person), wrong)).toBe("identity.wrong-code");
  const pending = await takeFirstStep(office, person);
  expect(await pass(pending, codeOf(person))).toBe("identity.slow-down");
  world.clock.advance(1000);
  expect(await pass(pending, codeOf(person))).toMatchObject({ me: { id: person.id } });
});

test("a waiting session lasts ten minutes however often it is used", async () => {
  const person = await enterPerson(office);
  const pending = await takeFirstStep(office, person);
  world.clock.advance(9 * 60_000);
  expect(await findPendingStaff(await office.as(), pending)).toBeDefined();
  world.clock.advance(60_000);
  expect(await findPendingStaff(await office.as(), pending)).toBeUndefined();
  expect(await pass(pending, codeOf(person))).toBe("identity.sign-in-needed");
});

test("passed and refused codes are in the trail, a passed one in the person's name", async () => {
  const person = await enterPerson(office);
  await pass(await takeFirstStep(office, person), codeOf(person, 90));
  await signInWholly(world, office, person);
  const rows = await world.admin`
    select result, actor_kind, actor_id from app.audit_event
    where tenant_id = ${office.id} and action = 'staff.second-factor' and subject_id = ${person.id} order by at`;
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { result: "refused", actor_kind: "public", actor_id: null },
    { result: "ok", actor_kind: "staff", actor_id: person.id },
  ]);
});
