import { z } from "zod";
import { RequirementView } from "../catalogue/index.ts";
import { Text } from "../kernel/index.ts";

/** Why a file was not taken. */
export const FILE_REFUSALS = [
  "file.empty",
  "file.type",
  "file.too-large",
  "file.unreadable",
  "file.too-many-pixels",
  "file.too-many-pages",
  "file.encrypted",
  "file.active-content",
  "file.too-many-files",
] as const;
/** One reason for not taking a file. */
export const FileRefusalCode = z.enum(FILE_REFUSALS);
export type FileRefusalCode = z.infer<typeof FileRefusalCode>;

/** One received photo or PDF. */
export const PaperFileView = z.object({
  id: z.uuid(),
  mediaType: z.enum(["image/jpeg", "application/pdf"]),
  bytes: z.int(),
  pages: z.int(),
  receivedAt: z.iso.datetime(),
});
export type PaperFileView = z.infer<typeof PaperFileView>;

/** A requirement of a draft or of a completion request with what has been sent for it. */
export const PaperView = z.object({
  requirement: RequirementView,
  files: z.array(PaperFileView),
  /** `refused` only in a completion request: the old files are shown no more, `reason` says what to mend. */
  status: z.enum(["missing", "received", "refused", "optional"]),
  reason: Text.nullable(),
});
export type PaperView = z.infer<typeof PaperView>;

/** A file taken through the API before its case exists; to be named in `POST /applications` by the same holder. */
export const UploadView = PaperFileView.extend({ requirement: z.string() });
export type UploadView = z.infer<typeof UploadView>;
