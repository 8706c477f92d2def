import type { ApiRoute } from "../../api-route.ts";
import { disableStaffRoute } from "./disable-staff.route.ts";
import { endOtherSessionsRoute, getMeRoute, listOwnSessionsRoute, listStaffRoute } from "./me.route.ts";
import { changePasswordRoute } from "./password.route.ts";
import { secondFactorRoute, signInRoute, signOutRoute } from "./sign-in.route.ts";

/** Routes of the room identity. */
export const identityRoutes: readonly ApiRoute[] = [
  signInRoute,
  secondFactorRoute,
  signOutRoute,
  getMeRoute,
  listOwnSessionsRoute,
  endOtherSessionsRoute,
  changePasswordRoute,
  listStaffRoute,
  disableStaffRoute,
];
