import type { ApiRoute } from "../api-route.ts";
import { applicationRoutes } from "./applications/index.ts";
import { auditRoutes } from "./audit/index.ts";
import { catalogueRoutes } from "./catalogue/index.ts";
import { deskRoutes } from "./desk/index.ts";
import { documentRoutes } from "./documents/index.ts";
import { identityRoutes } from "./identity/index.ts";
import { issuingRoutes } from "./issuing/index.ts";
import { notificationRoutes } from "./notifications/index.ts";
import { platformRoutes } from "./platform/index.ts";
import { tenancyRoutes } from "./tenancy/index.ts";

/** Every endpoint below /api/v1; a route that is not here does not exist. */
export const apiRoutes: readonly ApiRoute[] = [
  ...tenancyRoutes,
  ...identityRoutes,
  ...auditRoutes,
  ...platformRoutes,
  ...catalogueRoutes,
  ...documentRoutes,
  ...applicationRoutes,
  ...deskRoutes,
  ...issuingRoutes,
  ...notificationRoutes,
];
