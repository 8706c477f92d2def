import type { FileStorage } from "@gerai/domain/documents/ports";
import { Problem } from "@gerai/foundation/problem";
import { assertStorageKey } from "./storage-key.ts";

/** The fake: keeps objects in this process with the same refusals as the real storage. Bytes are copied both ways. */
export function createMemoryStorage(): FileStorage {
  const objects = new Map<string, Uint8Array>();
  return {
    async put(key, bytes) {
      assertStorageKey(key);
      if (objects.has(key)) throw new Problem("documents.object-exists", 409);
      objects.set(key, bytes.slice());
    },
    async get(key) {
      assertStorageKey(key);
      const bytes = objects.get(key);
      if (bytes === undefined) throw new Problem("documents.object-missing", 404);
      return bytes.slice();
    },
    async remove(key) {
      assertStorageKey(key);
      objects.delete(key);
    },
  };
}
