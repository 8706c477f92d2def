import { fileURLToPath } from "node:url";
import { runInProjectNode } from "./bootstrap.mjs";
import { ensureDebianPackages, leftOut } from "./debian-packages.mjs";

const packages = ["chromium", "poppler-utils", "postgresql", "redis-server"];
await runInProjectNode(fileURLToPath(import.meta.url), () => ensureDebianPackages(packages));
const { announce, asCounts, check, conclude, runTests } = await import("./checks.mjs");
const { startSecondBackend } = await import("./second-backend.mjs");

announce("Proving");
const checks = [
  await check("the build of the pages", "turbo", ["run", "build", "--output-logs=errors-only", "--ui=stream"]),
];
const counts = [asCounts(checks), await runTests(["prove"])];
if (!leftOut().some((name) => name === "postgresql" || name === "redis-server")) {
  announce("The same on Debian's PostgreSQL and Redis");
  const second = await startSecondBackend();
  try {
    counts.push(await runTests(["db"], { env: { DATABASE_URL: second.databaseUrl, REDIS_URL: second.redisUrl } }));
  } finally {
    await second.stop();
  }
}
process.exitCode = conclude(counts);
