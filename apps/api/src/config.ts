import { DEFAULT_INTAKE_LIMITS, type IntakeLimits } from "@gerai/domain/identity";
import { readEnv } from "@gerai/foundation/env";
import { z } from "zod";

const limit = (usual: number) => z.coerce.number().int().min(1).default(usual);

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
      // Each session more than the database has processors for costs every statement some: measured by `npm run load` on two.
      DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(6),
      /** Address of the role gerai_report_reader, which reads the ministry's counts and nothing else. */
      REPORT_DATABASE_URL: z.string().min(1, "address of the role gerai_report_reader"),
      GERAI_KEK: z.base64().refine((text) => Buffer.from(text, "base64").length === 32, "32 random bytes in base64"),
      GERAI_FILES: z.string().min(1, "folder for stored files"),
      GERAI_BASE_HOST: z.string().default("localhost"),
      GERAI_PUBLIC_PORT: z.coerce.number().int().optional(),
      /** The address that the worker sends e-mails from, shown among the true ones. */
      MAIL_FROM: z.email().optional(),
      /**
       * The secret part of `/api/v1/hooks/mail/<key>`, where whoever takes the mail of that address's domain posts what
       * comes to `b+...@` as `message/rfc822`; one for all offices. Without it the address does not exist.
       */
      MAIL_HOOK_KEY: z
        .string()
        .regex(/^[A-Za-z0-9_-]{26,64}$/, "26 to 64 letters and digits")
        .optional(),
      GERAI_MODE: z.enum(["demo", "production"]).default("production"),
      /** Most drafts, uploads, submissions and questions in ten minutes, from one address and in one office; see `DEFAULT_INTAKE_LIMITS`. */
      GERAI_DRAFTS_PER_ADDRESS: limit(DEFAULT_INTAKE_LIMITS.draft.perAddress),
      GERAI_DRAFTS_PER_OFFICE: limit(DEFAULT_INTAKE_LIMITS.draft.perOffice),
      GERAI_UPLOADS_PER_ADDRESS: limit(DEFAULT_INTAKE_LIMITS.upload.perAddress),
      GERAI_UPLOADS_PER_OFFICE: limit(DEFAULT_INTAKE_LIMITS.upload.perOffice),
      GERAI_SUBMISSIONS_PER_ADDRESS: limit(DEFAULT_INTAKE_LIMITS.submission.perAddress),
      GERAI_SUBMISSIONS_PER_OFFICE: limit(DEFAULT_INTAKE_LIMITS.submission.perOffice),
      GERAI_QUESTIONS_PER_ADDRESS: limit(DEFAULT_INTAKE_LIMITS.question.perAddress),
      GERAI_QUESTIONS_PER_OFFICE: limit(DEFAULT_INTAKE_LIMITS.question.perOffice),
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

/** The limits of what citizens send and ask, as the settings say. */
export function intakeLimits(config: ApiConfig): IntakeLimits {
  return {
    draft: { perAddress: config.GERAI_DRAFTS_PER_ADDRESS, perOffice: config.GERAI_DRAFTS_PER_OFFICE },
    upload: { perAddress: config.GERAI_UPLOADS_PER_ADDRESS, perOffice: config.GERAI_UPLOADS_PER_OFFICE },
    submission: { perAddress: config.GERAI_SUBMISSIONS_PER_ADDRESS, perOffice: config.GERAI_SUBMISSIONS_PER_OFFICE },
    question: { perAddress: config.GERAI_QUESTIONS_PER_ADDRESS, perOffice: config.GERAI_QUESTIONS_PER_OFFICE },
  };
}
