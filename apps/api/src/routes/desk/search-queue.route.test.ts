import type { QueuePageView } from "@gerai/contracts/applications";
import { createTestCase } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { openTestSession } from "@gerai/testing/test-session";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../app.ts";

let world: TestWorld;
let office: TestOffice;
let app: ReturnType<typeof createApp>;
let cookie: string;

beforeAll(async () => {
  world = await createTestWorld();
  office = await createTestOffice(world);
  app = createApp(world.resources);
  cookie = await openTestSession(world, office, "verifier");
});
afterAll(() => world.close());

async function send<T>(method: "GET" | "POST", path: string, body?: unknown): Promise<{ status: number; body: T }> {
  const response = await app.request(`/api/v1${path}`, {
    method,
    headers: { host: office.host, origin: `http://${office.host}`, cookie, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as T };
}

test("words are searched by POST and by nothing else: in an address they are an error", async () => {
  const { id, number } = await createTestCase(world, office, { state: "SUBMITTED" });
  await createTestCase(world, office, { state: "SUBMITTED" });
  const found = await send<QueuePageView>("POST", "/staff/applications/search", { q: number });
  expect(found.status).toBe(200);
  expect(found.body.rows.map((row) => row.id)).toEqual([id]);
  expect((await send("GET", `/staff/applications?view=all&q=${number}`)).status).toBe(422);
  expect((await send("POST", "/staff/applications/search", { q: " " })).status).toBe(422);
  expect(world.log.join("\n")).not.toContain(number);
});

test("what a search finds is paged through with the same words in the next body", async () => {
  const ids: string[] = [];
  for (let made = 0; made < 51; made++) ids.push((await createTestCase(world, office, { state: "SUBMITTED" })).id);
  const index = (await office.as()).keys.index("name", "wulandari");
  for (const id of ids)
    await world.admin`insert into app.application_name_token (tenant_id, application_id, token_index) values (${office.id}, ${id}, ${index})`;
  const first = await send<QueuePageView>("POST", "/staff/applications/search", { q: "Wulandari" });
  expect([first.body.rows.length, typeof first.body.next]).toEqual([50, "string"]);
  const rest = await send<QueuePageView>("POST", "/staff/applications/search", {
    q: "Wulandari",
    cursor: first.body.next,
  });
  expect([rest.body.rows.length, rest.body.next]).toEqual([1, null]);
  expect(new Set([...first.body.rows, ...rest.body.rows].map((row) => row.id))).toEqual(new Set(ids));
});
