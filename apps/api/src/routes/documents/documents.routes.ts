import type { ApiRoute } from "../../api-route.ts";
import { receiveUploadRoute } from "./receive-upload.route.ts";

/** Routes of the room documents. */
export const documentRoutes: readonly ApiRoute[] = [receiveUploadRoute];
