import { fileURLToPath } from "node:url";
import { runInProjectNode } from "./bootstrap.mjs";

// Everything below needs the installed packages and Node 24, so it is loaded only when both are there.
await runInProjectNode(fileURLToPath(import.meta.url));
const { main } = await import("./run-start.mjs");
await main();
