import { resumableExpiryDue } from "@gerai/contracts/documents";
import { expireResumable } from "@gerai/domain/documents";
import { actOn } from "./act-on.ts";

/** Removes what is left of a file that came in pieces. */
export const onDocumentResumableExpiryDueExpire = actOn(
  "on-document-resumable-expiry-due-expire",
  resumableExpiryDue,
  expireResumable,
);
