import { applicationExpired } from "@gerai/contracts/applications";
import { reckonPromiseOn } from "./reckon-promise-on.ts";

/** The promise lapses with the case. */
export const onApplicationExpiredReckonPromise = reckonPromiseOn(
  "on-application-expired-reckon-promise",
  applicationExpired,
);
