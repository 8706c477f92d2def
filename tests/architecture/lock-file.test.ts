import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { findHosts, findVersionsBelowFloor, lockedVersions } from "./lock-file.ts";
import { root } from "./module-graph.ts";

const lockFile = fs.readFileSync(path.join(root, "pnpm-lock.yaml"), "utf8");

test("frameworks are at or above the versions in which known holes are closed (DEP-1)", () => {
  expect(findVersionsBelowFloor(lockFile)).toEqual([]);
});

test("a version below its floor, and one that is missing, is found", () => {
  const old = lockFile
    .replaceAll(`hono@${lockedVersions(lockFile, "hono")[0]}`, "hono@4.13.4")
    .replaceAll(/ kysely@[\d.]+/g, " kysely@0.28.16")
    .replaceAll(/ react-router@[\d.]+/g, " react-router@7.14.0");
  expect(findVersionsBelowFloor(old)).toHaveLength(3);
  expect(findVersionsBelowFloor("lockfileVersion: 9")).toHaveLength(3);
});

test("the lock file names no host, so that an install follows the machine's registry settings", () => {
  expect(findHosts(lockFile)).toEqual([]);
  expect(findHosts("resolution: {tarball: https://registry.example/a.tgz}")).not.toEqual([]);
});
