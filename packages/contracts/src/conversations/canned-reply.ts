import { z } from "zod";

/** Words that a canned reply may leave open: the office's name, its site, and the name of the officer who answers. */
export const CANNED_PLACEHOLDERS = ["{kantor}", "{situs}", "{petugas}"] as const;

/** `POST /staff/canned-replies`: 409 `conversations.title-taken`; 422 for a placeholder that is none of the three. */
export const AddCannedReplyInput = z.object({
  title: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[^\p{Cc}]*$/u),
  text: z.string().trim().min(1).max(1_000),
});
export type AddCannedReplyInput = z.infer<typeof AddCannedReplyInput>;

/** `POST /staff/canned-replies/:id`: 409 `conversations.stale` when somebody was faster. */
export const ChangeCannedReplyInput = AddCannedReplyInput.extend({ revision: z.int().positive() });

/** `POST /staff/canned-replies/:id/remove`. */
export const RemoveCannedReplyInput = z.object({ revision: z.int().positive() });

/** An answer that is given often. */
export const CannedReplyView = z.object({
  id: z.uuid(),
  title: z.string(),
  /** As it is edited. */
  text: z.string(),
  /** With the placeholders filled for the officer who asks. */
  filled: z.string(),
  revision: z.int(),
});
export type CannedReplyView = z.infer<typeof CannedReplyView>;
