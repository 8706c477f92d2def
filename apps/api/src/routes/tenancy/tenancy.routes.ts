import type { ApiRoute } from "../../api-route.ts";
import {
  discardDraftRoute,
  getDraftRoute,
  publishConfigurationRoute,
  putDraftItemRoute,
  putDraftItemsRoute,
  takeAwayDraftItemRoute,
} from "./draft.route.ts";
import { getOfficeRoute } from "./get-office.route.ts";
import { listRegionsRoute, searchVillagesRoute } from "./list-regions.route.ts";
import { getVersionRoute, listVersionsRoute, revertConfigurationRoute } from "./versions.route.ts";

/** Routes of the room tenancy, and the publishing of what it keeps. */
export const tenancyRoutes: readonly ApiRoute[] = [
  getOfficeRoute,
  listRegionsRoute,
  searchVillagesRoute,
  getDraftRoute,
  putDraftItemRoute,
  putDraftItemsRoute,
  takeAwayDraftItemRoute,
  discardDraftRoute,
  publishConfigurationRoute,
  listVersionsRoute,
  getVersionRoute,
  revertConfigurationRoute,
];
