import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemResponse } from "./problem-response.ts";
import { readUpload } from "./read-upload.ts";

const LIMIT = 1024 * 1024;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };
const app = new Hono();
app.onError((error) => problemResponse(error, "", silent));
app.post("/", async (c) => {
  const { files, fields } = await readUpload(c, LIMIT);
  return c.json({ sizes: files.map(({ bytes }) => bytes.length), types: files.map((f) => f.declaredType), fields });
});

let server: ReturnType<typeof serve>;
let port = 0;
beforeAll(
  () =>
    new Promise<void>((resolve) => {
      server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, (address: AddressInfo) => {
        port = address.port;
        resolve();
      });
    }),
);
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Sends chunks without saying how many will come; answers the status and how much was sent until then. */
function sendChunked(chunk: Buffer, most: number): Promise<{ status: number; sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let isAnswered = false;
    const headers = { "content-type": "multipart/form-data; boundary=x", "transfer-encoding": "chunked" };
    const request = httpRequest({ host: "127.0.0.1", port, method: "POST", headers }, (response) => {
      isAnswered = true;
      response.resume();
      request.destroy();
      resolve({ status: response.statusCode ?? 0, sent });
    });
    request.on("error", (error) => {
      if (!isAnswered) reject(error);
    });
    const pump = () => {
      while (!isAnswered && sent < most) {
        sent += chunk.length;
        if (!request.write(chunk)) return void request.once("drain", pump);
      }
      if (!isAnswered) request.end();
    };
    pump();
  });
}

async function post(body: FormData | string, headers: Record<string, string> = {}) {
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body, headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe("an upload over a real connection", () => {
  test("of endless length without a declared size is cut off at the limit", async () => {
    const { status, sent } = await sendChunked(Buffer.alloc(64 * 1024, 1), 200 * 1024 * 1024);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(40 * LIMIT);
  });

  test("that declares too much is refused, and the server serves the next one", async () => {
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array(LIMIT + 1)]), "a.jpg");
    expect(await post(form)).toMatchObject({ status: 413, body: { code: "payload-too-large" } });
    const small = new FormData();
    small.append("file", new Blob([new Uint8Array(10)], { type: "image/png" }), "a.png");
    small.append("file", new Blob([new Uint8Array(20)]), "b");
    small.append("requirement", "kk");
    expect(await post(small)).toMatchObject({
      status: 200,
      body: { sizes: [10, 20], types: ["image/png", "application/octet-stream"], fields: { requirement: "kk" } },
    });
  });

  test("with an empty box carries no file; what is no form is refused", async () => {
    const form = new FormData();
    form.append("file", new Blob([]), "");
    expect(await post(form)).toMatchObject({ status: 200, body: { sizes: [] } });
    expect((await post("{}", { "content-type": "application/json" })).status).toBe(422);
    expect((await post("no form", { "content-type": "multipart/form-data; boundary=x" })).status).toBe(422);
  });
});
