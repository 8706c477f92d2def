import { applicationRejected } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Tells that the case was refused, and why. */
export const onApplicationRejectedNotify = notifyApplicant({
  name: "on-application-rejected-notify",
  event: applicationRejected,
  kind: "rejected",
});
