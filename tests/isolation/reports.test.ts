import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createDemoIdentity } from "@gerai/adapters/e-sign";
import type { FiguresView, OverviewView } from "@gerai/contracts/reports";
import { createDatabase, createPostgres, type PostgresPool } from "@gerai/database";
import { openContext, type Resources, SYSTEM } from "@gerai/domain/kernel";
import { getOverview, rebuildReports } from "@gerai/domain/reports";
import { listOffices } from "@gerai/domain/tenancy";
import { FakeClock } from "@gerai/foundation/clock";
import { newId } from "@gerai/foundation/ids";
import { createLogger } from "@gerai/foundation/logger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { staffName, varyName } from "../../infra/demo/invented-people.ts";
import { seedDemo } from "../../infra/demo/seed-demo.ts";
import { exportDatabase, findClearText, sampleSecrets } from "./find-clear-text.ts";
import { createScratchDatabase, type ScratchDatabase } from "./scratch-database.ts";

const NOW = new Date("2026-11-23T03:30:00Z");
const KEK = Buffer.alloc(32, 7);

let scratch: ScratchDatabase;
let reader: PostgresPool;
let worker: PostgresPool;
let app: PostgresPool;
let folder: string;

function resourcesOf(pool: PostgresPool): Resources {
  return {
    database: createDatabase(pool),
    clock: new FakeClock(NOW),
    logger: createLogger("test", { write: () => undefined }),
    kek: KEK,
    keyCache: new Map(),
    publicAddress: { scheme: "http", baseHost: "localhost", port: 3000 },
    ports: { reports: createDatabase(reader) } as Resources["ports"],
  };
}

/** The whole demo, counted. */
beforeAll(async () => {
  scratch = await createScratchDatabase("reports");
  folder = mkdtempSync(path.join(tmpdir(), "gerai-reports-"));
  const { keyPem, certificatePem } = await createDemoIdentity("SIMULASI Kepala Dinas", "SIMULASI Gerai", NOW);
  const [signerKeyFile, signerCertificateFile] = [path.join(folder, "key.pem"), path.join(folder, "certificate.pem")];
  writeFileSync(signerKeyFile, keyPem);
  writeFileSync(signerCertificateFile, certificatePem);
  await seedDemo({
    ...{ mode: "demo", dataDir: folder, filesDir: path.join(folder, "files"), baseHost: "localhost", port: 3000 },
    ...{ kek: KEK, signerKeyFile, signerCertificateFile, now: NOW },
    ownerUrl: scratch.url("owner"),
    appUrl: scratch.url("app"),
    relayUrl: scratch.url("relay"),
  });
  reader = createPostgres(scratch.url("report_reader"), { max: 2 });
  worker = createPostgres(scratch.url("worker"), { max: 2 });
  app = createPostgres(scratch.url("app"), { max: 2 });
  const resources = resourcesOf(worker);
  for (const office of await listOffices(resources)) {
    if (office.kind === "office") await rebuildReports(await openContext(resources, office, SYSTEM, newId(NOW)), {});
  }
}, 180_000);
afterAll(async () => {
  await Promise.all([reader, worker, app].map((pool) => pool.end()));
  rmSync(folder, { recursive: true, force: true });
  await scratch.drop();
});

async function overview(): Promise<OverviewView> {
  const resources = resourcesOf(app);
  const ministry = (await listOffices(resources)).find(({ kind }) => kind === "ministry");
  if (!ministry) throw new Error("no ministry");
  const permissions = new Set(["reports:national"] as const);
  const analyst = {
    kind: "staff",
    id: newId(NOW),
    username: "analis",
    roles: ["ministry_analyst"],
    permissions,
  } as const;
  return await getOverview(await openContext(resources, ministry, analyst, newId(NOW)), {});
}

/** The SQLSTATE that the work failed with, or what it answered. */
async function outcome(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    return (error as { code?: string }).code ?? error;
  }
}

