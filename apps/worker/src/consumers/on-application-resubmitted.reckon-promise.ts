import { applicationResubmitted } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actOn } from "./act-on.ts";

/** The applicant has answered: the clock goes on. */
export const onApplicationResubmittedReckonPromise = actOn(
  "on-application-resubmitted-reckon-promise",
  applicationResubmitted,
  reckonCasePromise,
);
