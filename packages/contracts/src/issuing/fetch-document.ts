import { z } from "zod";
import { Text } from "../kernel/index.ts";

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

/** `GET /documents/:token`: the kind of paper behind a link, nothing of a person. */
export const DocumentLinkView = z.object({ name: Text, officeName: z.string(), expiresAt: z.iso.datetime() });
export type DocumentLinkView = z.infer<typeof DocumentLinkView>;

/** `POST /cases/:id/documents/:documentId/link`: null when the link was sent by e-mail, the link's token when no address is known. */
export const NewLinkView = z.object({ token: z.string().nullable() });
export type NewLinkView = z.infer<typeof NewLinkView>;
