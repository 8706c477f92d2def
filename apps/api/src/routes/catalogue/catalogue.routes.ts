import type { ApiRoute } from "../../api-route.ts";
import { listServiceSettingsRoute } from "./list-service-settings.route.ts";
import { getServiceRoute, listServicesRoute } from "./list-services.route.ts";

/** Routes of the room catalogue. */
export const catalogueRoutes: readonly ApiRoute[] = [listServicesRoute, getServiceRoute, listServiceSettingsRoute];
