import { registerStaff, timeCodeAt } from "@gerai/domain/identity";
import { SYSTEM } from "@gerai/domain/kernel";
import { hashSecret } from "@gerai/foundation/codes";
import {
  createTestOffice,
  createTestWorld,
  TEST_PASSWORD,
  type TestOffice,
  type TestWorld,
} from "@gerai/testing/test-office";
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

interface Sent {
  readonly body?: unknown;
  readonly token?: string;
  readonly host?: string;
  readonly address?: string;
}

async function send(method: "GET" | "POST", path: string, sent: Sent = {}) {
  const host = sent.host ?? office.host;
  const headers = new Headers({ host, origin: `http://${host}`, "x-forwarded-for": sent.address ?? "203.0.113.9" });
  if (sent.token) headers.set("cookie", `gerai_staff=${sent.token}`);
  if (sent.body !== undefined) headers.set("content-type", "application/json");
  const body = sent.body === undefined ? {} : { body: JSON.stringify(sent.body) };
  const response = await app.request(`/api/v1${path}`, { method, headers, ...body });
  const text = await response.text();
  const cookie = response.headers.get("set-cookie") ?? "";
  const token = /gerai_staff=([a-z2-7]+)/.exec(cookie)?.[1];
  return { status: response.status, json: text === "" ? undefined : JSON.parse(text), cookie, token, response };
}

let made = 0;
async function enter(roles: Parameters<typeof registerStaff>[1]["roles"] = ["verifier"], where = office) {
  const username = `pintu-${++made}`;
  const person = await registerStaff(await where.as(SYSTEM), {
    ...{ username, name: "Petugas Pintu", position: "Petugas", password: TEST_PASSWORD, roles },
  });
  return { ...person, username };
}

async function signInWholly(person: Awaited<ReturnType<typeof enter>>, host = office.host): Promise<string> {
  world.clock.advance(30_000);
  const first = await send("POST", "/staff/sign-in", {
    ...{ host, body: { username: person.username, password: TEST_PASSWORD } },
  });
  const code = timeCodeAt(person.totpSecret, world.clock.now());
  const second = await send("POST", "/staff/second-factor", { host, body: { code }, token: first.token ?? "" });
  expect(second.status).toBe(200);
  return second.token ?? "";
}

