import { spawn } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { root, runInProjectNode } from "./bootstrap.mjs";
import { ensureDebianPackages } from "./debian-packages.mjs";

await runInProjectNode(fileURLToPath(import.meta.url), () => ensureDebianPackages(["postgresql", "redis-server"]));
const { debianPostgres } = await import("./second-backend.mjs");

// pgbench comes with Debian's PostgreSQL; server and load generator share this machine, so only ratios mean anything.
const PATH = `${debianPostgres()}:${process.env.PATH}`;
const child = spawn(process.execPath, ["tests/load/run.ts", ...process.argv.slice(2)], {
  cwd: root,
  env: { ...process.env, PATH },
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
