import { readEnv } from "@gerai/foundation/env";
import { z } from "zod";

/** Settings of the worker process. */
export type WorkerConfig = ReturnType<typeof readConfig>;

/** Reads and checks the settings; the process refuses to start on a wrong one (ENC-5). */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env) {
  const config = readEnv(
    {
      DATABASE_URL: z.string().min(1, "address of the role gerai_worker"),
      DATABASE_PREPARE: z.stringbool().default(true),
      DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(12),
      RELAY_DATABASE_URL: z.string().min(1, "address of the role gerai_relay"),
      /** Where the queue stands when there is no Redis; a direct connection of gerai_worker, DATABASE_URL unless set. */
      QUEUE_DATABASE_URL: z.string().min(1).optional(),
      REDIS_URL: z.string().min(1).optional(),
      GERAI_KEK: z.base64().refine((text) => Buffer.from(text, "base64").length === 32, "32 random bytes in base64"),
      GERAI_FILES: z.string().min(1, "folder for stored files"),
      SMTP_URL: z.url({ protocol: /^smtps?$/, error: "smtp://host:port or smtps://host:port" }),
      /** Address that mails come from; `no-reply@` and the base host unless set. */
      MAIL_FROM: z.email().optional(),
      /**
       * Whether each message has a return path of its own at that domain, `b+...`, which must then be taken there and
       * posted to the API's `/api/v1/hooks/mail/<MAIL_HOOK_KEY>`. Off where nobody does so: servers that look whether a
       * sender exists would refuse the mail.
       */
      MAIL_RETURN_PATHS: z.stringbool().default(true),
      /** File with the private key (PEM, RSA) that signs mails, and under which selector its public half is in the DNS. */
      MAIL_DKIM_KEY: z.string().min(1).optional(),
      MAIL_DKIM_SELECTOR: z
        .string()
        .regex(/^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/i)
        .optional(),
      /** Where the WhatsApp Cloud API is; the version that its shapes are written for. */
      WHATSAPP_API_URL: z.url({ protocol: /^https?$/ }).default("https://graph.facebook.com/v25.0"),
      /** Where the SMS gateways are, by the dialect they speak; without an address that dialect sends nothing. */
      SMS_JSON_URL: z.url({ protocol: /^https?$/ }).optional(),
      SMS_FORM_URL: z.url({ protocol: /^https?$/ }).optional(),
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
  if ((config.MAIL_DKIM_KEY === undefined) !== (config.MAIL_DKIM_SELECTOR === undefined))
    throw new Error("MAIL_DKIM_KEY and MAIL_DKIM_SELECTOR are given together or not at all.");
  if (config.GERAI_MODE === "production" && config.GERAI_FROZEN_CLOCK)
    throw new Error("GERAI_FROZEN_CLOCK is not for production.");
  return config;
}
