import { applicationCancelled } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Tells that the case was withdrawn. */
export const onApplicationCancelledNotify = notifyApplicant({
  name: "on-application-cancelled-notify",
  event: applicationCancelled,
  kind: "cancelled",
});
