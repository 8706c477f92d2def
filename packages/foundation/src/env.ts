import { z } from "zod";

/** Thrown when a process is started with wrong settings; the message is for the operator and names each variable. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Reads settings from the environment by a zod shape; throws one `ConfigError` that lists every variable at fault. */
export function readEnv<S extends z.ZodRawShape>(
  shape: S,
  env: Readonly<Record<string, string | undefined>>,
): z.output<z.ZodObject<S>> {
  const parsed = z.object(shape).safeParse(env);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new ConfigError(`Wrong settings:\n${faults.join("\n")}`);
}
