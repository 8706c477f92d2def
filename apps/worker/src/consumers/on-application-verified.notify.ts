import { applicationVerified } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Tells that the file is complete. */
export const onApplicationVerifiedNotify = notifyApplicant({
  name: "on-application-verified-notify",
  event: applicationVerified,
  kind: "verified",
});
