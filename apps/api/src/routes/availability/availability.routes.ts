import type { ApiRoute } from "../../api-route.ts";
import { calendarRoute } from "./calendar.route.ts";
import { getAvailabilityRoute } from "./get-availability.route.ts";
import { getOfficeTodayRoute, getServiceTodayRoute } from "./today.route.ts";

/** Routes of the room availability. */
export const availabilityRoutes: readonly ApiRoute[] = [
  getAvailabilityRoute,
  getOfficeTodayRoute,
  getServiceTodayRoute,
  calendarRoute,
];
