import { applicationHeld } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Tells that a case stands still, and why. */
export const onApplicationHeldNotify = notifyApplicant({
  name: "on-application-held-notify",
  event: applicationHeld,
  kind: "held",
});
