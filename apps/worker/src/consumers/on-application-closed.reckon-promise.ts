import { applicationClosed } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actAtOnceOn } from "./act-on.ts";

/** The clock stops. */
export const onApplicationClosedReckonPromise = actAtOnceOn(
  "on-application-closed-reckon-promise",
  applicationClosed,
  reckonCasePromise,
);
