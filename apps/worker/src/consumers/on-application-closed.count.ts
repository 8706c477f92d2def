import { applicationClosed } from "@gerai/contracts/applications";
import { countCaseOn } from "./count-case-on.ts";

/** Keeps the ministry's numbers. */
export const onApplicationClosedCount = countCaseOn("on-application-closed-count", applicationClosed);
