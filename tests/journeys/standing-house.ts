import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../infra/postgres.mjs";
import { API_NODE_ARGS, keepRunning } from "../../infra/processes.mjs";
import { createSystem } from "../../infra/system.mjs";
import type { HouseAccount } from "./house.ts";
import type { OtherHouse } from "./officer-works.ts";

const APPS = fileURLToPath(new URL("../../apps/", import.meta.url));

/**
 * A house of its own whose clock stands still, from the seed on. Its pages and its API run twice on the same database, as
 * behind a balancer: each door is a process of pages before a process of the API with a memory of its own.
 */
export interface StandingHouse extends OtherHouse {
  /** The port in every address; the first door listens there. */
  readonly port: number;
  readonly doors: readonly [first: number, second: number];
  readonly accounts: readonly HouseAccount[];
  /** What anybody gets at a door: the body with its status. */
  read(door: number, office: string, where: string): Promise<{ readonly status: number; readonly body: string }>;
  stop(): Promise<void>;
}

function readAt(door: number, host: string, where: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: door, path: where, headers: { host } }, async (reply) => {
      const body = Buffer.concat(await reply.toArray()).toString();
      resolve({ status: reply.statusCode ?? 0, body });
    });
    sent.on("error", reject);
    sent.end();
  });
}

/** Starts the second API and the second pages beside the first; both as the first ones are, at ports of their own. */
async function startSecondDoor(env: Record<"api" | "web", Record<string, string>>, dataDir: string) {
  const [apiPort, door] = [await freePort(), await freePort()];
  const start = (name: "api" | "web", entry: string, own: Record<string, string>) =>
    keepRunning({
      name,
      entry: path.join(APPS, name, entry),
      cwd: path.join(APPS, name),
      nodeArgs: name === "api" ? API_NODE_ARGS : [],
      env: { ...env[name], ...own },
      logFile: path.join(dataDir, "logs", `second-${name}.log`),
    });
  const running = [
    start("api", "src/main.ts", { API_PORT: String(apiPort) }),
    start("web", "server.ts", { WEB_PORT: String(door), API_ORIGIN: `http://127.0.0.1:${apiPort}` }),
  ];
  const stop = async () => {
    await Promise.all(running.map((one) => one.stop()));
  };
  try {
    await Promise.all(running.map((one) => one.ready));
  } catch (error) {
    await stop();
    throw error;
  }
  return { door, stop };
}

/** Starts the whole house at an instant that does not pass; throws when one of its processes does not come up. */
export async function startStandingHouse(now: Date): Promise<StandingHouse> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "gerai-standing-"));
  const system = createSystem({ dataDir, fast: true, extraEnv: { GERAI_FROZEN_CLOCK: now.toISOString() } });
  const end = async () => {
    await system.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const { port, env } = await system.start();
    const second = await startSecondDoor(env, dataDir);
    const { accounts } = JSON.parse(readFileSync(path.join(dataDir, "demo-accounts.json"), "utf8")) as {
      accounts: HouseAccount[];
    };
    return {
      ...{ now, port, accounts },
      doors: [port, second.door],
      address: (office, where) => `http://${office}.localhost:${port}${where}`,
      read: (door, office, where) => readAt(door, `${office}.localhost:${port}`, where),
      async stop() {
        await second.stop();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}
