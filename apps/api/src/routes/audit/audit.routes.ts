import type { ApiRoute } from "../../api-route.ts";
import { listAuditRoute, verifyAuditRoute } from "./audit.route.ts";

/** Routes of the room audit. */
export const auditRoutes: readonly ApiRoute[] = [listAuditRoute, verifyAuditRoute];
