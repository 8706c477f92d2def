import { applicationCancelled } from "@gerai/contracts/applications";
import { countCaseOn } from "./count-case-on.ts";

/** Keeps the ministry's numbers. */
export const onApplicationCancelledCount = countCaseOn("on-application-cancelled-count", applicationCancelled);
