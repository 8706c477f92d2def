import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { keepRunning, runToEnd } from "./processes.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gerai-processes-"));
const write = (name: string, text: string) => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
};
const READY = "process.send({ ready: true, address: String(process.pid) }); setInterval(() => undefined, 1000);";
/** One that has ended but was not yet collected has no command line any more. */
const isAlive = (pid: number) =>
  fs.existsSync(`/proc/${pid}`) && fs.readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test("a process that was ready and crashes is started again, and stops when asked", async () => {
  const events: string[] = [];
  let back = (): void => undefined;
  const isBack = new Promise<void>((resolve) => {
    back = resolve;
  });
  const kept = keepRunning({
    name: "api",
    entry: write("ready.mjs", READY),
    cwd: folder,
    env: {},
    logFile: path.join(folder, "ready.log"),
    onEvent: ({ kind }) => {
      events.push(kind);
      if (kind === "back") back();
    },
  });
  await kept.ready;
  const first = kept.pid;
  process.kill(first, "SIGKILL");
  await isBack;
  const second = kept.pid;
  await kept.stop();
  expect(events).toEqual(["crashed", "back"]);
  expect(second).not.toBe(first);
  expect(isAlive(second)).toBe(false);
});

test("a process that ends before it is ready is told with its last words", async () => {
  const logFile = path.join(folder, "broken.log");
  const entry = write("broken.mjs", 'console.error("no such table"); process.exit(7);');
  const kept = keepRunning({ name: "worker", entry, cwd: folder, env: {}, logFile });
  await expect(kept.ready).rejects.toThrow(/worker process ended with 7[\s\S]*no such table/);
});

test("a child sees its own settings and not the starter's administrative DATABASE_URL", async () => {
  const logFile = path.join(folder, "env.log");
  const entry = write(
    "env.mjs",
    'import { env } from "node:process"; console.log(env.DATABASE_URL ?? "none", env.OWN);',
  );
  vi.stubEnv("DATABASE_URL", "postgres://admin@127.0.0.1/secret");
  try {
    await runToEnd({ name: "env", entry, env: { OWN: "yes" }, logFile });
  } finally {
    vi.unstubAllEnvs();
  }
  expect(fs.readFileSync(logFile, "utf8").trim()).toBe("none yes");
});

test("children die with a parent that was killed without a chance to stop them", async () => {
  const child = write("ready-too.mjs", READY);
  const parent = write(
    "parent.mjs",
    `import { keepRunning } from ${JSON.stringify(path.join(import.meta.dirname, "processes.mjs"))};
     const kept = keepRunning({ name: "api", entry: ${JSON.stringify(child)}, cwd: ${JSON.stringify(folder)}, env: {}, logFile: ${JSON.stringify(path.join(folder, "orphan.log"))} });
     await kept.ready;
     console.log(kept.pid);`,
  );
  const starter = spawn(process.execPath, [parent], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(starter.stdout, "data");
  const pid = Number(String(line));
  expect(isAlive(pid)).toBe(true);
  starter.kill("SIGKILL");
  await expect.poll(() => isAlive(pid), { timeout: 4_000 }).toBe(false);
});
