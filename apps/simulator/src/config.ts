import path from "node:path";
import { ConfigError, readEnv } from "@gerai/foundation/env";
import { z } from "zod";

/** Settings of the simulator. */
export interface SimulatorConfig {
  /** Port of its pages and of its API, on loopback. */
  readonly port: number;
  /** Port of its mail server, on loopback. */
  readonly smtpPort: number;
  /** Folder that outlives a restart. */
  readonly dataFolder: string;
}

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);

/** Reads the settings; refuses to run in production, where nobody's mail may end up on a page for everyone. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): SimulatorConfig {
  const settings = readEnv(
    {
      SIMULATOR_PORT: port(3900),
      SMTP_PORT: port(3925),
      GERAI_DATA: z.string().min(1).default(".gerai"),
      GERAI_MODE: z.string().default("development"),
    },
    env,
  );
  if (settings.GERAI_MODE === "production") {
    throw new ConfigError("The simulator does not run in production: set SMTP_URL to a real mail server instead.");
  }
  return {
    port: settings.SIMULATOR_PORT,
    smtpPort: settings.SMTP_PORT,
    dataFolder: path.join(settings.GERAI_DATA, "simulator"),
  };
}
