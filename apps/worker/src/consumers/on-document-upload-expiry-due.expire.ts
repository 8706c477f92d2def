import { uploadExpiryDue } from "@gerai/contracts/documents";
import { expireUpload } from "@gerai/domain/documents";
import { actOn } from "./act-on.ts";

/** Removes an upload that no case took up. */
export const onDocumentUploadExpiryDueExpire = actOn(
  "on-document-upload-expiry-due-expire",
  uploadExpiryDue,
  expireUpload,
);
