import { applicationClosed } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actOn } from "./act-on.ts";

/** The clock stops. */
export const onApplicationClosedReckonPromise = actOn(
  "on-application-closed-reckon-promise",
  applicationClosed,
  reckonCasePromise,
);
