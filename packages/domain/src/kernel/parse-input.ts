import { Problem } from "@gerai/foundation/problem";
import type { z } from "zod";

/** The checked input, or 422 `kernel.invalid-input` with one entry per fault: path and rule, never the value. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), rule: issue.code ?? "invalid" }));
  throw new Problem("kernel.invalid-input", 422, { faults });
}
