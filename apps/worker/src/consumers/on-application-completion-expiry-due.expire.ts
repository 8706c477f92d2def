import { completionExpiryDue } from "@gerai/contracts/applications";
import { expireCompletion } from "@gerai/domain/applications";
import { actOn } from "./act-on.ts";

/** Ends a case whose request nobody answered. */
export const onApplicationCompletionExpiryDueExpire = actOn(
  "on-application-completion-expiry-due-expire",
  completionExpiryDue,
  expireCompletion,
);
