import { applicationHoldLifted } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actOn } from "./act-on.ts";

/** The clock goes on; the message of the hold tells of it. */
export const onApplicationHoldLiftedReckonPromise = actOn(
  "on-application-hold-lifted-reckon-promise",
  applicationHoldLifted,
  reckonCasePromise,
);
