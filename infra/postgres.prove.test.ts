import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startPostgres } from "./postgres.mjs";

let folder = "";
/** One that has ended but was not yet collected has no command line any more. */
const isAlive = (pid: number) =>
  fs.existsSync(`/proc/${pid}`) && fs.readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "gerai-embedded-"));
  fs.chmodSync(folder, 0o755);
});

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const options = () => ({
  dataDir: path.join(folder, "postgres"),
  logFile: path.join(folder, "postgres.log"),
  password: "only-for-this-test",
  fast: true,
});

test("a server whose starter was killed does not keep the next start from the same data", async () => {
  const script = path.join(folder, "starter.mjs");
  fs.writeFileSync(
    script,
    `import { startPostgres } from ${JSON.stringify(path.join(import.meta.dirname, "postgres.mjs"))};
     const server = await startPostgres(${JSON.stringify(options())});
     console.log(server.pid);
     setInterval(() => undefined, 1000);`,
  );
  const starter = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(starter.stdout, "data");
  starter.kill("SIGKILL");
  const orphan = Number(String(line));
  expect(isAlive(orphan)).toBe(true);
  const server = await startPostgres(options());
  expect(server.isNew).toBe(false);
  await expect.poll(() => isAlive(orphan)).toBe(false);
  await server.stop();
});

test("a lock file whose process id belongs to another program now is no obstacle", async () => {
  const first = await startPostgres(options());
  const lock = path.join(first.dataDir, "postmaster.pid");
  const text = fs.readFileSync(lock, "utf8");
  await first.stop();
  fs.writeFileSync(lock, text.replace(/^\d+/, String(process.pid)));
  const second = await startPostgres(options());
  expect(second.pid).not.toBe(process.pid);
  await second.stop();
});

test("data of another major version is refused with a sentence, not by a crash", async () => {
  const first = await startPostgres(options());
  await first.stop();
  fs.writeFileSync(path.join(first.dataDir, "PG_VERSION"), "12\n");
  await expect(startPostgres(options())).rejects.toThrow(/made by PostgreSQL 12.*Move that folder away/);
});
