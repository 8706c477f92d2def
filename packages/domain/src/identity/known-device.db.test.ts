import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { passSecondFactor, signIn, timeCodeAt } from "./index.ts";
import { enterPerson, HOME, PASSWORD, type TestPerson } from "./staff.testing.ts";

let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

let neighbour = 0;
/** Another address behind the /24 of HOME, so that the limit of a single address does not come first. */
const fromHere = () => `203.0.113.${20 + (++neighbour % 200)}`;

async function attempt(username: string, password: string, device?: string, clientAddress = fromHere()) {
  try {
    await signIn(await office.as(), { username, password, clientAddress, device });
    return "in";
  } catch (problem) {
    return (problem as { code: string }).code;
  }
}

/** Signs in wholly and answers the device's new token. */
async function knowDevice(person: TestPerson, device?: string): Promise<string> {
  world.clock.advance(90_000);
  const { token } = await signIn(await office.as(), {
    username: person.username,
    password: PASSWORD,
    clientAddress: HOME,
    device,
  });
  const code = timeCodeAt(person.totpSecret, world.clock.now());
  return (await passSecondFactor(await office.as(), { token, code, clientAddress: HOME, device })).device;
}

/** A stranger behind the same /24 tries until the longest delay holds. */
async function besiege(username: string): Promise<void> {
  for (let failures = 0; failures < 12; ) {
    if ((await attempt(username, "salah")) === "identity.wrong-credentials") failures++;
    else world.clock.advance(60_000);
  }
  expect(await attempt(username, PASSWORD)).toBe("identity.slow-down");
}

test("strangers behind the same /24 do not delay the owner's known device, with the password or with the code", async () => {
  office = await createTestOffice(world);
  const person = await enterPerson(office);
  const device = await knowDevice(person);
  await besiege(person.username);
  expect(await attempt(person.username, PASSWORD, device)).toBe("in");
  const { token } = await signIn(await office.as(), {
    ...{ username: person.username, password: PASSWORD, clientAddress: fromHere(), device },
  });
  // Wrong codes from the neighbourhood, in a waiting session of the stranger who knows the password.
  for (let failures = 0; failures < 6; failures++) {
    const wrong = { token, code: "000000", clientAddress: fromHere() };
    await passSecondFactor(await office.as(), wrong).catch(() => undefined);
  }
  const code = timeCodeAt(person.totpSecret, new Date(world.clock.now().getTime() + 30_000));
  const clientAddress = fromHere();
  await expect(passSecondFactor(await office.as(), { token, code, clientAddress })).rejects.toMatchObject({
    code: "identity.slow-down",
  });
  await expect(passSecondFactor(await office.as(), { token, code, clientAddress, device })).resolves.toMatchObject({
    me: { id: person.id },
  });
});

test("the device's own failures are counted, so that a stolen cookie gives no more guesses than another place", async () => {
  office = await createTestOffice(world);
  const person = await enterPerson(office);
  const device = await knowDevice(person);
  for (let failures = 0; failures < 5; failures++)
    expect(await attempt(person.username, "salah", device)).toBe("identity.wrong-credentials");
  expect(await attempt(person.username, PASSWORD, device)).toBe("identity.slow-down");
  expect(await attempt(person.username, PASSWORD)).toBe("in");
});

test("a device is known for its person only, until it signs in again, and for thirty days", async () => {
  office = await createTestOffice(world);
  const [person, other] = [await enterPerson(office), await enterPerson(office)];
  const first = await knowDevice(person);
  const second = await knowDevice(person, first);
  expect(second).not.toBe(first);
  await besiege(person.username);
  expect(await attempt(person.username, PASSWORD, first)).toBe("identity.slow-down");
  expect(await attempt(person.username, PASSWORD, second)).toBe("in");
  await besiege(other.username);
  expect(await attempt(other.username, PASSWORD, second)).toBe("identity.slow-down");
  world.clock.advance(30 * 24 * 3_600_000 - 300_000);
  expect(await attempt(person.username, PASSWORD, second)).toBe("in");
  world.clock.advance(600_000);
  await besiege(person.username);
  expect(await attempt(person.username, PASSWORD, second)).toBe("identity.slow-down");
});
