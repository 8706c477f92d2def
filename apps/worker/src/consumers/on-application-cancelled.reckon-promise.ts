import { applicationCancelled } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actAtOnceOn } from "./act-on.ts";

/** The promise lapses with the case. */
export const onApplicationCancelledReckonPromise = actAtOnceOn(
  "on-application-cancelled-reckon-promise",
  applicationCancelled,
  reckonCasePromise,
);
