import type { ApiRoute } from "../../api-route.ts";
import { decisionRoutes } from "./decide.route.ts";
import { readPaperPageRoute } from "./read-paper-page.route.ts";
import { readDeskRoute, readQueueRoute, searchQueueRoute } from "./read-queue.route.ts";

/** Routes of the officer's desk. */
export const deskRoutes: readonly ApiRoute[] = [
  readQueueRoute,
  searchQueueRoute,
  readDeskRoute,
  readPaperPageRoute,
  ...decisionRoutes,
];
