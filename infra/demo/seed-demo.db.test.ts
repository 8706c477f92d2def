import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDemoIdentity } from "../../packages/adapters/src/e-sign/index.ts";
import { CASE_STATES, OUTPUT_STATES } from "../../packages/contracts/src/applications/index.ts";
import { replayHistory } from "../../packages/domain/src/applications/index.ts";
import { createScratchDatabase, type ScratchDatabase } from "../../tests/isolation/scratch-database.ts";
import type { DemoAccount } from "./accounts.ts";
import type { SeedConfig } from "./config.ts";
import { seedDemo } from "./seed-demo.ts";

/** The whole demo is made once here; on a busy machine that takes a while. */
const SEED_TIMEOUT_MS = 120_000;
const NOW = new Date("2026-11-23T03:30:00Z");
let database: ScratchDatabase;
let config: SeedConfig;

beforeAll(async () => {
  database = await createScratchDatabase("demo_seed");
  const dataDir = mkdtempSync(path.join(tmpdir(), "gerai-demo-seed-"));
  const { keyPem, certificatePem } = await createDemoIdentity("SIMULASI Kepala Dinas", "SIMULASI Gerai", NOW);
  const [signerKeyFile, signerCertificateFile] = [path.join(dataDir, "key.pem"), path.join(dataDir, "certificate.pem")];
  writeFileSync(signerKeyFile, keyPem);
  writeFileSync(signerCertificateFile, certificatePem);
  config = {
    ...{ mode: "demo", dataDir, filesDir: path.join(dataDir, "files"), baseHost: "localhost", port: 3000 },
    ...{ kek: Buffer.alloc(32, 7), signerKeyFile, signerCertificateFile, now: NOW },
    ownerUrl: database.url("owner"),
    appUrl: database.url("app"),
    relayUrl: database.url("relay"),
  };
});

afterAll(async () => {
  rmSync(config.dataDir, { recursive: true, force: true });
  await database.drop();
});

/** How many rows each table holds: what a run added shows here whatever it was. */
async function countRows(): Promise<Record<string, string>> {
  const tables = await database.sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'app' order by tablename`;
  const counts: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await database.sql.unsafe<{ count: string }[]>(`select count(*) from app.${name}`);
    counts[name] = row?.count ?? "";
  }
  return counts;
}

describe("the demo's seed", () => {
  it("writes nothing outside demo mode", async () => {
    const before = await countRows();
    await expect(seedDemo({ ...config, mode: "production" })).rejects.toThrow("GERAI_MODE=demo");
    expect(await countRows()).toEqual(before);
  });

  it("opens nine offices on hosts of their own, with log-ins that only their owner reads", {
    timeout: SEED_TIMEOUT_MS,
  }, async () => {
    const made = await seedDemo(config);
    expect(made).toEqual({ offices: 9, cases: 50 });
    const offices = await database.sql`
      select o.slug, o.kind, h.host from app.office o join app.office_host h on h.office_id = o.id order by o.slug`;
    expect(offices).toHaveLength(9);
    expect(offices.filter(({ kind }) => kind === "ministry").map(({ slug }) => slug)).toEqual(["pusat"]);
    expect(offices.every(({ slug, host }) => host === `${slug}.localhost`)).toBe(true);
    const file = path.join(config.dataDir, "demo-accounts.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { accounts } = JSON.parse(readFileSync(file, "utf8")) as { accounts: DemoAccount[] };
    expect(accounts).toHaveLength(8 * 8 + 2);
    expect(new Set(accounts.map(({ totpSecret }) => totpSecret)).size).toBe(accounts.length);
    expect(accounts.slice(-2).map(({ office, role }) => `${office} ${role}`)).toEqual([
      "pusat ministry_analyst",
      "konsol platform_operator",
    ]);
  });

  it("shows every state of a case and of an output, each reached by a history that leads there", async () => {
    const cases = await database.sql<{ id: string; state: string }[]>`select id, state from app.application`;
    expect(new Set(cases.map(({ state }) => state))).toEqual(new Set(CASE_STATES));
    const outputs = await database.sql<{ state: string }[]>`select distinct state from app.output`;
    expect(new Set(outputs.map(({ state }) => state))).toEqual(new Set(OUTPUT_STATES));
    for (const { id, state } of cases) {
      const lines = await database.sql<{ version: number; from: string | null; to: string }[]>`
        select version, from_state as "from", to_state as "to" from app.case_history
        where application_id = ${id} order by version`;
      expect(replayHistory("case", lines), id).toBe(state);
    }
  });

  it("files every case under its own office's number and in its own area", async () => {
    const strangers = await database.sql`
      select a.number from app.application a join app.office o on o.id = a.tenant_id
      where a.number is not null and a.number not like o.region_code || '-%'`;
    expect(strangers).toEqual([]);
  });

  it("leaves only a handful of messages to be sent, and none that is overdue", async () => {
    const waiting = await database.sql<{ name: string }[]>`
      select name from app.outbox where published_at is null order by name`;
    expect(waiting.map(({ name }) => name)).toEqual([
      ...["application.completion-requested", "application.completion-requested"],
      ...["application.submitted", "application.submitted"],
      ...["output.answered", "output.issued", "output.ready-for-pickup"],
    ]);
    const overdue = await database.sql`
      select name from app.due_row where published_at is null and due_at <= ${NOW}`;
    expect(overdue).toEqual([]);
  });

  it("adds nothing when it is run again, and writes the same log-ins", async () => {
    const before = await countRows();
    const file = path.join(config.dataDir, "demo-accounts.json");
    const accounts = readFileSync(file, "utf8");
    expect(await seedDemo(config)).toEqual({ offices: 9, cases: 0 });
    expect(await countRows()).toEqual(before);
    expect(readFileSync(file, "utf8")).toBe(accounts);
  });
});
