import type { ApiRoute } from "../../api-route.ts";
import { caseRoutes } from "./case.route.ts";
import { completionRoutes } from "./completion.route.ts";
import { draftRoutes } from "./draft.route.ts";
import { trackCaseRoute } from "./track.route.ts";

/** Routes of the room applications for citizens; officers have the desk. */
export const applicationRoutes: readonly ApiRoute[] = [
  ...draftRoutes,
  ...caseRoutes,
  trackCaseRoute,
  ...completionRoutes,
];
