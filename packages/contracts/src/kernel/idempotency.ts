import { z } from "zod";

/** Header with which a client names one intention; a repeated key is answered with the first reply (IDEM-1). */
export const IDEMPOTENCY_HEADER = "idempotency-key";

/** A UUID made by the client before its first try and kept with the form or draft. */
export const IdempotencyKey = z.uuid();
export type IdempotencyKey = z.infer<typeof IdempotencyKey>;
