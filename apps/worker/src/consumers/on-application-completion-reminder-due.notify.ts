import { completionReminderDue } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Reminds of papers that are still missing; nobody who has answered hears of it. */
export const onApplicationCompletionReminderDueNotify = notifyApplicant({
  name: "on-application-completion-reminder-due-notify",
  event: completionReminderDue,
  kind: "completion-reminder",
  subjectOf: (payload) => payload.requestId,
});
