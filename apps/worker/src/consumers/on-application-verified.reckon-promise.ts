import { applicationVerified } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actAtOnceOn } from "./act-on.ts";

/** A case is complete: the clock of its promise starts. */
export const onApplicationVerifiedReckonPromise = actAtOnceOn(
  "on-application-verified-reckon-promise",
  applicationVerified,
  reckonCasePromise,
);
