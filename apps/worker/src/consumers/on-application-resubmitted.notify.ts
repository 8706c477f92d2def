import { applicationResubmitted } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Tells that the further papers have come. */
export const onApplicationResubmittedNotify = notifyApplicant({
  name: "on-application-resubmitted-notify",
  event: applicationResubmitted,
  kind: "resubmitted",
});
