import { z } from "zod";

/** Version of the tus protocol that we speak (https://tus.io/protocols/resumable-upload, 1.0.0). */
export const TUS_VERSION = "1.0.0";
/** Least bytes of a piece that is not the last: a file must not become thousands of objects. */
export const LEAST_CHUNK_BYTES = 16 * 1024;
/** Most bytes of one piece. */
export const MOST_CHUNK_BYTES = 1024 * 1024;
/** Most bytes of a whole file that comes in pieces: that of the largest file taken in one go. */
export const MOST_RESUMABLE_BYTES = 10 * 1024 * 1024;
/** Media type of a piece. */
export const CHUNK_MEDIA_TYPE = "application/offset+octet-stream";

/** How far a file that comes in pieces is; `offset` is where the next piece starts. */
export const ResumableView = z.object({
  id: z.uuid(),
  offset: z.int(),
  size: z.int(),
  expiresAt: z.iso.datetime(),
});
export type ResumableView = z.infer<typeof ResumableView>;

/** Names a file that has come in pieces and is whole, instead of sending it in one go. */
export const FinishUploadInput = z.object({ upload: z.uuid() });
export type FinishUploadInput = z.infer<typeof FinishUploadInput>;
