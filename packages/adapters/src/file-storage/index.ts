export { createFileSystemStorage } from "./file-system-storage.ts";
export { createMemoryStorage } from "./memory-storage.ts";
