import { z } from "zod";

/** Which part of the trail to show, newest first. */
export const ListAuditInput = z.object({
  /** Id of the last event of the page before. */
  cursor: z.uuid().optional(),
  /** Exact name, or the beginning of one up to a dot: `staff` finds `staff.sign-in`. */
  action: z
    .string()
    .regex(/^[a-z][a-z.-]{1,60}$/)
    .optional(),
  actorId: z.uuid().optional(),
  subjectId: z.uuid().optional(),
  result: z.enum(["ok", "refused"]).optional(),
});
export type ListAuditInput = z.infer<typeof ListAuditInput>;

/** One event of the trail. Details are ids, codes, counts and keyed hashes. */
export const AuditEventView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  action: z.string(),
  actorKind: z.string(),
  actorId: z.uuid().nullable(),
  actorName: z.string().nullable(),
  subjectId: z.uuid().nullable(),
  result: z.enum(["ok", "refused"]),
  requestId: z.string(),
  details: z.record(z.string(), z.unknown()),
  isSealed: z.boolean(),
});
export type AuditEventView = z.infer<typeof AuditEventView>;

/** A page of the trail; `nextCursor` is null on the last one. */
export const AuditPageView = z.object({ events: z.array(AuditEventView), nextCursor: z.uuid().nullable() });
export type AuditPageView = z.infer<typeof AuditPageView>;

/** A head noted earlier: with it a chain that was cut at its end is found out (AUD-6). */
export const VerifyAuditInput = z.object({
  headSeq: z.coerce.number().int().min(1).optional(),
  headHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type VerifyAuditInput = z.infer<typeof VerifyAuditInput>;

/** What recomputing the chain found. `head` is what to note down: number and hash of the last seal. */
export const AuditVerificationView = z.object({
  isIntact: z.boolean(),
  sealed: z.number().int(),
  unsealed: z.number().int(),
  firstBad: z.number().int().nullable(),
  head: z.object({ seq: z.number().int(), hash: z.string() }).nullable(),
});
export type AuditVerificationView = z.infer<typeof AuditVerificationView>;
