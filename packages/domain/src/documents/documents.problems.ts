import type { FileRefusalCode } from "@gerai/contracts/documents";
import { Problem } from "@gerai/foundation/problem";

/** The sent file was not taken; the code's text tells the citizen what to do. `file` counts from 0 within one sending. */
export function fileRefused(refusal: FileRefusalCode, file = 0): Problem {
  return new Problem("documents.file-refused", 422, { refusal, file });
}

/** Stored bytes are not those that were received: the file is not shown (UP-9). */
export function fileDamaged(): Problem {
  return new Problem("documents.file-damaged", 500);
}
