import { applicationHoldLifted } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Tells that a case goes on. */
export const onApplicationHoldLiftedNotify = notifyApplicant({
  name: "on-application-hold-lifted-notify",
  event: applicationHoldLifted,
  kind: "resumed",
});
