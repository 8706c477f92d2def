import { applicationHeld } from "@gerai/contracts/applications";
import { reckonPromiseOn } from "./reckon-promise-on.ts";

/** A hold suspends the clock; its own message tells of it. */
export const onApplicationHeldReckonPromise = reckonPromiseOn("on-application-held-reckon-promise", applicationHeld);
