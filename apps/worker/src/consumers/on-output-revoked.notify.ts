import { outputRevoked } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Tells that a paper is no longer valid. */
export const onOutputRevokedNotify = notifyApplicant({
  name: "on-output-revoked-notify",
  event: outputRevoked,
  kind: "revoked",
  subjectOf: (payload) => payload.outputId,
});
