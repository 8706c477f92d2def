import type { ApiRoute } from "../../api-route.ts";
import { noticeRoutes } from "./notices.route.ts";
import { ownNoticeRoutes } from "./own-notices.route.ts";
import { previewNoticeRoute } from "./preview-notice.route.ts";
import { templateRoutes } from "./templates.route.ts";

/** Routes of the room notifications. */
export const notificationRoutes: readonly ApiRoute[] = [
  previewNoticeRoute,
  ...noticeRoutes,
  ...ownNoticeRoutes,
  ...templateRoutes,
];
