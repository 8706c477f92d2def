import type { ProblemDetails } from "@gerai/contracts/kernel";
import type { Logger } from "@gerai/foundation/logger";
import { Problem } from "@gerai/foundation/problem";

/**
 * Any thrown thing as RFC 9457 problem+json. A `Problem` says what it is; anything else is a 500 of which the client
 * learns the request id only, while the log gets the scrubbed error.
 */
export function problemResponse(error: unknown, requestId: string, logger: Logger): Response {
  const problem = error instanceof Problem ? error : new Problem("kernel.unexpected", 500);
  if (problem.status >= 500) logger.error("request failed", { requestId, code: problem.code, error });
  const body: ProblemDetails = {
    type: `urn:gerai:problem:${problem.code}`,
    title: problem.code,
    status: problem.status,
    code: problem.code,
    params: { ...problem.params },
    requestId,
  };
  const headers = new Headers({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": requestId,
  });
  const wait = problem.params.retryAfterSeconds;
  if (typeof wait === "number") headers.set("retry-after", String(wait));
  return new Response(JSON.stringify(body), { status: problem.status, headers });
}
