export { uploadExpiryDue } from "./events.ts";
export { FILE_REFUSALS, FileRefusalCode, PaperFileView, PaperView, UploadView } from "./paper.ts";
export { VerificationView } from "./verification.ts";
