import { applicationHeld } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actOn } from "./act-on.ts";

/** A hold suspends the clock; its own message tells of it. */
export const onApplicationHeldReckonPromise = actOn(
  "on-application-held-reckon-promise",
  applicationHeld,
  reckonCasePromise,
);
