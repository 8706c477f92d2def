import { applicationVerified } from "@gerai/contracts/applications";
import { reckonPromiseOn } from "./reckon-promise-on.ts";

/** A case is complete: the clock of its promise starts. */
export const onApplicationVerifiedReckonPromise = reckonPromiseOn(
  "on-application-verified-reckon-promise",
  applicationVerified,
);
