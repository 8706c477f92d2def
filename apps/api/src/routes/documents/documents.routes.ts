import type { ApiRoute } from "../../api-route.ts";
import { receiveUploadRoute } from "./receive-upload.route.ts";
import { resumableRoutes } from "./resumable.route.ts";

/** Routes of the room documents. */
export const documentRoutes: readonly ApiRoute[] = [receiveUploadRoute, ...resumableRoutes];
