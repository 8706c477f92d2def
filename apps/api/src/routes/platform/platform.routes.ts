import type { ApiRoute } from "../../api-route.ts";
import {
  platformMeRoute,
  platformOfficesRoute,
  platformSecondFactorRoute,
  platformSignInRoute,
  platformSignOutRoute,
} from "./platform.route.ts";

/** Routes of the platform's own host. */
export const platformRoutes: readonly ApiRoute[] = [
  platformSignInRoute,
  platformSecondFactorRoute,
  platformSignOutRoute,
  platformMeRoute,
  platformOfficesRoute,
];
