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

/** A piece that is not the next one, or was already taken; `offset` is where the next one starts (tus: 409). */
export function wrongOffset(offset: number): Problem {
  return new Problem("documents.wrong-offset", 409, { offset });
}

/** A piece reaches beyond what was announced or is too long by itself. */
export function chunkTooLong(limitBytes: number): Problem {
  return new Problem("documents.chunk-too-long", 413, { limitBytes });
}

/** A piece in the middle is so small that its file would become thousands of objects. */
export function chunkTooShort(): Problem {
  return new Problem("documents.chunk-too-short", 422);
}

/** The bytes of a piece are not those of its checksum: it was changed on the way, send it again (tus checksum: 460). */
export function checksumMismatch(): Problem {
  return new Problem("documents.checksum-mismatch", 460);
}

/** One holder has too much on the way. */
export function tooManyUploads(): Problem {
  return new Problem("documents.too-many-uploads", 429);
}

/** The pieces together are not the file that was announced: nothing of it is kept, it must be sent anew. */
export function uploadDamaged(): Problem {
  return new Problem("documents.upload-damaged", 422, { refusal: "file.unreadable", file: 0 });
}

/** The upload has become a paper of another place, or one that was taken out again. */
export function uploadUsed(): Problem {
  return new Problem("documents.upload-used", 409);
}
