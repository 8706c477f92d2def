import { z } from "zod";
import { defineEvent } from "../kernel/index.ts";

/** Due row: an upload that no case has taken up by now is removed. */
export const uploadExpiryDue = defineEvent("document.upload-expiry-due", 1, z.object({ fileId: z.uuid() }));

/** Due row: a file that came in pieces has had its day; what is left of its pieces goes. */
export const resumableExpiryDue = defineEvent("document.resumable-expiry-due", 1, z.object({ uploadId: z.uuid() }));
