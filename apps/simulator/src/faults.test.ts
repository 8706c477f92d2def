import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type RunningSimulator, runSimulator } from "./simulator.testing.ts";
import { hubSignature } from "./whatsapp/webhooks.ts";
import {
  addNumber,
  graph,
  NUMBER,
  PHONE,
  RECEIVER,
  sendTo,
  statuses,
  template,
  text,
  values,
  write,
} from "./whatsapp/whatsapp.testing.ts";

let simulator: RunningSimulator;
beforeEach(async () => {
  simulator = await runSimulator();
  await addNumber(simulator);
});
afterEach(() => simulator.close());

const throwSwitch = (switches: object) => simulator.call("POST", "/api/faults", switches);
const impatient = (path: string, body: unknown) =>
  fetch(new URL(path, simulator.origin), {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: "Bearer token-bontang" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(150),
  }).then(
    () => "answered",
    (error: Error) => error.name,
  );
const message = { messaging_product: "whatsapp", to: PHONE.slice(1), ...template() };

describe("answers", () => {
  it("are an error as often as asked", async () => {
    await throwSwitch({ whatsapp: { error: 131048, errorTimes: 2 } });
    expect((await sendTo(simulator, template())).json.error).toMatchObject({ code: 131048, type: "OAuthException" });
    expect((await sendTo(simulator, template())).status).toBe(400);
    expect((await sendTo(simulator, template())).status).toBe(200);
  });

  it("are each provider's own when it is down, and the others go on", async () => {
    await throwSwitch({ whatsapp: { outage: "down" }, "sms-form": { outage: "down" } });
    expect((await sendTo(simulator, template())).json.error).toMatchObject({ code: 131016 });
    expect((await simulator.call("POST", "/sms/form/send", new URLSearchParams())).text).toContain("502 Bad Gateway");
    expect((await simulator.call("GET", "/sms/json/v1/balance")).status).toBe(401);
    await simulator.call("DELETE", "/api/faults");
    expect((await sendTo(simulator, template())).status).toBe(200);
  });

  it("do not come when it hangs, and then nothing was taken", async () => {
    await throwSwitch({ whatsapp: { outage: "hang" } });
    expect(await impatient(`/v25.0/${NUMBER}/messages`, message)).toBe("TimeoutError");
    expect(await simulator.messages(PHONE)).toEqual([]);
  });

  it("do not come when they are lost, and yet the message was taken", async () => {
    await throwSwitch({ whatsapp: { outage: "lost" } });
    expect(await impatient(`/v25.0/${NUMBER}/messages`, message)).toBe("TimeoutError");
    expect(await simulator.messages(PHONE)).toHaveLength(1);
  });

  it("come late", async () => {
    await throwSwitch({ whatsapp: { delayMs: 60_000 } });
    expect(await impatient(`/v25.0/${NUMBER}/messages`, message)).toBe("TimeoutError");
  });
});

describe("webhooks", () => {
  it("leave late", async () => {
    await throwSwitch({ whatsapp: { callbackDelayMs: 60_000 } });
    await write(simulator);
    expect(await values(simulator)).toEqual([]);
    await simulator.call("POST", "/api/clock", { advanceMs: 60_000 });
    expect(await values(simulator)).toHaveLength(1);
  });

  it("come several times and last first", async () => {
    await throwSwitch({ whatsapp: { duplicate: 2, reorder: true } });
    await sendTo(simulator, template());
    simulator.clock.advance(1_000);
    const told = (await statuses(simulator)).map(({ status }) => status);
    expect(told).toEqual(["delivered", "delivered", "sent", "sent"]);
  });

  it("come in batches", async () => {
    await throwSwitch({ whatsapp: { batch: 3 } });
    for (const body of ["satu", "dua", "tiga", "empat"]) await write(simulator, { text: body });
    simulator.clock.advance(1_000);
    expect(await simulator.received(RECEIVER)).toHaveLength(2);
    const bodies = (await values(simulator)).map((value) => value.messages?.[0]?.text);
    expect(bodies).toEqual([{ body: "satu" }, { body: "dua" }, { body: "tiga" }, { body: "empat" }]);
  });

  it("carry a wrong signature", async () => {
    await write(simulator);
    await throwSwitch({ whatsapp: { badSignature: true } });
    await write(simulator);
    const [good, bad] = await simulator.received(RECEIVER);
    expect(good?.headers["x-hub-signature-256"]).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(bad?.headers["x-hub-signature-256"]).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(bad?.headers["x-hub-signature-256"]).not.toBe(hubSignature("rahasia-bontang", String(bad?.body)));
  });

  it("tell failure, or nothing at all", async () => {
    await throwSwitch({ whatsapp: { outcome: "failed" } });
    await sendTo(simulator, template());
    await throwSwitch({ whatsapp: { outcome: "none" } });
    await sendTo(simulator, template());
    expect((await statuses(simulator)).map(({ status }) => status)).toEqual(["failed"]);
  });
});

describe("switches", () => {
  it("refuse what they do not know", async () => {
    expect((await throwSwitch({ telegram: {} })).status).toBe(400);
    expect((await throwSwitch({ whatsapp: { outage: "sometimes" } })).status).toBe(400);
  });
});

describe("the log", () => {
  it("has what came in and what was answered, without the token", async () => {
    await write(simulator);
    await sendTo(simulator, text("halo"));
    await graph(simulator, "POST", `${NUMBER}/messages`, {}, "salah");
    const log = await simulator.call("GET", "/api/received?channel=whatsapp");
    expect(log.json.received).toMatchObject([
      { path: `/v25.0/${NUMBER}/messages`, body: { text: { body: "halo" } }, answer: { status: 200 } },
      { answer: { status: 401, code: "190" } },
    ]);
    expect(log.text).not.toContain("token-bontang");
    const first = (log.json.received as { id: string }[])[0]?.id;
    expect((await simulator.call("GET", `/api/received?channel=whatsapp&after=${first}`)).json.received).toHaveLength(
      1,
    );
  });
});
