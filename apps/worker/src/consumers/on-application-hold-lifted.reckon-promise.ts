import { applicationHoldLifted } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actAtOnceOn } from "./act-on.ts";

/** The clock goes on; the message of the hold tells of it. */
export const onApplicationHoldLiftedReckonPromise = actAtOnceOn(
  "on-application-hold-lifted-reckon-promise",
  applicationHoldLifted,
  reckonCasePromise,
);