test("two steps open a session; the cookie is host-only, out of reach of scripts and Strict; its token is changed at the second step", async () => {
  const person = await enter(["verifier"]);
  const first = await send("POST", "/staff/sign-in", { body: { username: person.username, password: TEST_PASSWORD } });
  expect([first.status, first.json]).toEqual([200, { next: "second-factor" }]);
  expect(first.cookie).toMatch(/; Path=\//);
  expect(first.cookie).toMatch(/HttpOnly/);
  expect(first.cookie).toMatch(/SameSite=Strict/);
  expect(first.cookie).not.toMatch(/Domain=/i);
  expect((await send("GET", "/staff/me", { token: first.token ?? "" })).status).toBe(401);
  const code = timeCodeAt(person.totpSecret, world.clock.now());
  const second = await send("POST", "/staff/second-factor", { token: first.token ?? "", body: { code } });
  expect(second.json).toMatchObject({ id: person.id, name: "Petugas Pintu", roles: ["verifier"] });
  expect(second.token).not.toBe(first.token);
  expect((await send("GET", "/staff/me", { token: first.token ?? "" })).status).toBe(401);
  const me = await send("GET", "/staff/me", { token: second.token ?? "" });
  expect([me.status, me.json]).toEqual([200, second.json]);
  expect(me.response.headers.get("cache-control")).toContain("no-store");
});

test("behind https the cookie is Secure and named __Host-", async () => {
  const person = await enter();
  const response = await app.request("/api/v1/staff/sign-in", {
    method: "POST",
    headers: {
      ...{ host: office.host, "content-type": "application/json" },
      ...{ "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.70" },
    },
    body: JSON.stringify({ username: person.username, password: TEST_PASSWORD }),
  });
  expect(response.headers.get("set-cookie")).toMatch(/^__Host-gerai_staff=[a-z2-7]{40};.*Secure/);
});

test("wrong password and unknown name answer the same, byte for byte but for the request's id", async () => {
  const person = await enter();
  const wrong = await send("POST", "/staff/sign-in", { body: { username: person.username, password: "salah" } });
  const unknown = await send("POST", "/staff/sign-in", { body: { username: "bukan-siapa-siapa", password: "salah" } });
  expect(wrong.status).toBe(401);
  expect(wrong.json).toMatchObject({ code: "identity.wrong-credentials" });
  expect({ ...wrong.json, requestId: "" }).toEqual({ ...unknown.json, requestId: "" });
  expect([wrong.cookie, unknown.cookie]).toEqual(["", ""]);
});

test("too many tries answer 429 and say when to come back", async () => {
  const person = await enter();
  const body = { username: person.username, password: "salah" };
  const tryFrom = (last: number) => send("POST", "/staff/sign-in", { body, address: `198.51.100.${last}` });
  for (let i = 1; i <= 5; i++) expect((await tryFrom(i)).status).toBe(401);
  const slowed = await tryFrom(6);
  expect(slowed.status).toBe(429);
  expect(slowed.json).toMatchObject({ code: "identity.slow-down", params: { retryAfterSeconds: 1 } });
  expect(slowed.response.headers.get("retry-after")).toBe("1");
});

test("a used code is refused", async () => {
  const person = await enter();
  await signInWholly(person);
  const again = await send("POST", "/staff/sign-in", { body: { username: person.username, password: TEST_PASSWORD } });
  const code = timeCodeAt(person.totpSecret, world.clock.now());
  const refused = await send("POST", "/staff/second-factor", { token: again.token ?? "", body: { code } });
  expect([refused.status, refused.json.code]).toEqual([401, "identity.wrong-code"]);
  expect((await send("POST", "/staff/second-factor", { body: { code } })).json.code).toBe("identity.sign-in-needed");
});

test("the device's cookie is given after both steps only, host-only, out of reach of scripts, Strict, and new each time", async () => {
  const person = await enter();
  world.clock.advance(30_000);
  const body = { username: person.username, password: TEST_PASSWORD };
  const first = await send("POST", "/staff/sign-in", { body });
  expect(first.cookie).not.toContain("gerai_device");
  const code = timeCodeAt(person.totpSecret, world.clock.now());
  const second = await send("POST", "/staff/second-factor", { token: first.token ?? "", body: { code } });
  const given = second.response.headers.getSetCookie().find((one) => one.startsWith("gerai_device="));
  expect(given).toMatch(/^gerai_device=[a-z2-7]{26};.*Max-Age=2592000.*Path=\/.*HttpOnly.*SameSite=Strict/);
  expect(given).not.toMatch(/Domain=/i);
  // It opens nothing: it is no session.
  const device = /gerai_device=([a-z2-7]+)/.exec(given ?? "")?.[1] ?? "";
  expect((await send("GET", "/staff/me", { token: device })).status).toBe(401);
});

test("one office's cookie opens nothing on another's host", async () => {
  const other = await createTestOffice(world);
  const token = await signInWholly(await enter(["office_admin"]));
  expect((await send("GET", "/staff/me", { token })).status).toBe(200);
  for (const path of ["/staff/me", "/staff/sessions", "/admin/staff", "/admin/audit"]) {
    expect((await send("GET", path, { token, host: other.host })).status).toBe(401);
  }
});

test("sign-out and ending other sessions take effect at once", async () => {
  const person = await enter();
  const [one, two] = [await signInWholly(person), await signInWholly(person)];
  const sessions = await send("GET", "/staff/sessions", { token: two });
  expect(sessions.json.map((session: { isCurrent: boolean }) => session.isCurrent)).toEqual([true, false]);
  expect(Object.keys(sessions.json[0]).sort()).toEqual(["createdAt", "isCurrent", "lastSeenAt"]);
  expect((await send("POST", "/staff/sessions/end-others", { token: two })).status).toBe(204);
  expect((await send("GET", "/staff/me", { token: one })).status).toBe(401);
  const out = await send("POST", "/staff/sign-out", { token: two });
  expect(out.status).toBe(204);
  expect(out.cookie).toMatch(/gerai_staff=;.*Max-Age=0/);
  expect((await send("GET", "/staff/me", { token: two })).status).toBe(401);
});

test("a change with a cookie from another office's page is refused", async () => {
  const token = await signInWholly(await enter());
  const response = await app.request("/api/v1/staff/sign-out", {
    method: "POST",
    headers: { host: office.host, origin: "http://lain.localhost", cookie: `gerai_staff=${token}` },
  });
  expect(response.status).toBe(403);
  expect((await send("GET", "/staff/me", { token })).status).toBe(200);
});

test("a disabled person and an idle session are out", async () => {
  const [gone, idle] = [await enter(), await enter()];
  const [goneToken, idleToken] = [await signInWholly(gone), await signInWholly(idle)];
  await world.admin`update app.staff set disabled_at = now() where id = ${gone.id}`;
  expect((await send("GET", "/staff/me", { token: goneToken })).status).toBe(401);
  // A second more: lucia reads the machine's clock, so the end is not exact to the millisecond.
  world.clock.advance(30 * 60_000 + 1_000);
  expect((await send("GET", "/staff/me", { token: idleToken })).status).toBe(401);
});

test("what is stored of a session is a hash", async () => {
  const token = await signInWholly(await enter());
  const rows = await world.admin<{ id: Buffer }[]>`select id from app.session where tenant_id = ${office.id}`;
  expect(rows.some((row) => row.id.equals(hashSecret(token)))).toBe(true);
  expect((await send("GET", "/staff/me", { token: rows[0]?.id.toString("hex") ?? "" })).status).toBe(401);
});

test("people are listed for those who manage them: 401 without a session, 403 with another role", async () => {
  expect((await send("GET", "/admin/staff")).status).toBe(401);
  expect((await send("GET", "/admin/staff", { token: await signInWholly(await enter(["head"])) })).status).toBe(403);
  const listed = await send("GET", "/admin/staff", { token: await signInWholly(await enter(["office_admin"])) });
  expect(listed.json.length).toBeGreaterThan(9);
  expect(JSON.stringify(listed.json)).not.toMatch(/argon2|totp/i);
});

test("national reports are the ministry's alone: an analyst in an office holds no permission", async () => {
  const ministry = await createTestOffice(world, { kind: "ministry" });
  const here = await send("GET", "/staff/me", { token: await signInWholly(await enter(["ministry_analyst"])) });
  expect(here.json).toMatchObject({ roles: [], permissions: [] });
  const analyst = await enter(["ministry_analyst"], ministry);
  const token = await signInWholly(analyst, ministry.host);
  const there = await send("GET", "/staff/me", { token, host: ministry.host });
  expect(there.json).toMatchObject({ roles: ["ministry_analyst"], permissions: ["reports:national"] });
});

test("no name, password, code, token or address reaches the log", () => {
  const log = world.log.join("\n");
  expect(log).toContain("/staff/sign-in");
  for (const secret of [TEST_PASSWORD, "pintu-1", "203.0.113", "gerai_staff"]) expect(log).not.toContain(secret);
});
