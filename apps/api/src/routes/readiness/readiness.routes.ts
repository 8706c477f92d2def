import type { ApiRoute } from "../../api-route.ts";
import { checkReadinessRoute, getReadinessRoute } from "./readiness.route.ts";

/** Routes of the room readiness. */
export const readinessRoutes: readonly ApiRoute[] = [getReadinessRoute, checkReadinessRoute];
