import { applicationResubmitted } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actAtOnceOn } from "./act-on.ts";

/** The applicant has answered: the clock goes on. */
export const onApplicationResubmittedReckonPromise = actAtOnceOn(
  "on-application-resubmitted-reckon-promise",
  applicationResubmitted,
  reckonCasePromise,
);
