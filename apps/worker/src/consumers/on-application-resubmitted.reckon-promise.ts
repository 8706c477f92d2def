import { applicationResubmitted } from "@gerai/contracts/applications";
import { reckonPromiseOn } from "./reckon-promise-on.ts";

/** The applicant has answered: the clock goes on. */
export const onApplicationResubmittedReckonPromise = reckonPromiseOn(
  "on-application-resubmitted-reckon-promise",
  applicationResubmitted,
);
