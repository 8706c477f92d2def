import { insertPlatformAccount } from "@gerai/database/seed";
import { preparePlatformAccount, timeCodeAt } from "@gerai/domain/identity";
import { hashSecret } from "@gerai/foundation/codes";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../app.ts";

let world: TestWorld;
let office: TestOffice;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  world = await createTestWorld();
  office = await createTestOffice(world);
  app = createApp(world.resources);
});
afterAll(() => world.close());

const PASSWORD = "perahu kertas di laut";
const CONSOLE = "konsol.localhost";
let made = 0;

async function enter() {
  const username = `operator-${++made}-${office.slug}`;
  const { account, totpSecret } = await preparePlatformAccount(world.resources.kek, world.clock.now(), {
    ...{ username, password: PASSWORD },
  });
  await insertPlatformAccount(world.admin, account);
  return { ...account, totpSecret };
}

async function send(method: string, path: string, sent: { body?: unknown; token?: string; host?: string } = {}) {
  const host = sent.host ?? CONSOLE;
  const headers = new Headers({ host, origin: `http://${host}`, "x-forwarded-for": `203.0.113.${made}` });
  if (sent.token) headers.set("cookie", `gerai_staff=${sent.token}`);
  if (sent.body !== undefined) headers.set("content-type", "application/json");
  const body = sent.body === undefined ? {} : { body: JSON.stringify(sent.body) };
  const response = await app.request(`/api/v1/platform${path}`, { method, headers, ...body });
  const text = await response.text();
  const token = /gerai_staff=([a-z2-7]+)/.exec(response.headers.get("set-cookie") ?? "")?.[1];
  return { status: response.status, json: text === "" ? undefined : JSON.parse(text), token };
}

type Operator = Awaited<ReturnType<typeof enter>>;
const codeOf = (operator: Operator) => timeCodeAt(operator.totpSecret, world.clock.now());
const takeFirstStep = (operator: Operator, password = PASSWORD) =>
  send("POST", "/sign-in", { body: { username: operator.username, password } });

async function signInWholly(operator: Operator): Promise<string> {
  world.clock.advance(30_000);
  const first = await takeFirstStep(operator);
  const second = await send("POST", "/second-factor", { token: first.token ?? "", body: { code: codeOf(operator) } });
  expect([second.status, second.json]).toEqual([200, { id: operator.id, username: operator.username }]);
  return second.token ?? "";
}

test("an operator signs in in two steps on the platform's host and sees offices, nothing of their cases", async () => {
  const operator = await enter();
  const first = await takeFirstStep(operator);
  expect(first.json).toEqual({ next: "second-factor" });
  expect((await send("GET", "/offices", { token: first.token ?? "" })).status).toBe(401);
  const token = await signInWholly(operator);
  expect((await send("GET", "/me", { token: first.token ?? "" })).status).toBe(401);
  expect((await send("GET", "/me", { token })).json).toEqual({ id: operator.id, username: operator.username });
  const offices = await send("GET", "/offices", { token });
  const own = offices.json.find((row: { slug: string }) => row.slug === office.slug);
  expect(own).toEqual({
    slug: office.slug,
    shortName: "Kota Uji Coba",
    kind: "office",
    regionCode: "64.74",
    host: office.host,
  });
  expect((await send("POST", "/sign-out", { token })).status).toBe(204);
  expect((await send("GET", "/me", { token })).status).toBe(401);
});

test("the console does not exist on an office's host, nor an office's pages on the console's", async () => {
  const token = await signInWholly(await enter());
  for (const host of [office.host, `konsol.${office.host}`, "localhost", "konsol.localhost.evil.example"]) {
    expect((await send("GET", "/me", { token, host })).status).toBe(404);
  }
  for (const path of ["staff/me", "admin/audit", "services"]) {
    const response = await app.request(`/api/v1/${path}`, {
      headers: { host: CONSOLE, cookie: `gerai_staff=${token}` },
    });
    expect(response.status).toBe(404);
  }
});

