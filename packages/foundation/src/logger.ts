import { type Logger as PinoLogger, pino } from "pino";

/** The only fields a log line may carry (LOG-1): an allow-list, so that a new field is silent until it is judged. */
const ALLOWED = new Set([
  "requestId",
  "tenant",
  "action",
  "route",
  "method",
  "status",
  "durationMs",
  "job",
  "queue",
  "attempt",
  "event",
  "code",
  "error",
  "port",
  "count",
  "pid",
  "version",
  "service",
  "address",
  "reason",
  "host",
]);

/** Last net under the allow-list: 16-digit numbers, Indonesian mobile numbers, e-mail addresses, 128-bit link codes. */
const PERSONAL = [
  [/\b\d{16}\b/g, "[16 digits]"],
  [/(?:\+?62|\b0)8[\d\s-]{7,14}\d/g, "[phone]"],
  [/[^\s@"'<>]+@[^\s@"'<>]+\.[a-z]{2,}/gi, "[e-mail]"],
  [/\b[a-z2-7]{26}\b/g, "[code]"],
] as const;

const SHORTEST_PERSONAL = 6;

/** Replaces what looks like personal data or a secret in a text that is about to be logged. */
export function scrub(text: string): string {
  // Nothing that is looked for is as short as a method, a route's state or a service's code often is.
  if (text.length < SHORTEST_PERSONAL) return text;
  return PERSONAL.reduce((clean, [pattern, mark]) => clean.replace(pattern, mark), text);
}

/** What may be logged beside the message. Errors are reduced to name, code and scrubbed message and stack. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined | unknown>>;

/** The project's logger: JSON lines, one child per request or job. */
export interface Logger {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  child(fields: LogFields): Logger;
}

function describeError(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return { name: error.name, code, message: scrub(error.message), stack: scrub(error.stack ?? "") };
}

function allowed(fields: LogFields | undefined): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields ?? {})) {
    if (!ALLOWED.has(key) || value === undefined) continue;
    kept[key] = key === "error" ? describeError(value) : typeof value === "string" ? scrub(value) : value;
  }
  return kept;
}

/** A logger over the one that `make` makes; made at its first line, because most children of a request never write one. */
function wrap(make: () => PinoLogger): Logger {
  let made: PinoLogger | undefined;
  const target = (): PinoLogger => {
    made ??= make();
    return made;
  };
  return {
    info: (message, fields) => target().info(allowed(fields), scrub(message)),
    warn: (message, fields) => target().warn(allowed(fields), scrub(message)),
    error: (message, fields) => target().error(allowed(fields), scrub(message)),
    child: (fields) => wrap(() => target().child(allowed(fields))),
  };
}

/** Logs JSON lines to standard output (or to `destination`, for tests) under the name of a process. */
export function createLogger(name: string, destination?: { write(line: string): void }): Logger {
  const options = { name, base: { name }, timestamp: pino.stdTimeFunctions.isoTime };
  return wrap(() => (destination ? pino(options, destination) : pino(options)));
}
