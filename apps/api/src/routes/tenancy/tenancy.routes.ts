import type { ApiRoute } from "../../api-route.ts";
import { getOfficeRoute } from "./get-office.route.ts";
import { listRegionsRoute, searchVillagesRoute } from "./list-regions.route.ts";

/** Routes of the room tenancy. */
export const tenancyRoutes: readonly ApiRoute[] = [getOfficeRoute, listRegionsRoute, searchVillagesRoute];