test("wrong password and unknown name answer and slow down alike, and the wait passes", async () => {
  const operator = await enter();
  for (const username of [operator.username, `bukan-${operator.username}`]) {
    for (let i = 0; i < 5; i++) {
      const wrong = await send("POST", "/sign-in", { body: { username, password: "salah" } });
      expect([wrong.status, wrong.json.code]).toEqual([401, "identity.wrong-credentials"]);
    }
    for (const wait of [1, 2, 4]) {
      const slowed = await send("POST", "/sign-in", { body: { username, password: PASSWORD } });
      expect([slowed.status, slowed.json.params]).toEqual([429, { retryAfterSeconds: wait }]);
      world.clock.advance(wait * 1000);
      expect((await send("POST", "/sign-in", { body: { username, password: "salah" } })).status).toBe(401);
    }
    world.clock.advance(60_000);
  }
  expect((await takeFirstStep(operator)).status).toBe(200);
});

test("one address tries at most 20 times a minute", async () => {
  await enter();
  const statuses: number[] = [];
  for (let i = 0; i < 21; i++) {
    statuses.push((await send("POST", "/sign-in", { body: { username: `x${i}`, password: "salah" } })).status);
  }
  expect(statuses).toEqual([...Array.from({ length: 20 }, () => 401), 429]);
});

test("a code opens once", async () => {
  const operator = await enter();
  await signInWholly(operator);
  const again = await takeFirstStep(operator);
  const refused = await send("POST", "/second-factor", { token: again.token ?? "", body: { code: codeOf(operator) } });
  expect([refused.status, refused.json.code]).toEqual([401, "identity.wrong-code"]);
});

test("guesses of the code are slowed down across new first steps", async () => {
  const operator = await enter();
  const statuses: number[] = [];
  for (let i = 0; i < 4; i++) {
    const first = await takeFirstStep(operator);
    const code = codeOf(operator) === "000000" ? "000001" : "000000";
    statuses.push((await send("POST", "/second-factor", { token: first.token ?? "", body: { code } })).status);
  }
  expect(statuses).toContain(429);
});

test("a session ends after 15 minutes without use and 8 hours, when another begins, and when the operator is disabled", async () => {
  const operator = await enter();
  const idle = await signInWholly(operator);
  world.clock.advance(14 * 60_000);
  expect((await send("GET", "/me", { token: idle })).status).toBe(200);
  world.clock.advance(15 * 60_000);
  expect((await send("GET", "/me", { token: idle })).status).toBe(401);
  const used = await signInWholly(operator);
  for (let minutes = 10; minutes < 8 * 60; minutes += 10) {
    world.clock.advance(10 * 60_000);
    expect((await send("GET", "/me", { token: used })).status).toBe(200);
  }
  world.clock.advance(10 * 60_000);
  expect((await send("GET", "/me", { token: used })).status).toBe(401);
  const before = await signInWholly(operator);
  const after = await signInWholly(operator);
  expect((await send("GET", "/me", { token: before })).status).toBe(401);
  expect((await send("GET", "/me", { token: after })).status).toBe(200);
  await world.admin`update app.platform_account set disabled_at = now() where id = ${operator.id}`;
  expect((await send("GET", "/me", { token: after })).status).toBe(401);
  expect((await takeFirstStep(operator)).status).toBe(401);
});

test("stored are a hash of the session and a sealed secret; a younger time in the token makes it another token", async () => {
  const operator = await enter();
  const token = await signInWholly(operator);
  const [row] = await world.admin<{ session_hash: Buffer; totp_secret_sealed: Buffer }[]>`
    select session_hash, totp_secret_sealed from app.platform_account where id = ${operator.id}`;
  expect(row?.session_hash.equals(hashSecret(token))).toBe(true);
  expect(row?.totp_secret_sealed.toString("latin1")).not.toContain(operator.totpSecret);
  const younger = token.slice(0, -1) + (token.endsWith("a") ? "b" : "a");
  expect((await send("GET", "/me", { token: younger })).status).toBe(401);
});
