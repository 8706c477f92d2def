export { createSmsForm } from "./sms-form.ts";
export { createSmsJson } from "./sms-json.ts";
