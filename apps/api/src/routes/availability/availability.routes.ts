import type { ApiRoute } from "../../api-route.ts";
import {
  countTouchedRoute,
  listChoicesRoute,
  nationalCalendarRoute,
  previewAnswerRoute,
  previewOfficeRoute,
  readHolidayFileRoute,
  reviewDraftRoute,
} from "./admin-draft.route.ts";
import { calendarRoute } from "./calendar.route.ts";
import { getAvailabilityRoute } from "./get-availability.route.ts";
import { getOfficeTodayRoute, getServiceTodayRoute } from "./today.route.ts";

/** Routes of the room availability. */
export const availabilityRoutes: readonly ApiRoute[] = [
  getAvailabilityRoute,
  getOfficeTodayRoute,
  getServiceTodayRoute,
  calendarRoute,
  listChoicesRoute,
  reviewDraftRoute,
  previewOfficeRoute,
  previewAnswerRoute,
  countTouchedRoute,
  nationalCalendarRoute,
  readHolidayFileRoute,
];
