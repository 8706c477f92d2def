import { promiseMoved } from "@gerai/contracts/promise";
import { notifyApplicant } from "./notify-applicant.ts";

/** Tells of another day before the first one is past. */
export const onPromiseMovedNotify = notifyApplicant({
  name: "on-promise-moved-notify",
  event: promiseMoved,
  kind: "promise",
  factsOf: ({ dueOn, cause }) => ({ dueOn, cause }),
});
