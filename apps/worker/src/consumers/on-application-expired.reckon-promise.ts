import { applicationExpired } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actAtOnceOn } from "./act-on.ts";

/** The promise lapses with the case. */
export const onApplicationExpiredReckonPromise = actAtOnceOn(
  "on-application-expired-reckon-promise",
  applicationExpired,
  reckonCasePromise,
);
