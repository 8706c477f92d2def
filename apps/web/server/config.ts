import { z } from "zod";

const origin = z.url({ protocol: /^http$/ }).transform((value) => value.replace(/\/$/, ""));

const Environment = z.object({
  WEB_PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  API_ORIGIN: origin.default("http://127.0.0.1:3001"),
  SIMULATOR_ORIGIN: origin.optional(),
  GERAI_BASE_HOST: z.string().default("localhost"),
  GERAI_PUBLIC_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  GERAI_MODE: z.string().default("demo"),
});

/** Settings of the web server. In `production` a reverse proxy ends TLS in front of it and is trusted for the client address. */
export interface WebConfig {
  readonly port: number;
  /** Interface to listen on; loopback unless told otherwise. */
  readonly host: string;
  readonly apiOrigin: string;
  /** Where the simulator listens; absent in production. */
  readonly simulatorOrigin: string | undefined;
  /** Offices are sub-domains of this host. */
  readonly baseHost: string;
  /** Port in the addresses that people see. */
  readonly publicPort: number;
  /** True when people reach us over https: HSTS, `Secure` cookies, `https:` own origin. */
  readonly secure: boolean;
}

/** Reads the settings once at start; throws one error that names every variable at fault. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): WebConfig {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Wrong settings:\n${faults.join("\n")}`);
  }
  const settings = parsed.data;
  return {
    port: settings.WEB_PORT,
    host: settings.HOST,
    apiOrigin: settings.API_ORIGIN,
    simulatorOrigin: settings.SIMULATOR_ORIGIN,
    baseHost: settings.GERAI_BASE_HOST.toLowerCase(),
    publicPort: settings.GERAI_PUBLIC_PORT ?? settings.WEB_PORT,
    secure: settings.GERAI_MODE === "production",
  };
}
