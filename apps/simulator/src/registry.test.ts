import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type RunningSimulator, runSimulator } from "./simulator.testing.ts";
import { addNumber, NUMBER, PHONE, sendTo, template, text, write } from "./whatsapp/whatsapp.testing.ts";

let simulator: RunningSimulator;
beforeEach(async () => {
  simulator = await runSimulator();
  await addNumber(simulator);
});
afterEach(() => simulator.close());

it("numbers are found by any writing of the number and by office and service", async () => {
  await addNumber(simulator, { phoneNumberId: "200", displayNumber: "0548-0000-002", service: "KTP_RUSAK" });
  await addNumber(simulator, {
    phoneNumberId: "300",
    displayNumber: "0548-0000-003",
    service: "KK",
    services: ["KIA"],
  });
  for (const [to, line] of [
    ["bontang/umum", NUMBER],
    ["bontang/KTP_RUSAK", "200"],
    ["bontang/KIA", "300"],
    ["+62 548 0000 002", "200"],
    ["05480000001", NUMBER],
  ]) {
    expect(await write(simulator, { to, text: "halo" })).toMatchObject({ line });
  }
  await expect(write(simulator, { to: "bontang/AKTA", text: "halo" })).rejects.toThrow(/no such number/);
});

it("secrets are not shown", async () => {
  const { text: listed } = await simulator.call("GET", "/api/numbers");
  expect(listed).toContain(NUMBER);
  expect(listed).not.toMatch(/token-bontang|rahasia-bontang/);
});

it.each(["http://192.0.2.1/hook", "http://10.0.0.1/hook", "file:///etc/hosts", "bukan alamat"])(
  "a webhook at %s is refused: nothing leaves this machine",
  async (webhookUrl) => {
    await expect(addNumber(simulator, { webhookUrl })).rejects.toThrow(/webhookUrl/);
  },
);

it("webhooks to an office's host name reach this machine", async () => {
  const { port } = new URL(simulator.origin);
  await addNumber(simulator, { webhookUrl: `http://bontang.localhost:${port}/receivers/kantor` });
  await write(simulator);
  expect(await simulator.received("webhook:kantor")).toHaveLength(1);
});

it("a webhook is verified when it returns the challenge", async () => {
  const receiver = createServer((request, response) => {
    const asked = new URL(request.url ?? "/", "http://127.0.0.1").searchParams;
    const isRight = asked.get("hub.mode") === "subscribe" && asked.get("hub.verify_token") === "benar";
    response.writeHead(isRight ? 200 : 403).end(isRight ? asked.get("hub.challenge") : "");
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  await addNumber(simulator, { webhookUrl: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook` });
  const verify = async (verifyToken: string) =>
    (await simulator.call("POST", `/api/numbers/${NUMBER}/verify`, { verifyToken })).json;
  expect(await verify("benar")).toEqual({ verified: true, status: 200 });
  expect(await verify("salah")).toEqual({ verified: false, status: 403 });
  await new Promise((resolve) => receiver.close(resolve));
});

it("accounts, chats and open windows are there after a restart", async () => {
  await write(simulator);
  await simulator.call("PUT", `/api/phones/${PHONE}`, { hidesNumber: true, username: "siti.contoh" });
  await sendTo(simulator, template());
  await simulator.restart();
  expect((await simulator.messages(PHONE)).map(({ state }) => state)).toEqual(["delivered", "sent"]);
  expect((await sendTo(simulator, text("masih terbuka"))).status).toBe(200);
  expect((await simulator.call("GET", `/api/phones/${PHONE}`)).json).toMatchObject({ username: "siti.contoh" });
});
