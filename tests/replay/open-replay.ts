import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createDemoIdentity } from "@gerai/adapters/e-sign";
import { createApp } from "@gerai/api/app";
import { type OpenOffice, openOffices } from "../../infra/demo/open-offices.ts";
import { openSeedWorld, type SeedWorld } from "../../infra/demo/seed-world.ts";
import { createScratchDatabase, type ScratchDatabase } from "../isolation/scratch-database.ts";
import type { Ask } from "./ask-office.ts";

/** The demo's offices with their whole history, behind the API. */
export interface Replay {
  readonly ask: Ask;
  /** The house behind it: the verbs' resources and the clock that they go by. */
  readonly world: SeedWorld;
  readonly database: ScratchDatabase;
  readonly offices: readonly OpenOffice[];
  close(): Promise<void>;
}

/** Seeds the offices as `npm start` does, without cases, and opens the API over them. */
export async function openReplay(): Promise<Replay> {
  const database = await createScratchDatabase("replay");
  const dataDir = mkdtempSync(path.join(tmpdir(), "gerai-replay-"));
  const now = new Date("2026-11-23T03:30:00Z");
  const { keyPem, certificatePem } = await createDemoIdentity("SIMULASI Kepala Dinas", "SIMULASI Gerai", now);
  const [signerKeyFile, signerCertificateFile] = [path.join(dataDir, "key.pem"), path.join(dataDir, "certificate.pem")];
  writeFileSync(signerKeyFile, keyPem);
  writeFileSync(signerCertificateFile, certificatePem);
  const world = openSeedWorld({
    ...{ mode: "demo", dataDir, filesDir: path.join(dataDir, "files"), baseHost: "localhost", port: 3000 },
    ...{ kek: Buffer.alloc(32, 7), signerKeyFile, signerCertificateFile, now },
    ownerUrl: database.url("owner"),
    appUrl: database.url("app"),
    relayUrl: database.url("relay"),
  });
  const offices = await openOffices(world, () => undefined);
  world.clock.set(now);
  const app = createApp(world.resources);
  return {
    ...{ world, database, offices },
    ask: async (slug, where) => await app.request(where, { headers: { host: `${slug}.localhost` } }),
    async close() {
      await world.close();
      rmSync(dataDir, { recursive: true, force: true });
      await database.drop();
    },
  };
}
