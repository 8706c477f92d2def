import { applicationSubmitted } from "@gerai/contracts/applications";
import { indexCase } from "@gerai/domain/applications";
import { actOn } from "./act-on.ts";

/** Makes the case findable by the persons and names in it. */
export const onApplicationSubmittedIndex = actOn("on-application-submitted-index", applicationSubmitted, indexCase);
