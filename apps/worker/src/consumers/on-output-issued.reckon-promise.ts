import { outputIssued } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actOn } from "./act-on.ts";

/** A paper is ready: the clock may stop. */
export const onOutputIssuedReckonPromise = actOn("on-output-issued-reckon-promise", outputIssued, reckonCasePromise);
