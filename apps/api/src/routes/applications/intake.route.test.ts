import { randomUUID } from "node:crypto";
import { DEFAULT_INTAKE_LIMITS } from "@gerai/domain/identity";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../app.ts";
import { intakeLimits, readConfig } from "../../config.ts";

let world: TestWorld;
let office: TestOffice;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  world = await createTestWorld();
  office = await createTestOffice(world);
  const few = { perAddress: 2, perOffice: 100 };
  app = createApp(world.resources, { draft: few, upload: few, submission: few, question: few });
});
afterAll(() => world.close());

function send(path: string, body: unknown, address: string) {
  const isForm = body instanceof FormData;
  return app.request(`/api/v1${path}`, {
    method: "POST",
    headers: {
      host: office.host,
      origin: `http://${office.host}`,
      "x-forwarded-for": address,
      "idempotency-key": randomUUID(),
      ...(isForm ? {} : { "content-type": "application/json" }),
    },
    body: isForm ? body : JSON.stringify(body),
  });
}

const form = new FormData();
form.set("requirement", "kk");
form.append("file", new Blob([new Uint8Array(3)]), "a.jpg");

test.each<[string, unknown]>([
  ["/drafts", { service: "KK_HILANG_RUSAK" }],
  ["/uploads", form],
  ["/applications", { service: "KK_HILANG_RUSAK", answers: {} }],
])(
  "%s is taken at most as often as the limit says, then 429 with the time to wait; others go on",
  async (path, body) => {
    for (let at = 0; at < 2; at++) expect((await send(path, body, "203.0.113.7")).status).not.toBe(429);
    const refused = await send(path, body, "203.0.113.7");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("600");
    expect(await refused.json()).toMatchObject({ code: "identity.too-many-sent", params: { retryAfterSeconds: 600 } });
    expect((await send(path, body, "203.0.113.8")).status).not.toBe(429);
  },
);

test("the settings say the limits, with the documented ones where they say nothing", () => {
  const env = {
    API_PORT: "0",
    DATABASE_URL: "x",
    REPORT_DATABASE_URL: "x",
    GERAI_KEK: Buffer.alloc(32).toString("base64"),
    GERAI_FILES: "x",
  };
  expect(intakeLimits(readConfig(env))).toEqual(DEFAULT_INTAKE_LIMITS);
  const raised = intakeLimits(readConfig({ ...env, GERAI_SUBMISSIONS_PER_ADDRESS: "9000" }));
  expect(raised.submission).toEqual({ ...DEFAULT_INTAKE_LIMITS.submission, perAddress: 9000 });
});
