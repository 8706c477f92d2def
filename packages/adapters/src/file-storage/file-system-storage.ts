import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { link, mkdir, open, unlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { FileStorage } from "@gerai/domain/documents/ports";
import { Problem } from "@gerai/foundation/problem";
import { assertStorageKey } from "./storage-key.ts";

/** Half-written objects wait here, on the same file system, so that a crash never leaves a partial object under a key. */
const incomingFolder = ".incoming";

/**
 * Keeps objects as files under `root`, for one machine or a mounted volume that knows hard links.
 *
 * `put` is durable and atomic: the bytes are written beside, flushed, then linked to their name; a link, unlike a
 * rename, fails when the name is taken (`documents.object-exists`, 409), so nothing is ever overwritten. Folders are
 * 0700 and files 0600. Keys of any other shape than `t/<tenant>/<yyyy>/<mm>/<random>` are refused.
 */
export function createFileSystemStorage(root: string): FileStorage {
  const base = resolve(root);
  const pathOf = (key: string): string => {
    assertStorageKey(key);
    return join(base, key);
  };

  return {
    async put(key, bytes) {
      const target = pathOf(key);
      const incoming = join(base, incomingFolder);
      await makeFolder(base, incoming);
      await makeFolder(base, dirname(target));
      const temporary = join(incoming, randomBytes(16).toString("hex"));
      try {
        await writeFlushed(temporary, bytes);
        await link(temporary, target);
      } catch (error) {
        if (hasCode(error, "EEXIST")) throw new Problem("documents.object-exists", 409);
        throw error;
      } finally {
        await unlinkIfThere(temporary);
      }
      await flushFolder(dirname(target));
    },

    async get(key) {
      const target = pathOf(key);
      try {
        const handle = await open(target, constants.O_RDONLY | constants.O_NOFOLLOW);
        try {
          return await handle.readFile();
        } finally {
          await handle.close();
        }
      } catch (error) {
        if (hasCode(error, "ENOENT")) throw new Problem("documents.object-missing", 404);
        throw error;
      }
    },

    async remove(key) {
      const target = pathOf(key);
      await unlinkIfThere(target);
    },
  };
}

/** Makes a folder with its parents and flushes each new entry: a folder that a power cut forgets takes its files along. */
async function makeFolder(base: string, folder: string): Promise<void> {
  const firstMade = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (firstMade === undefined) return;
  for (let parent = dirname(folder); parent.startsWith(base); parent = dirname(parent)) await flushFolder(parent);
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function flushFolder(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function unlinkIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
