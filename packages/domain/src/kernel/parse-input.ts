import { Problem } from "@gerai/foundation/problem";
import type { z } from "zod";

/** What was checked already, and by which schema: a door and its verb often share one, and nobody changes an input. */
const checked = new WeakMap<object, z.ZodType>();

/** The checked input, or 422 `kernel.invalid-input` with one entry per fault: path and rule, never the value. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  if (typeof raw === "object" && raw !== null && checked.get(raw) === schema) return raw as z.output<S>;
  const parsed = schema.safeParse(raw);
  if (parsed.success) {
    if (typeof parsed.data === "object" && parsed.data !== null) checked.set(parsed.data, schema);
    return parsed.data;
  }
  const faults = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), rule: issue.code ?? "invalid" }));
  throw new Problem("kernel.invalid-input", 422, { faults });
}
