import { expect, test } from "vitest";
import { readMigrations } from "./migrate.ts";
import { readReleases } from "./releases.ts";

test("the first release is kept", () => {
  expect(readReleases().map(({ version }) => version)).toContain("v0.1.0");
});

test.each(readReleases())("the migrations of $version are still there, letter by letter", ({ migrations }) => {
  const now = new Map(readMigrations().map(({ name, checksum }) => [name, checksum]));
  expect(Object.entries(migrations).filter(([name, checksum]) => now.get(name) !== checksum)).toEqual([]);
});
