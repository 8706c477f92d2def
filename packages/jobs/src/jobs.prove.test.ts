import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { describeJobs } from "./jobs-suite.ts";
import type { QueueBackend } from "./queue-backend.ts";

const stops: (() => void)[] = [];

afterAll(() => {
  for (const stop of stops) stop();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** A Redis server of this run alone, without persistence; needs the Debian package `redis-server`. */
async function startRedis(): Promise<QueueBackend> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), "gerai-redis-"));
  const server = spawn("redis-server", ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--dir", folder]);
  stops.push(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  await new Promise<void>((resolve, reject) => {
    server.on("error", () => reject(new Error("redis-server is missing: apt-get install redis-server")));
    server.on("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
    server.stdout.on("data", (text: Buffer) => {
      if (text.toString().includes("Ready to accept connections")) resolve();
    });
  });
  return { kind: "redis", url: `redis://127.0.0.1:${port}`, prefix: "gerai-test" };
}

describeJobs("jobs on Redis", startRedis);
