import type { ApiRoute } from "../api-route.ts";
import { alarmRoutes } from "./alarms/alarms.routes.ts";
import { applicationRoutes } from "./applications/applications.routes.ts";
import { auditRoutes } from "./audit/audit.routes.ts";
import { availabilityRoutes } from "./availability/availability.routes.ts";
import { broadcastRoutes } from "./broadcasts/broadcasts.routes.ts";
import { catalogueRoutes } from "./catalogue/catalogue.routes.ts";
import { channelRoutes } from "./channels/channels.routes.ts";
import { conversationRoutes } from "./conversations/conversations.routes.ts";
import { deskRoutes } from "./desk/desk.routes.ts";
import { documentRoutes } from "./documents/documents.routes.ts";
import { identityRoutes } from "./identity/identity.routes.ts";
import { issuingRoutes } from "./issuing/issuing.routes.ts";
import { notificationRoutes } from "./notifications/notifications.routes.ts";
import { platformRoutes } from "./platform/platform.routes.ts";
import { readinessRoutes } from "./readiness/readiness.routes.ts";
import { reportRoutes } from "./reports/reports.routes.ts";
import { tenancyRoutes } from "./tenancy/tenancy.routes.ts";

/** Every endpoint below /api/v1; a route that is not here does not exist. */
export const apiRoutes: readonly ApiRoute[] = [
  ...tenancyRoutes,
  ...identityRoutes,
  ...auditRoutes,
  ...platformRoutes,
  ...catalogueRoutes,
  ...availabilityRoutes,
  ...channelRoutes,
  ...documentRoutes,
  ...applicationRoutes,
  ...deskRoutes,
  ...issuingRoutes,
  ...notificationRoutes,
  ...conversationRoutes,
  ...broadcastRoutes,
  ...reportRoutes,
  ...readinessRoutes,
  ...alarmRoutes,
];
