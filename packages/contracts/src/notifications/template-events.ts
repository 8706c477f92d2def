import { z } from "zod";
import { defineEvent } from "../kernel/index.ts";

/** Words of a WhatsApp message go to the reviewers at each number of the office. */
export const templateSubmitted = defineEvent("notice.template-submitted", 1, z.object({ templateId: z.uuid() }));
