import { applicationExpired } from "@gerai/contracts/applications";
import { countCaseOn } from "./count-case-on.ts";

/** Keeps the ministry's numbers. */
export const onApplicationExpiredCount = countCaseOn("on-application-expired-count", applicationExpired);
