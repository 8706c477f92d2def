import { applicationSubmitted } from "@gerai/contracts/applications";
import { countCaseOn } from "./count-case-on.ts";

/** Keeps the ministry's numbers. */
export const onApplicationSubmittedCount = countCaseOn("on-application-submitted-count", applicationSubmitted);
