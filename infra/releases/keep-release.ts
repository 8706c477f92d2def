/**
 * Keeps what a release was, so that later migrations can be tested against it: `node infra/releases/keep-release.ts
 * v0.1.0` writes the names and checksums of its migrations and the rows of a fresh demo, invented people under a key of
 * its own, into `packages/database/releases/<version>/`. Run once for a release, from the tagged sources.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { createDemoIdentity } from "../../packages/adapters/src/e-sign/index.ts";
import { createPostgres, type PostgresPool } from "../../packages/database/src/index.ts";
import { migrateDatabase, readMigrations } from "../../packages/database/src/migrate.ts";
import { RELEASE_KEK, releaseFolder } from "../../packages/database/src/releases.ts";
import { DATABASE_ROLES, type RolePasswords, roleUrl } from "../../packages/database/src/roles.ts";
import { seedDemo } from "../demo/seed-demo.ts";
import { startPostgres } from "../postgres.mjs";

/** When the kept demo takes place. */
const NOW = new Date("2026-11-23T03:30:00Z");
/** Filled by every migration anew. */
const NATIONAL = ["region"];

/** Each table with a row in it: `name`, a tab, its rows as one JSON array. */
async function linesOf(sql: PostgresPool): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'app' order by tablename`;
  const lines: string[] = [];
  for (const { name } of tables.filter((table) => !NATIONAL.includes(table.name))) {
    const [found] = await sql.unsafe<{ rows: string | null }[]>(
      `select json_agg(one order by one::text)::text as rows from app.${name} as one`,
    );
    if (found?.rows) lines.push(`${name}\t${found.rows.replaceAll("\n", "")}`);
  }
  return lines;
}

async function fillDemo(adminUrl: string, rolePasswords: RolePasswords, dataDir: string): Promise<void> {
  await migrateDatabase({ adminUrl, rolePasswords });
  const { keyPem, certificatePem } = await createDemoIdentity("SIMULASI Kepala Dinas", "SIMULASI Gerai", NOW);
  const [signerKeyFile, signerCertificateFile] = [path.join(dataDir, "key.pem"), path.join(dataDir, "certificate.pem")];
  writeFileSync(signerKeyFile, keyPem);
  writeFileSync(signerCertificateFile, certificatePem);
  const url = (role: "owner" | "app" | "relay") => roleUrl(adminUrl, role, rolePasswords);
  await seedDemo({
    ...{ mode: "demo", dataDir, filesDir: path.join(dataDir, "files"), baseHost: "localhost", port: 3000 },
    ...{ kek: RELEASE_KEK, signerKeyFile, signerCertificateFile, now: NOW },
    ...{ ownerUrl: url("owner"), appUrl: url("app"), relayUrl: url("relay") },
  });
}

async function keepRelease(version: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "gerai-release-"));
  const server = await startPostgres({
    dataDir: path.join(folder, "postgres"),
    logFile: path.join(folder, "postgres.log"),
    password: "release",
    fast: true,
  });
  try {
    const passwords = Object.fromEntries(DATABASE_ROLES.map((role) => [role, "release"])) as unknown as RolePasswords;
    const dataDir = path.join(folder, "data");
    mkdirSync(dataDir);
    await fillDemo(server.adminUrl, passwords, dataDir);
    const sql = createPostgres(server.adminUrl, { max: 1 });
    const lines = await linesOf(sql);
    await sql.end();
    const kept = releaseFolder(version);
    mkdirSync(kept, { recursive: true });
    const migrations = Object.fromEntries(readMigrations().map(({ name, checksum }) => [name, checksum]));
    writeFileSync(new URL("migrations.json", kept), `${JSON.stringify(migrations, null, 2)}\n`);
    writeFileSync(new URL("rows.gz", kept), gzipSync(lines.join("\n"), { level: 9 }));
    console.log(`${version}: ${Object.keys(migrations).length} migrations, ${lines.length} tables with rows`);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const [version] = process.argv.slice(2);
if (!version || !/^v\d+\.\d+\.\d+$/.test(version)) throw new Error("Say which release: v0.1.0");
await keepRelease(version);
process.exit(0);
