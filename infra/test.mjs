import { fileURLToPath } from "node:url";
import { runInProjectNode } from "./bootstrap.mjs";
import { ensureDebianPackages } from "./debian-packages.mjs";

await runInProjectNode(fileURLToPath(import.meta.url), () => ensureDebianPackages(["chromium", "poppler-utils"]));
const { announce, asCounts, check, conclude, runTests } = await import("./checks.mjs");

announce("Checking");
const startedAt = Date.now();
// The type check is what takes long, and it leaves a core to the others.
const checks = await Promise.all([
  check("types and the build of the pages", "turbo", [
    "run",
    "typecheck",
    "build",
    "--output-logs=errors-only",
    "--ui=stream",
  ]),
  (async () => {
    const isClean = await check("lint and format", "biome", ["check", "--error-on-warnings"]);
    return isClean && (await check("unused files, exports and dependencies", "knip", ["--config", "infra/knip.json"]));
  })(),
]);
const tests = await runTests(["unit", "db", "browser"]);
console.log(`\nAll of it took ${((Date.now() - startedAt) / 1000).toFixed(0)} s.`);
process.exitCode = conclude([tests, asCounts(checks)]);
