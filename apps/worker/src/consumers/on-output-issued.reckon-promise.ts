import { outputIssued } from "@gerai/contracts/applications";
import { reckonPromiseOn } from "./reckon-promise-on.ts";

/** A paper is ready: the clock may stop. */
export const onOutputIssuedReckonPromise = reckonPromiseOn("on-output-issued-reckon-promise", outputIssued);
