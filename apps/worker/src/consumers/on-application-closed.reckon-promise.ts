import { applicationClosed } from "@gerai/contracts/applications";
import { reckonPromiseOn } from "./reckon-promise-on.ts";

/** The clock stops. */
export const onApplicationClosedReckonPromise = reckonPromiseOn(
  "on-application-closed-reckon-promise",
  applicationClosed,
);
