import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { createSystem } from "../../infra/system.mjs";
import { workAroundTheClock } from "./around-the-clock.ts";
import type { HouseKeys } from "./house-resources.ts";

/** A log-in of the demo, as the seed writes it down. */
export interface HouseAccount {
  readonly office: string;
  readonly role: string;
  readonly username: string;
  readonly password: string;
  readonly totpSecret: string;
}

/** The whole house as it runs for the browser tests: the processes of `npm start` on data of their own. */
export interface House {
  /** The one public port; `http://bontang.localhost:<port>` opens an office. */
  readonly port: number;
  /** Superuser address of its database, for looking only. */
  readonly adminUrl: string;
  readonly dataDir: string;
  readonly keys: HouseKeys;
  readonly accounts: readonly HouseAccount[];
}

declare module "vitest" {
  export interface ProvidedContext {
    house: House | null;
  }
}

/** Starts the house once for all browser tests; without Chromium there is nobody to visit it. */
export default async function startHouse(project: TestProject): Promise<() => Promise<void>> {
  const without = project.config.provide?.without ?? [];
  if (without.includes("chromium")) {
    project.provide("house", null);
    return async () => undefined;
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), "gerai-house-"));
  const system = createSystem({ dataDir, fast: true });
  const { port, adminUrl, env } = await system.start();
  const { DATABASE_URL, GERAI_KEK } = env.api;
  const keys: HouseKeys = { DATABASE_URL, GERAI_KEK };
  await workAroundTheClock(keys);
  const { accounts } = JSON.parse(readFileSync(path.join(dataDir, "demo-accounts.json"), "utf8")) as {
    accounts: HouseAccount[];
  };
  project.provide("house", { port, adminUrl, dataDir, keys, accounts });
  return async () => {
    await system.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
