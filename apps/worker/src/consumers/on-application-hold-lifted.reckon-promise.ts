import { applicationHoldLifted } from "@gerai/contracts/applications";
import { reckonPromiseOn } from "./reckon-promise-on.ts";

/** The clock goes on; the message of the hold tells of it. */
export const onApplicationHoldLiftedReckonPromise = reckonPromiseOn(
  "on-application-hold-lifted-reckon-promise",
  applicationHoldLifted,
);
