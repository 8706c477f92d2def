import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { TestWorld } from "@gerai/testing/test-office";
import { freePort } from "../../infra/postgres.mjs";
import { API_NODE_ARGS, keepRunning } from "../../infra/processes.mjs";

const API = fileURLToPath(new URL("../../apps/api/", import.meta.url));

/** The API as a process of its own, on the database and at the instant of a test's world. */
export interface SecondProcess {
  get(host: string, where: string): Promise<{ readonly status: number; readonly body: unknown }>;
  stop(): Promise<void>;
}

function getJson(port: number, host: string, where: string): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", path: where, headers: { host }, setHost: false }, (reply) => {
      let text = "";
      reply.setEncoding("utf8");
      reply.on("data", (part: string) => {
        text += part;
      });
      reply.on("end", () => resolve({ status: reply.statusCode ?? 0, body: JSON.parse(text) }));
      reply.on("error", reject);
    });
    sent.on("error", reject);
    sent.end();
  });
}

/** Starts it; its memory is its own. */
export async function startSecondProcess(world: TestWorld): Promise<SecondProcess> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), "gerai-second-"));
  const running = keepRunning({
    name: "api",
    entry: path.join(API, "src/main.ts"),
    cwd: API,
    nodeArgs: API_NODE_ARGS,
    logFile: path.join(folder, "api.log"),
    env: {
      API_PORT: String(port),
      DATABASE_URL: world.database.url("app"),
      REPORT_DATABASE_URL: world.database.url("report_reader"),
      DATABASE_POOL: "2",
      GERAI_KEK: Buffer.alloc(32, 7).toString("base64"),
      GERAI_FILES: path.join(folder, "files"),
      GERAI_MODE: "demo",
      GERAI_FROZEN_CLOCK: world.clock.now().toISOString(),
    },
  });
  await running.ready;
  return {
    get: (host, where) => getJson(port, host, where),
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
