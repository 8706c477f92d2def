/** Parameters of a problem: shown in its text, never personal data. */
export type ProblemParams = Readonly<Record<string, string | number | boolean | null | object>>;

/**
 * The one error a verb throws on purpose. Throwing rolls the transaction back; each door maps it:
 * HTTP to RFC 9457 problem+json, the worker to retry or give up, the web to field errors or an error page.
 */
export class Problem extends Error {
  /** Stable code, `room.reason`, e.g. `applications.stale-version`; the text shown is chosen by it. */
  readonly code: string;
  /** HTTP status this problem answers with. */
  readonly status: number;
  readonly params: ProblemParams;

  constructor(code: string, status: number, params: ProblemParams = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = "Problem";
    this.code = code;
    this.status = status;
    this.params = params;
  }
}

/**
 * The answer for a missing row, for another office's row and for a row that this person may not know of:
 * always the same, so that ids cannot be probed (ISO-39).
 */
export function notFound(): Problem {
  return new Problem("not-found", 404);
}
