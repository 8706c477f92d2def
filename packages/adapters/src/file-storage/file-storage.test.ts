import { mkdtemp, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileStorage } from "@gerai/domain/documents/ports";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFileSystemStorage, createMemoryStorage } from "./index.ts";

const random = "0123456789abcdef0123456789abcdef";
const bytesOf = (text: string) => new TextEncoder().encode(text);
const keyOf = (tail: string, tenant = "bontang") => `t/${tenant}/2026/11/${tail.padEnd(32, "0")}`;

const hostileKeys = [
  "",
  "../etc/passwd",
  "/etc/passwd",
  `/t/bontang/2026/11/${random}`,
  `t/../2026/11/${random}`,
  `t/bontang/2026/11/../../${random}`,
  `t/bontang/2026/11/%2e%2e%2f${random}`,
  `t/bontang/2026/11/..%2f${random}`,
  `t/bontang/2026/11/${random}\0`,
  `t/bontang/2026/11/${random}\0.jpg`,
  `t/bontang/2026/11/${random}\n`,
  `t/bontang\\..\\2026/11/${random}`,
  `t/bontang/2026/11/.${random}`,
  `t/bontang/2026/13/${random}`,
  `t/bontang/2026/11/${random}/`,
  `t/Bontang/2026/11/${random}`,
  "t/bontang/2026/11/short",
  `.incoming/${random}`,
];

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "gerai-storage-"));
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

const storages: readonly (readonly [string, () => FileStorage])[] = [
  ["file system", () => createFileSystemStorage(join(root, "objects"))],
  ["memory", () => createMemoryStorage()],
];

describe.each(storages)("%s storage", (name, make) => {
  test("gives back exactly the bytes that were put", async () => {
    const storage = make();
    const key = keyOf(`${name === "memory" ? "m" : "f"}1`);
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
    await storage.put(key, bytes);
    expect(Buffer.compare(await storage.get(key), bytes)).toBe(0);
  });

  test("never overwrites an object", async () => {
    const storage = make();
    await storage.put(keyOf("twice"), bytesOf("first"));
    await expect(storage.put(keyOf("twice"), bytesOf("second"))).rejects.toMatchObject({
      code: "documents.object-exists",
    });
    expect(new TextDecoder().decode(await storage.get(keyOf("twice")))).toBe("first");
  });

  test("of many writers of one key exactly one wins", async () => {
    const storage = make();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => storage.put(keyOf("race"), bytesOf(`writer ${index}`))),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect(new TextDecoder().decode(await storage.get(keyOf("race")))).toMatch(/^writer \d$/);
  });

  test("reports a missing object and removes it without complaint", async () => {
    const storage = make();
    await expect(storage.get(keyOf("missing"))).rejects.toMatchObject({ code: "documents.object-missing" });
    await expect(storage.remove(keyOf("missing"))).resolves.toBeUndefined();
    await storage.put(keyOf("gone"), bytesOf("x"));
    await storage.remove(keyOf("gone"));
    await expect(storage.get(keyOf("gone"))).rejects.toMatchObject({ code: "documents.object-missing" });
  });

  test.each(hostileKeys)("refuses the key %j in every call", async (key) => {
    const storage = make();
    await expect(storage.put(key, bytesOf("x"))).rejects.toThrow(TypeError);
    await expect(storage.get(key)).rejects.toThrow(TypeError);
    await expect(storage.remove(key)).rejects.toThrow(TypeError);
  });

  test("keeps the same name of two offices apart", async () => {
    const storage = make();
    await storage.put(keyOf("same", "office-a"), bytesOf("a"));
    await storage.put(keyOf("same", "office-b"), bytesOf("b"));
    expect(new TextDecoder().decode(await storage.get(keyOf("same", "office-a")))).toBe("a");
  });
});

describe("file system storage on disk", () => {
  test("folders are 0700, files 0600, and no half-written file is left", async () => {
    const place = join(root, "modes");
    const storage = createFileSystemStorage(place);
    await storage.put(keyOf("mode"), bytesOf("x"));
    await expect(storage.put(keyOf("mode"), bytesOf("y"))).rejects.toThrow();
    for (const folder of ["", "t", "t/bontang", "t/bontang/2026", "t/bontang/2026/11", ".incoming"]) {
      expect((await stat(join(place, folder))).mode & 0o777).toBe(0o700);
    }
    expect((await stat(join(place, keyOf("mode")))).mode & 0o777).toBe(0o600);
    expect(await readdir(join(place, ".incoming"))).toEqual([]);
  });

  test("does not follow a symbolic link that lies under a key", async () => {
    const place = join(root, "links");
    const storage = createFileSystemStorage(place);
    await storage.put(keyOf("real"), bytesOf("x"));
    const secret = join(root, "outside.txt");
    await writeFile(secret, "outside");
    await symlink(secret, join(place, keyOf("link")));
    await expect(storage.get(keyOf("link"))).rejects.toThrow();
  });
});
