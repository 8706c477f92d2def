import { applicationExpired } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actOn } from "./act-on.ts";

/** The promise lapses with the case. */
export const onApplicationExpiredReckonPromise = actOn(
  "on-application-expired-reckon-promise",
  applicationExpired,
  reckonCasePromise,
);
