export { createNoticeWriter } from "./create-notice-writer.ts";
