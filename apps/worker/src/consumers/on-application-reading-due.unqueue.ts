import { readingDue } from "@gerai/contracts/applications";
import { unqueueCase } from "@gerai/domain/applications";
import { actOn } from "./act-on.ts";

/** Brings a case back that was put off until today. */
export const onApplicationReadingDueUnqueue = actOn("on-application-reading-due-unqueue", readingDue, unqueueCase);
