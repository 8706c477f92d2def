import { applicationCancelled } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actOn } from "./act-on.ts";

/** The promise lapses with the case. */
export const onApplicationCancelledReckonPromise = actOn(
  "on-application-cancelled-reckon-promise",
  applicationCancelled,
  reckonCasePromise,
);
