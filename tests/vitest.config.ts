import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const everywhere = ["packages/*/src/**", "apps/*/**", "infra/**"];
const withDatabase = ["db", "route"];
const left = (process.env.GERAI_WITHOUT ?? "").split(",").filter(Boolean);
const ignored = ["**/node_modules/**", "**/build/**", "**/.react-router/**"];
const prove = "**/*.prove.test.ts";
/** Journeys that go through the API alone: they need the database, not the pages. */
const withoutBrowser = ["tests/journeys/every-service.test.ts"];

/** Files at once: a test with a database waits for it half of the time, so even two cores have work for two. */
const AT_ONCE = Math.max(2, availableParallelism() - 1);

/** One file per project and no more: a test file belongs to the first project that its name and folder fit. */
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    provide: { without: left },
    projects: [
      {
        test: {
          name: "unit",
          include: [
            ...everywhere.map((folder) => `${folder}/*.test.{ts,tsx}`),
            "tests/{architecture,contract}/**/*.test.ts",
          ],
          exclude: [...ignored, prove, ...withDatabase.map((kind) => `**/*.${kind}.test.ts`)],
          maxWorkers: AT_ONCE,
        },
      },
      {
        test: {
          name: "db",
          include: [
            ...everywhere.flatMap((folder) => withDatabase.map((kind) => `${folder}/*.${kind}.test.ts`)),
            "tests/{isolation,replay,faults,load}/**/*.test.ts",
            ...withoutBrowser,
          ],
          exclude: [...ignored, prove],
          globalSetup: ["packages/testing/src/postgres.ts"],
          maxWorkers: AT_ONCE,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["tests/{journeys,accessibility}/**/*.test.ts"],
          exclude: [...ignored, prove, ...withoutBrowser],
          globalSetup: ["packages/testing/src/postgres.ts", "tests/journeys/house.ts"],
          // The browser and the processes behind it need both cores; after the others, one file at a time.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "prove",
          include: [...everywhere.map((folder) => `${folder}/*.prove.test.ts`), "tests/**/*.prove.test.ts"],
          exclude: ignored,
          // Further screens are looked at here, so that what is run all the time stays within its minutes.
          globalSetup: ["packages/testing/src/postgres.ts", "tests/journeys/house.ts"],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
