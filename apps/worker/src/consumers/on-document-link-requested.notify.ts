import { documentLinkRequested } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Sends a new link; the old one is void from then on. */
export const onDocumentLinkRequestedNotify = notifyApplicant({
  name: "on-document-link-requested-notify",
  event: documentLinkRequested,
  kind: "document",
  subjectOf: (payload) => payload.outputId,
});
