import { Hono } from "hono";
import { expect, test } from "vitest";
import { problemResponse } from "./problem-response.ts";
import { MOST_JSON_BYTES, readJson } from "./read-json.ts";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };
const app = new Hono();
app.onError((error) => problemResponse(error, "", silent));
app.post("/", async (c) => {
  await readJson(c);
  return c.json({ body: (await readJson(c)) ?? null });
});

async function post(body: string | ReadableStream<Uint8Array>, headers: Record<string, string> = {}) {
  const init = { method: "POST", body, headers: { "content-type": "application/json", ...headers }, duplex: "half" };
  const response = await app.request("/", init as RequestInit);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** A body without a declared length; tells how many bytes were taken from it. */
function endless(): { stream: ReadableStream<Uint8Array>; taken: () => number } {
  let taken = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken += 64 * 1024;
      controller.enqueue(new Uint8Array(64 * 1024).fill(32));
    },
  });
  return { stream, taken: () => taken };
}

test("a JSON body is read once, however often it is asked for", async () => {
  expect(await post(JSON.stringify({ a: 1 }))).toEqual({ status: 200, body: { body: { a: 1 } } });
});

test("what is no JSON is no body", async () => {
  expect(await post("{")).toEqual({ status: 200, body: { body: null } });
  expect(await post("{}", { "content-type": "text/plain" })).toEqual({ status: 200, body: { body: null } });
});

test("a body above the limit is 413, also one that hides its length, which is not read to its end", async () => {
  const most = JSON.stringify("x".repeat(MOST_JSON_BYTES - 2));
  expect((await post(most)).status).toBe(200);
  const refused = { status: 413, body: { code: "payload-too-large", params: { limitBytes: MOST_JSON_BYTES } } };
  expect(await post(`${most} `)).toMatchObject(refused);
  const { stream, taken } = endless();
  expect(await post(stream)).toMatchObject(refused);
  expect(taken()).toBeLessThan(4 * MOST_JSON_BYTES);
});
