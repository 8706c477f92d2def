/** Settings of the seed; `npm start` hands them over. */
export interface SeedConfig {
  readonly mode: string;
  readonly dataDir: string;
  readonly filesDir: string;
  readonly baseHost: string;
  readonly port: number | null;
  /** Key-encryption key, 32 bytes. */
  readonly kek: Buffer;
  /** Addresses of the roles gerai_owner, gerai_app and gerai_relay. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly relayUrl: string;
  /** PEM files of the demo signer. */
  readonly signerKeyFile: string;
  readonly signerCertificateFile: string;
  /** The instant up to which the demo has happened. */
  readonly now: Date;
}

/** Reads the settings; throws one error that names every missing variable. */
export function readSeedConfig(env: Readonly<Record<string, string | undefined>> = process.env): SeedConfig {
  const missing: string[] = [];
  const read = (name: string): string => {
    const value = env[name];
    if (!value) missing.push(name);
    return value ?? "";
  };
  const config: SeedConfig = {
    mode: env.GERAI_MODE ?? "production",
    dataDir: read("GERAI_DATA"),
    filesDir: read("GERAI_FILES"),
    baseHost: env.GERAI_BASE_HOST ?? "localhost",
    port: env.GERAI_PUBLIC_PORT ? Number(env.GERAI_PUBLIC_PORT) : null,
    kek: Buffer.from(read("GERAI_KEK"), "base64"),
    ownerUrl: read("OWNER_DATABASE_URL"),
    appUrl: read("DATABASE_URL"),
    relayUrl: read("RELAY_DATABASE_URL"),
    signerKeyFile: read("GERAI_DEMO_SIGNER_KEY"),
    signerCertificateFile: read("GERAI_DEMO_SIGNER_CERT"),
    now: env.GERAI_FROZEN_CLOCK ? new Date(env.GERAI_FROZEN_CLOCK) : new Date(),
  };
  if (missing.length > 0) throw new Error(`The seed needs ${missing.join(", ")}.`);
  return config;
}
