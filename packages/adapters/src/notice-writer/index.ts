export { createNoticeTemplates } from "./create-notice-templates.ts";
export { createNoticeWriter } from "./create-notice-writer.ts";
export { renderAlarmDigest } from "./render-alarm-digest.ts";
export { renderReadinessDigest } from "./render-readiness-digest.ts";
export { renderTestMessage } from "./render-test-message.ts";
