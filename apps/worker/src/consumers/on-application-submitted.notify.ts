import { applicationSubmitted } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Sends the receipt. */
export const onApplicationSubmittedNotify = notifyApplicant({
  name: "on-application-submitted-notify",
  event: applicationSubmitted,
  kind: "received",
});
