import type { ApiRoute } from "../../api-route.ts";
import { overviewRoute } from "./overview.route.ts";

/** Routes of the room reports. */
export const reportRoutes: readonly ApiRoute[] = [overviewRoute];
