import { applicationSubmitted } from "@gerai/contracts/applications";
import { queueCase } from "@gerai/domain/applications";
import { actOn } from "./act-on.ts";

/** Puts a case off that came in outside hours or beyond the day's quota. */
export const onApplicationSubmittedQueue = actOn("on-application-submitted-queue", applicationSubmitted, queueCase);
