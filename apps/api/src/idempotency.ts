import { IDEMPOTENCY_HEADER, IdempotencyKey } from "@gerai/contracts/kernel";
import type { CommandOptions } from "@gerai/domain/kernel";
import { Problem } from "@gerai/foundation/problem";
import type { Context as HonoContext } from "hono";

function wrongKey(rule: string): Problem {
  return new Problem("kernel.invalid-input", 400, { faults: [{ path: IDEMPOTENCY_HEADER, rule }] });
}

/** The client's name for this intention, if it gave one (IDEM-1); 400 when it is no UUID. */
export function readIdempotencyKey(c: HonoContext): CommandOptions {
  const given = c.req.header(IDEMPOTENCY_HEADER);
  if (given === undefined) return {};
  const key = IdempotencyKey.safeParse(given.toLowerCase());
  if (!key.success) throw wrongKey("uuid");
  return { idempotencyKey: key.data };
}

/** The same where doing twice would be harm: 400 without the header. */
export function needIdempotencyKey(c: HonoContext): CommandOptions {
  const options = readIdempotencyKey(c);
  if (options.idempotencyKey === undefined) throw wrongKey("required");
  return options;
}
