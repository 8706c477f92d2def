import { z } from "zod";
import { defineEvent } from "../kernel/index.ts";

const ofCase = z.object({ applicationId: z.uuid() });
const ofOutput = z.object({ applicationId: z.uuid(), outputId: z.uuid() });

/** A case was filed. */
export const applicationSubmitted = defineEvent("application.submitted", 1, ofCase);
/** An officer asked for refused items; the notice carries the completion link. */
export const completionRequested = defineEvent(
  "application.completion-requested",
  1,
  z.object({ applicationId: z.uuid(), requestId: z.uuid() }),
);
/** The citizen answered every refused item. */
export const applicationResubmitted = defineEvent("application.resubmitted", 1, ofCase);
/** Every required item is accepted. */
export const applicationVerified = defineEvent("application.verified", 1, ofCase);
/** The case was refused for good. */
export const applicationRejected = defineEvent("application.rejected", 1, ofCase);
/** The case was withdrawn. */
export const applicationCancelled = defineEvent("application.cancelled", 1, ofCase);
/** Every output is final. */
export const applicationClosed = defineEvent("application.closed", 1, ofCase);
/** Nobody answered in time. */
export const applicationExpired = defineEvent("application.expired", 1, ofCase);
/** A PDF is issued and may be sent. */
export const outputIssued = defineEvent("output.issued", 1, ofOutput);
/** An output lies on the shelf. */
export const outputReadyForPickup = defineEvent("output.ready-for-pickup", 1, ofOutput);
/** An answer by message was written. */
export const outputAnswered = defineEvent("output.answered", 1, ofOutput);
/** An issued paper was revoked. */
export const outputRevoked = defineEvent("output.revoked", 1, ofOutput);
/** The citizen asked for a new link to an issued paper. */
export const documentLinkRequested = defineEvent(
  "document.link-requested",
  1,
  z.object({ applicationId: z.uuid(), outputId: z.uuid(), documentId: z.uuid() }),
);

/** A due row: the citizen is reminded on this day of a request. */
export const completionReminderDue = defineEvent(
  "application.completion-reminder-due",
  1,
  z.object({ applicationId: z.uuid(), requestId: z.uuid(), day: z.int() }),
);
/** A due row: nobody answered a request in time. */
export const completionExpiryDue = defineEvent(
  "application.completion-expiry-due",
  1,
  z.object({ applicationId: z.uuid(), requestId: z.uuid() }),
);
/** A due row: an officer's lease may have ended. */
export const claimExpiryDue = defineEvent("application.claim-expiry-due", 1, ofCase);
/** A due row: the day has come on which a case that was put off is read. */
export const readingDue = defineEvent("application.reading-due", 1, ofCase);
/** A due row: a draft may have been left alone too long. */
export const draftExpiryDue = defineEvent("application.draft-expiry-due", 1, ofCase);

/** A case stands still from now on, or for another reason than before. */
export const applicationHeld = defineEvent("application.held", 1, ofCase);
/** Nothing holds a case up any more. */
export const applicationHoldLifted = defineEvent("application.hold-lifted", 1, ofCase);
/** A due row: a rule that lets something stand still, or go on, begins or ends now. */
export const holdReviewDue = defineEvent("application.hold-review-due", 1, z.object({}));
/** All running cases of the office were held against its rules. */
export const holdsReviewed = defineEvent("application.holds-reviewed", 1, z.object({ version: z.int().min(0) }));
