export { resumableExpiryDue, uploadExpiryDue } from "./events.ts";
export { FILE_REFUSALS, FileRefusalCode, PaperFileView, PaperView, UploadView } from "./paper.ts";
export {
  CHUNK_MEDIA_TYPE,
  FinishUploadInput,
  LEAST_CHUNK_BYTES,
  MOST_CHUNK_BYTES,
  MOST_RESUMABLE_BYTES,
  ResumableView,
  TUS_VERSION,
} from "./resumable.ts";
export { VerificationView } from "./verification.ts";
