import { z } from "zod";

/** Body of every error answer: RFC 9457 problem+json. `code` chooses the words that a person reads. */
export const ProblemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  /** Facts for the words, e.g. `{ retryAfterSeconds: 8 }` or the list of faults of a form. */
  params: z.record(z.string(), z.unknown()),
  requestId: z.string(),
});
export type ProblemDetails = z.infer<typeof ProblemDetails>;
