export { AlarmKind, AlarmsView, AlarmView, DeadLetterView } from "./alarm.ts";
export { alarmRaised, replayAsked } from "./events.ts";
