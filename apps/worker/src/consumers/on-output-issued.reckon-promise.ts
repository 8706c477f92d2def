import { outputIssued } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actAtOnceOn } from "./act-on.ts";

/** A paper is ready: the clock may stop. */
export const onOutputIssuedReckonPromise = actAtOnceOn(
  "on-output-issued-reckon-promise",
  outputIssued,
  reckonCasePromise,
);
