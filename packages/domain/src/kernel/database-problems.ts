import { notFound, Problem } from "@gerai/foundation/problem";
import { CONFIGURATION_CHANGED, NOT_THERE } from "./trail.store.ts";

/** What PostgreSQL says of a failed statement; the detail text is never passed on, it may hold values (ISO-19). */
interface PostgresError {
  readonly code: string;
  readonly constraint_name?: string;
}

/** The database is away, restarting or full of connections: codes of PostgreSQL, of the driver and of the network. */
const AWAY = ["57P01", "57P02", "57P03", "53300", "CONNECTION_CLOSED", "CONNECT_TIMEOUT", "ECONNREFUSED", "ECONNRESET"];

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}

function isPostgresError(error: unknown): error is PostgresError {
  return (
    typeof error === "object" &&
    error !== null &&
    "severity" in error &&
    "code" in error &&
    typeof error.code === "string"
  );
}

/** The office published a new configuration while this was done by the old one: 503, the door does it once more. */
export function configurationChanged(cause?: unknown): Problem {
  return new Problem("kernel.busy", 503, { retryAfterSeconds: 1 }, { cause });
}

/**
 * The problem behind a failed statement, or the error itself when it is a fault of ours. A refused transition or version
 * is a race that was lost: 409. Waiting too long for a lock, being the victim of a deadlock or losing the
 * session is 503, try again.
 */
export function asProblem(error: unknown): unknown {
  const code = codeOf(error);
  if (!(error instanceof Problem) && typeof code === "string" && AWAY.includes(code)) {
    return new Problem("kernel.busy", 503, { retryAfterSeconds: 2 }, { cause: error });
  }
  if (!isPostgresError(error)) return error;
  if (error.code === CONFIGURATION_CHANGED) return configurationChanged(error);
  if (error.code === NOT_THERE) return notFound();
  if (error.code === "23514" && /^(case|output)_/.test(error.constraint_name ?? "")) {
    return new Problem("applications.transition-refused", 409, { rule: error.constraint_name ?? "" }, { cause: error });
  }
  if (["55P03", "40P01", "40001", "57014"].includes(error.code)) {
    return new Problem("kernel.busy", 503, { retryAfterSeconds: 2 }, { cause: error });
  }
  return new Error(`database error ${error.code}${error.constraint_name ? ` (${error.constraint_name})` : ""}`, {
    cause: error,
  });
}
