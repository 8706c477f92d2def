export { createBroadcastWriter } from "./create-broadcast-writer.ts";
