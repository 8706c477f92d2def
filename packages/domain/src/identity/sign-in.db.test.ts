import { argon2Sync } from "node:crypto";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn } from "./sign-in.ts";
import { enterPerson, HOME, PASSWORD, takeFirstStep } from "./staff.testing.ts";

let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  world = await createTestWorld();
  office = await createTestOffice(world);
});
afterAll(() => world.close());

const ELSEWHERE = "198.51.100.7";

/** What a try answers: the problem's code and parameters, or "in". */
async function attempt(username: string, password: string, clientAddress = HOME): Promise<unknown> {
  try {
    await signIn(await office.as(), { username, password, clientAddress });
    return "in";
  } catch (problem) {
    const { code, status, params } = problem as { code: string; status: number; params: object };
    return { code, status, ...params };
  }
}
const WRONG = { code: "identity.wrong-credentials", status: 401 };
const slow = (retryAfterSeconds: number) => ({ code: "identity.slow-down", status: 429, retryAfterSeconds });

test("a wrong password, an unknown name and a disabled person get one and the same answer", async () => {
  const person = await enterPerson(office);
  const gone = await enterPerson(office);
  await world.admin`update app.staff set disabled_at = now() where id = ${gone.id}`;
  expect(await attempt(person.username, "bukan kata sandinya")).toEqual(WRONG);
  expect(await attempt("tidak-ada-orangnya", "bukan kata sandinya")).toEqual(WRONG);
  expect(await attempt(gone.username, PASSWORD)).toEqual(WRONG);
  expect(await attempt(person.username.toUpperCase(), PASSWORD)).toBe("in");
});

test("after five failures the wait is 1, 2, 4 .. 60 s, the same for names nobody has, and is never extended by trying", async () => {
  const person = await enterPerson(office);
  // Neighbours of one place, so that the limit of a single address does not come first.
  let neighbour = 20;
  const fromHere = (username: string, password: string) => attempt(username, password, `203.0.113.${++neighbour}`);
  for (const username of [person.username, "siapa-pun-itu"]) {
    for (let i = 0; i < 5; i++) expect(await fromHere(username, "salah")).toEqual(WRONG);
    for (const wait of [1, 2, 4, 8, 16, 32, 60, 60]) {
      expect(await fromHere(username, PASSWORD)).toEqual(slow(wait));
      expect(await fromHere(username, PASSWORD)).toEqual(slow(wait));
      world.clock.advance(wait * 1000);
      expect(await fromHere(username, "salah")).toEqual(WRONG);
    }
    world.clock.advance(60_000);
  }
  expect(await fromHere(person.username, PASSWORD)).toBe("in");
  expect(await fromHere(person.username, "salah")).toEqual(WRONG);
});

test("guesses sent together are counted together", async () => {
  const { username } = await enterPerson(office);
  world.clock.advance(60_000);
  const answers = await Promise.all(Array.from({ length: 12 }, () => attempt(username, "salah")));
  expect(answers.filter((answer) => (answer as { status: number }).status === 401)).toHaveLength(5);
  expect(answers.filter((answer) => (answer as { status: number }).status === 429)).toHaveLength(7);
});

test("a stranger's failures from many places do not keep out a person who signed in from theirs before", async () => {
  const person = await enterPerson(office);
  world.clock.advance(60_000);
  await takeFirstStep(office, person);
  for (let place = 0; place < 20; place++) {
    expect(await attempt(person.username, "salah", `198.51.${place}.7`)).toEqual(WRONG);
  }
  expect(await attempt(person.username, "salah", "192.0.2.1")).toEqual(slow(1));
  expect(await attempt(person.username, PASSWORD)).toBe("in");
});

test("one address tries at most 20 times a minute, whatever names it tries", async () => {
  world.clock.advance(60_000);
  const flood = "192.0.2.200";
  for (let i = 0; i < 20; i++) expect(await attempt(`nama-${i}`, "salah", flood)).toEqual(WRONG);
  expect(await attempt("nama-21", "salah", flood)).toEqual(slow(60));
  expect(await attempt("nama-21", "salah", "192.0.2.201")).toEqual(WRONG);
  world.clock.advance(60_000);
  expect(await attempt("nama-21", "salah", flood)).toEqual(WRONG);
});

test("an office takes at most 200 tries a minute", async () => {
  const crowded = await createTestOffice(world);
  const ctx = await crowded.as();
  const ask = (place: number) =>
    signIn(ctx, { username: `n${place}`, password: "salah", clientAddress: `198.51.100.${place}` }).catch(
      (problem: { code: string }) => problem.code,
    );
  await world.admin`update app.throttle set used = 199 where tenant_id = ${crowded.id}`;
  expect(await ask(1)).toBe("identity.wrong-credentials");
  await world.admin`update app.throttle set used = 200 where tenant_id = ${crowded.id} and bucket = 'sign-in-office'`;
  expect(await ask(2)).toBe("identity.slow-down");
});

test("each try is in the trail, a failed one too, without the name, the address or the password", async () => {
  const person = await enterPerson(office);
  world.clock.advance(60_000);
  await attempt(person.username, "salah sekali", ELSEWHERE);
  await takeFirstStep(office, person, ELSEWHERE);
  const rows = await world.admin<{ result: string; subject_id: string | null; details: Record<string, string> }[]>`
    select result, subject_id, details from app.audit_event
    where tenant_id = ${office.id} and action = 'staff.sign-in' order by id desc limit 2`;
  expect(rows.map((row) => row.result).sort()).toEqual(["ok", "refused"]);
  expect(new Set(rows.map((row) => row.details.account)).size).toBe(1);
  expect(rows.find((row) => row.result === "ok")?.subject_id).toBe(person.id);
  const text = JSON.stringify(rows);
  for (const secret of [person.username, "salah sekali", ELSEWHERE, "198.51.100"]) expect(text).not.toContain(secret);
});

test("a hash of an older cost is made anew at the next sign-in", async () => {
  const person = await enterPerson(office);
  const [row] = await world.admin`select password_hash from app.staff where id = ${person.id}`;
  expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const cheap =
    "$argon2id$v=19$m=8,t=1,p=1$c2FyYW0tc2FyYW0tMTIzNA$" +
    argon2Sync("argon2id", {
      ...{ message: PASSWORD, nonce: Buffer.from("saram-saram-1234"), parallelism: 1 },
      ...{ tagLength: 32, memory: 8, passes: 1 },
    })
      .toString("base64")
      .replace(/=+$/, "");
  await world.admin`update app.staff set password_hash = ${cheap} where id = ${person.id}`;
  await takeFirstStep(office, person);
  const [after] = await world.admin`select password_hash from app.staff where id = ${person.id}`;
  expect(after?.password_hash).toMatch(/m=19456,t=2/);
});
