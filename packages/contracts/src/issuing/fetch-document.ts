import { z } from "zod";

/** `POST /documents/:token`: the PIN from the tracking page; five tries, then a new one must be made. Answers the PDF itself. */
export const FetchDocumentInput = z.object({
  pin: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
});
export type FetchDocumentInput = z.infer<typeof FetchDocumentInput>;

/** `POST /cases/:id/documents/:documentId/pin`: shown once; an older PIN is void from now on. */
export const PinView = z.object({ pin: z.string(), expiresAt: z.iso.datetime() });
export type PinView = z.infer<typeof PinView>;
