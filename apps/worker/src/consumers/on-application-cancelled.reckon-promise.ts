import { applicationCancelled } from "@gerai/contracts/applications";
import { reckonPromiseOn } from "./reckon-promise-on.ts";

/** The promise lapses with the case. */
export const onApplicationCancelledReckonPromise = reckonPromiseOn(
  "on-application-cancelled-reckon-promise",
  applicationCancelled,
);
