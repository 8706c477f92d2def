import { applicationRejected } from "@gerai/contracts/applications";
import { countCaseOn } from "./count-case-on.ts";

/** Keeps the ministry's numbers. */
export const onApplicationRejectedCount = countCaseOn("on-application-rejected-count", applicationRejected);
