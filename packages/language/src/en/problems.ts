import type { SameKeys } from "../catalogue.ts";
import type { problems as indonesian } from "../id/problems.ts";

/** One sentence for each problem code that a person may meet; the code of the API chooses it. */
export const problems: SameKeys<typeof indonesian> = {
  unknown: "Sorry, this is our mistake. Please try again in a moment; what was saved is not lost.",
  unavailable: "The service is not reachable. Please try again in a few minutes.",
  "not-found": "Not found, or no longer valid.",
  "rate-limited": "Too many tries. Please wait a moment and try again.",
  "applications.unknown-code": "That code and those 4 digits do not match. Check both on your receipt.",
  "applications.page-invalid": "Some answers need to be corrected.",
  "applications.incomplete": "Some answers or papers are still missing.",
  "applications.blocked": "This application cannot be sent yet because a rule is not met.",
  "applications.stale-version":
    "This application has just changed. We show its newest state; please check and try again.",
  "applications.transition-refused": "This step is not possible in the application's present state.",
  "applications.draft-expired": "This form was kept for 30 days and has been deleted.",
  "applications.already-submitted": "This application has already been sent.",
  "documents.file-refused": "This file cannot be taken.",
  "payload-too-large": "The file is too large. At most 10 MB.",
  "issuing.wrong-pin": "The PIN does not match. Tries left: {triesLeft}.",
  "issuing.pin-used-up": "This PIN is no longer valid. Make a new one on the page of your application.",
  "idempotency.in-progress": "The application is being received. Please wait, do not send it again.",
};
