export { checkAlarms } from "./check-alarms.ts";
export { discardDeadLetter, readReplay, replayDeadLetter, settleReplay } from "./dead-letters.ts";
export { listAlarms } from "./list-alarms.ts";
export { gatherAlarmDigest, mailAlarmDigest } from "./mail-alarms.ts";
