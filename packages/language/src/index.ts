export { alarmText } from "./alarm-text.ts";
export { fill, LOCALES, type Locale, localeOf, type Params, type SameKeys } from "./catalogue.ts";
export { chatText, type WordedReply } from "./chat-text.ts";
export { type Messages, messages } from "./messages.ts";
export { problemText } from "./problem-text.ts";
export { readinessText } from "./readiness-text.ts";
