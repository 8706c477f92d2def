import type { ApiRoute } from "../../api-route.ts";
import { discardDeadLetterRoute, listAlarmsRoute, replayDeadLetterRoute } from "./alarms.route.ts";

/** Routes of the room alarms. */
export const alarmRoutes: readonly ApiRoute[] = [listAlarmsRoute, replayDeadLetterRoute, discardDeadLetterRoute];
