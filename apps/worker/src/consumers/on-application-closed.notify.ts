import { applicationClosed } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Tells that a case is done, unless the message about its last step has said so. */
export const onApplicationClosedNotify = notifyApplicant({
  name: "on-application-closed-notify",
  event: applicationClosed,
  kind: "closed",
});
