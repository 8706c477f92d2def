import type { Role } from "@gerai/contracts/identity";
import type { TestOffice, TestWorld } from "@gerai/testing/test-office";
import { SYSTEM } from "../kernel/index.ts";
import { passSecondFactor, registerStaff, signIn, timeCodeAt } from "./index.ts";

/** Password of people made here. */
export const PASSWORD = "pohon mangga di belakang";

/** Someone with a known second factor, for tests that really sign in. */
export interface TestPerson {
  readonly id: string;
  readonly username: string;
  readonly totpSecret: string;
}

let made = 0;

/** Registers a person with a user name of their own. */
export async function enterPerson(
  office: TestOffice,
  roles: Exclude<Role, "platform_operator">[] = ["verifier"],
): Promise<TestPerson> {
  const username = `percontohan-${++made}`;
  const person = await registerStaff(await office.as(SYSTEM), {
    ...{ username, name: "Petugas Percontohan", position: "Petugas", password: PASSWORD, roles },
  });
  return { ...person, username };
}

/** A place of the test's own. */
export const HOME = "203.0.113.10";

/** Takes the first step and answers the waiting session's token. */
export async function takeFirstStep(office: TestOffice, person: TestPerson, clientAddress = HOME): Promise<string> {
  const { token } = await signIn(await office.as(), { username: person.username, password: PASSWORD, clientAddress });
  return token;
}

/** Takes both steps in a fresh time step of the authenticator. */
export async function signInWholly(world: TestWorld, office: TestOffice, person: TestPerson): Promise<string> {
  world.clock.advance(30_000);
  const pending = await takeFirstStep(office, person);
  const code = timeCodeAt(person.totpSecret, world.clock.now());
  return (await passSecondFactor(await office.as(), { token: pending, code, clientAddress: HOME })).token;
}