describe("the role that reads the reports", () => {
  test("may read every table of reporting and, of all other tables of the database, none (ISO-41)", async () => {
    const tables = await scratch.sql<{ schema: string; name: string }[]>`
      select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`;
    const open: string[] = [];
    for (const { schema, name } of tables) {
      const answer = await outcome(reader`select 1 from ${reader(schema)}.${reader(name)} limit 1`);
      if (answer !== "42501") open.push(`${schema}.${name}`);
    }
    expect(tables.length).toBeGreaterThan(35);
    expect(open.sort()).toEqual(["reporting.closure", "reporting.monthly", "reporting.office", "reporting.waiting"]);
  });

  test("may change none of them, nor call what could read for it", async () => {
    for (const name of ["closure", "monthly", "office", "waiting"]) {
      const table = reader(name);
      expect(await outcome(reader`delete from reporting.${table}`), name).toBe("42501");
      expect(await outcome(reader`update reporting.${table} set office_id = office_id`), name).toBe("42501");
      expect(await outcome(reader`insert into reporting.${table} default values`), name).toBe("42501");
    }
    expect(await outcome(reader`set role gerai_worker`)).toBe("42501");
  });

  test("is given no numbers by the role that writes but those of the office it works for", async () => {
    const [one] = await scratch.sql<{ id: string }[]>`select office_id as id from reporting.office order by 1 limit 1`;
    expect(await worker`select 1 from reporting.monthly`).toHaveLength(0);
    const [mine, changed] = await worker.begin(async (tx) => {
      await tx`select set_config('app.tenant_id', ${one?.id ?? ""}, true)`;
      const seen = await tx`select distinct office_id from reporting.monthly`;
      const others = await tx`update reporting.monthly set rejected = rejected where office_id <> ${one?.id ?? ""}`;
      return [seen, others.count] as const;
    });
    expect([...mine]).toEqual([{ office_id: one?.id }]);
    expect(changed).toBe(0);
  });
});

describe("the demo, counted", () => {
  test("no name, number, phone or address of its people lies anywhere in reporting", async () => {
    const text = [...(await exportDatabase(scratch.sql, "reporting")).values()].join("\n");
    expect(text).toContain("Kota Bontang");
    const names = [
      ...Array.from({ length: 200 }, (_, index) => staffName(index)),
      ...sampleSecrets().flatMap(({ kind, text: name }) =>
        kind === "name" ? Array.from({ length: 60 }, (_, variant) => varyName(name, variant)) : [],
      ),
    ];
    const people = [...new Set(names)].map((name) => ({ kind: "name" as const, text: name }));
    expect(people.length).toBeGreaterThan(100);
    expect(findClearText("reporting", text, [...sampleSecrets(), ...people])).toEqual([]);
    const words = new Set(text.split(/[^\p{L}]+/u));
    expect(people.flatMap(({ text: name }) => name.split(" ")).filter((word) => words.has(word))).toEqual([]);
    // Whoever they are: no 16 digits, no Indonesian mobile number, no mail address, and no id of a case.
    expect(text).not.toMatch(/\d{16}|\+62|\b08\d{8}|@/);
    const ids = await scratch.sql<{ id: string }[]>`select id from app.application`;
    expect(ids.filter(({ id }) => text.includes(id))).toEqual([]);
  });

  test("each number shown equals SQL by hand over the cases, and none shown is from 1 to 4", async () => {
    const view = await overview();
    const cases = await scratch.sql<{ region: string; service: string; state: string; filed: string; ended: string }[]>`
      select o.region_code as region, a.service_code as service, a.state,
        to_char(a.filed_at at time zone o.time_zone, 'YYYY-MM') as filed, to_char(a.closed_at at time zone o.time_zone, 'YYYY-MM') as ended
      from app.application a join app.office o on o.id = a.tenant_id where a.filed_at is not null`;
    const isInside = (month: string) => month >= view.from && month <= view.to;
    const expected = (of: (one: (typeof cases)[number]) => boolean) => {
      const mine = cases.filter(of);
      const isOver = (state: string) => ["CLOSED", "REJECTED", "CANCELLED", "EXPIRED"].includes(state);
      return {
        filed: mine.filter(({ filed }) => isInside(filed)).length,
        finished: mine.filter(({ state, ended }) => state === "CLOSED" && isInside(ended)).length,
        waiting: mine.filter(({ state }) => !isOver(state)).length,
      };
    };
    let shown = 0;
    const check = (row: FiguresView, of: Parameters<typeof expected>[0], name: string) => {
      for (const [key, value] of Object.entries(expected(of))) {
        const said = row[key as "filed"];
        if (value > 0 && value < 5) expect(said, `${name} ${key}`).toBeNull();
        else if (said !== null) expect(said, `${name} ${key}`).toBe(value);
        if (said) shown += 1;
      }
    };
    check(view.national, () => true, "national");
    for (const row of view.offices) check(row, ({ region }) => region === row.regionCode, row.name);
    for (const row of view.provinces) check(row, ({ region }) => region.startsWith(row.code), row.name);
    for (const row of view.byService) check(row, ({ service }) => service === row.code, row.code);
    expect(view.offices.every(({ isCounted }) => isCounted)).toBe(true);
    expect(view.national.filed).toBe(cases.length);
    expect(shown).toBeGreaterThan(8);
  });
});
