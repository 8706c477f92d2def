export { createFileInspector, type FileInspectorOptions } from "./file-inspector.ts";
export { fileLimits } from "./file-limits.ts";
