import { applicationExpired } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Tells that nobody answered in time. */
export const onApplicationExpiredNotify = notifyApplicant({
  name: "on-application-expired-notify",
  event: applicationExpired,
  kind: "expired",
});
