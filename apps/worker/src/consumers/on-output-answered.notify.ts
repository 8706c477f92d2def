import { outputAnswered } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Sends the officer's answer. */
export const onOutputAnsweredNotify = notifyApplicant({
  name: "on-output-answered-notify",
  event: outputAnswered,
  kind: "answered",
  subjectOf: (payload) => payload.outputId,
});
