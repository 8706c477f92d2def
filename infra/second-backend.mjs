import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { SetupError } from "./bootstrap.mjs";
import { freePort, startPostgres } from "./postgres.mjs";

const DEBIAN = "/usr/lib/postgresql";

/** Folder of the programs of Debian's newest PostgreSQL; throws when there is none. */
export function debianPostgres() {
  const versions = fs.existsSync(DEBIAN) ? fs.readdirSync(DEBIAN).map(Number).filter(Boolean) : [];
  const withServer = versions.filter((version) => fs.existsSync(path.join(DEBIAN, String(version), "bin", "initdb")));
  if (withServer.length === 0)
    throw new SetupError("Debian's PostgreSQL server is not there: apt-get install postgresql");
  return path.join(DEBIAN, String(Math.max(...withServer)), "bin");
}

async function answers(port) {
  const socket = net.connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Debian's Redis on a free port of 127.0.0.1, for this run only. */
export async function startRedis() {
  const port = await freePort();
  // What BullMQ asks for: nothing evicted. Nothing saved, because a test's queue may be lost.
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--maxmemory-policy", "noeviction"];
  const child = spawn("redis-server", args, { stdio: "ignore", cwd: os.tmpdir() });
  for (let tries = 0; tries < 100 && !(await answers(port)); tries += 1) await wait(50);
  if (!(await answers(port))) throw new SetupError("redis-server did not start.");
  const stop = async () => {
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}

/** The second back end of everything: Debian's PostgreSQL and Redis, started for this run only, without their services. */
export async function startSecondBackend() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gerai-second-"));
  fs.chmodSync(folder, 0o755);
  const server = await startPostgres({
    binaries: debianPostgres(),
    dataDir: path.join(folder, "postgres"),
    logFile: path.join(folder, "postgres.log"),
    password: randomBytes(18).toString("base64url"),
    fast: true,
  });
  const redis = await startRedis();
  return {
    databaseUrl: server.adminUrl,
    redisUrl: redis.url,
    async stop() {
      await Promise.all([redis.stop(), server.stop()]);
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
