import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { FakeClock } from "@gerai/foundation/clock";
import { createLogger } from "@gerai/foundation/logger";
import { serve } from "@hono/node-server";
import { createSimulatorApp, type SimulatorApp } from "./app.ts";
import type { PhoneMessage } from "./phones/phone-message.ts";
import type { Received } from "./recorder.ts";

/** What was answered; `json` is an empty object when the text is none. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

/** A simulator that listens on loopback, with a clock that stands still. */
export interface RunningSimulator {
  readonly app: SimulatorApp;
  readonly clock: FakeClock;
  readonly origin: string;
  readonly smtpPort: number;
  /** Calls it over HTTP; an object is sent as JSON, a form as it is. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
  /** What the receiver with this name got, after all webhooks that are due have been delivered. */
  received(name: string): Promise<Received[]>;
  /** Messages of a phone, newest first. */
  messages(phone: string): Promise<PhoneMessage[]>;
  /** Stops it and starts another one in the same folder at a new port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts one in a fresh folder. */
export async function runSimulator(): Promise<RunningSimulator> {
  const folder = mkdtempSync(path.join(tmpdir(), "gerai-simulator-"));
  const clock = new FakeClock("2026-11-22T02:00:00Z");
  const start = async () => {
    const logger = createLogger("simulator-test", { write: () => undefined });
    const app = createSimulatorApp({ dataFolder: folder, clock, logger });
    const smtpPort = await app.smtp.listen(0);
    const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
      const listening = serve({ fetch: app.http.fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(listening));
    });
    return { app, smtpPort, server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };
  let running = await start();
  const stop = async () => {
    await running.app.close();
    await new Promise((resolve) => {
      running.server.close(resolve);
      if ("closeAllConnections" in running.server) running.server.closeAllConnections();
    });
  };
  const call: RunningSimulator["call"] = async (method, address, body, headers = {}) => {
    const isForm = body instanceof URLSearchParams || body instanceof FormData || body === undefined;
    const response = await fetch(new URL(address, running.origin), {
      method,
      headers: isForm ? headers : { "Content-Type": "application/json", ...headers },
      redirect: "manual",
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, json: text.startsWith("{") ? JSON.parse(text) : {} };
  };
  return {
    get app() {
      return running.app;
    },
    clock,
    get origin() {
      return running.origin;
    },
    get smtpPort() {
      return running.smtpPort;
    },
    call,
    async received(name) {
      await running.app.world.courier.tick();
      const { json } = await call("GET", `/api/received?channel=${encodeURIComponent(name)}`);
      return json.received as Received[];
    },
    async messages(phone) {
      return (await call("GET", `/api/phones/${phone}/messages`)).json.messages as PhoneMessage[];
    },
    async restart() {
      await stop();
      running = await start();
    },
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
