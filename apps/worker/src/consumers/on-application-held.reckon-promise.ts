import { applicationHeld } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actAtOnceOn } from "./act-on.ts";

/** A hold suspends the clock; its own message tells of it. */
export const onApplicationHeldReckonPromise = actAtOnceOn(
  "on-application-held-reckon-promise",
  applicationHeld,
  reckonCasePromise,
);
