import { statementsOf } from "@gerai/testing/sent-statements";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { signIn } from "./sign-in.ts";
import { enterPerson, PASSWORD } from "./staff.testing.ts";

/** What every hash of this file cost: its parameters, in the order of the calls. */
const hashed: string[] = [];
vi.mock("node:crypto", async (importOriginal) => {
  const crypto = await importOriginal<typeof import("node:crypto")>();
  const argon2 = (algorithm: "argon2id", work: import("node:crypto").Argon2Parameters, done: () => void) => {
    hashed.push(`${algorithm} m=${work.memory} t=${work.passes} p=${work.parallelism} ${work.tagLength}`);
    crypto.argon2(algorithm, work, done);
  };
  return { ...crypto, argon2 };
});

let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  world = await createTestWorld();
  office = await createTestOffice(world);
});
afterAll(() => world.close());

const TRIES = 12;

/**
 * Clocks lie on a busy machine, so the time of an answer is judged by what it is spent on: the hash, some 30 ms, and the
 * statements, some 0.3 ms each. Both are the same in each of many tries, so their statistics are, too.
 */
test("an unknown name, a wrong password and a disabled person get one answer after the same work (AUTH-6)", async () => {
  const person = await enterPerson(office);
  const gone = await enterPerson(office);
  await world.admin`update app.staff set disabled_at = now() where id = ${gone.id}`;
  const tries = {
    wrong: [person.username, "bukan kata sandinya"],
    unknown: ["tidak-ada-orangnya", "bukan kata sandinya"],
    disabled: [gone.username, PASSWORD],
  } as const;
  const seen: Record<string, Set<string>> = {};
  let place = 0;
  for (let round = 0; round < TRIES; round++) {
    for (const [kind, [username, password]] of Object.entries(tries)) {
      world.clock.advance(61_000);
      hashed.length = 0;
      let answer: unknown;
      const ctx = await office.as();
      const statements = await statementsOf(world, async () => {
        const clientAddress = `203.0.${++place}.1`;
        answer = await signIn(ctx, { username, password, clientAddress }).catch(
          ({ code, status, params }: { code: string; status: number; params: object }) => ({ code, status, params }),
        );
      });
      seen[kind] ??= new Set();
      seen[kind].add(JSON.stringify({ answer, hashed, statements }));
    }
  }
  const wrong = [...(seen.wrong ?? [])];
  expect(wrong).toHaveLength(1);
  expect(JSON.parse(wrong[0] ?? "")).toMatchObject({
    answer: { code: "identity.wrong-credentials", status: 401 },
    hashed: ["argon2id m=19456 t=2 p=1 32"],
  });
  expect(JSON.parse(wrong[0] ?? "").statements.length).toBeGreaterThan(5);
  expect(seen.unknown).toEqual(seen.wrong);
  expect(seen.disabled).toEqual(seen.wrong);
}, 60_000);
