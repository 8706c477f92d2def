import { outputIssued } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Sends the link to an issued paper; the paper counts as sent when the mail server has taken it. */
export const onOutputIssuedNotify = notifyApplicant({
  name: "on-output-issued-notify",
  event: outputIssued,
  kind: "document",
  subjectOf: (payload) => payload.outputId,
});
