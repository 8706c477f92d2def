import { readEnv } from "@gerai/foundation/env";
import { z } from "zod";

/** Settings of the API process; see infra for who sets them. */
export type ApiConfig = ReturnType<typeof readConfig>;

/** Reads and checks the settings; the process refuses to start on a wrong one (ENC-5). */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env) {
  const config = readEnv(
    {
      API_PORT: z.coerce.number().int().min(0).max(65_535),
      API_HOST: z.string().default("127.0.0.1"),
      DATABASE_URL: z.string().min(1, "address of the role gerai_app"),
      DATABASE_PREPARE: z.stringbool().default(true),
      DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(16),
      GERAI_KEK: z.base64().refine((text) => Buffer.from(text, "base64").length === 32, "32 random bytes in base64"),
      GERAI_FILES: z.string().min(1, "folder for stored files"),
      GERAI_BASE_HOST: z.string().default("localhost"),
      GERAI_PUBLIC_PORT: z.coerce.number().int().optional(),
      GERAI_MODE: z.enum(["demo", "production"]).default("production"),
      GERAI_DEMO_SIGNER_KEY: z.string().optional(),
      GERAI_DEMO_SIGNER_CERT: z.string().optional(),
      /** An instant at which the clock stands still: tests of dated forms only, refused in production. */
      GERAI_FROZEN_CLOCK: z.iso.datetime({ offset: true }).optional(),
    },
    env,
  );
  if (config.GERAI_MODE === "production" && config.GERAI_FROZEN_CLOCK)
    throw new Error("GERAI_FROZEN_CLOCK is not for production.");
  return config;
}
