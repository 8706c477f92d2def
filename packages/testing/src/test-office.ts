import { randomBytes } from "node:crypto";
import { createDatabase, createPostgres, type PostgresPool } from "@gerai/database";
import { insertNationalTemplates, insertOffice } from "@gerai/database/seed";
import { publishConfiguration } from "@gerai/domain/availability";
import { nationalCatalogue, offerServices } from "@gerai/domain/catalogue";
import {
  type Context,
  createOfficeKeys,
  openContext,
  type Ports,
  type Principal,
  type Resources,
  SYSTEM,
} from "@gerai/domain/kernel";
import { changeDraft, findOfficeById } from "@gerai/domain/tenancy";
import { FakeClock } from "@gerai/foundation/clock";
import { newId } from "@gerai/foundation/ids";
import { createLogger } from "@gerai/foundation/logger";
import { type WorkerDatabase, workerDatabase } from "./postgres-worker.ts";
import { hireTestStaff, type TestStaff } from "./test-staff.ts";

/** The instant at which test clocks start: the day the catalogue's samples are made for, 10.00 WITA. */
export const TEST_NOW = "2026-11-22T02:00:00Z";
/** Password of every test person. */
export const TEST_PASSWORD = "kata sandi uji coba 2026";

/** What a test process holds: real database, fake clock, no port unless given. */
export interface TestWorld {
  readonly database: WorkerDatabase;
  readonly resources: Resources;
  readonly clock: FakeClock;
  /** Superuser pool: sees every office. */
  readonly admin: PostgresPool;
  /** Log lines of this world. */
  readonly log: string[];
  close(): Promise<void>;
}

function missingPort(name: string): never {
  throw new Error(`This test uses the port ${name}: pass one to createTestWorld.`);
}

/** Opens resources on this worker's database as the role `app` (or `worker`); ports that a test needs are passed in. */
export async function createTestWorld(ports: Partial<Ports> = {}, role: "app" | "worker" = "app"): Promise<TestWorld> {
  const database = await workerDatabase();
  const clock = new FakeClock(TEST_NOW);
  const log: string[] = [];
  const pool = createPostgres(database.url(role), { max: 8 });
  const admin = createPostgres(database.adminUrl, { max: 2 });
  const reports = createPostgres(database.url("report_reader"), { max: 2 });
  const given: Partial<Ports> = { reports: createDatabase(reports), ...ports };
  const resources: Resources = {
    database: createDatabase(pool),
    clock,
    logger: createLogger("test", { write: (line) => log.push(line) }),
    kek: Buffer.alloc(32, 7),
    keyCache: new Map(),
    publicAddress: { scheme: "http", baseHost: "localhost", port: 3000 },
    ports: new Proxy(given, { get: (given, name: keyof Ports) => given[name] ?? missingPort(String(name)) }) as Ports,
  };
  return {
    database,
    resources,
    clock,
    admin,
    log,
    close: () => Promise.all([pool.end(), admin.end(), reports.end()]).then(() => undefined),
  };
}

/** What an item of the configuration says, as a form would send it. */
export type NewItem = NonNullable<Parameters<typeof changeDraft>[1]["item"]>;

/** An office of a test's own, with everyone it needs. */
export interface TestOffice {
  readonly id: string;
  readonly slug: string;
  readonly host: string;
  /** One person for each role that an office has, and `second_verifier`. */
  readonly staff: TestStaff;
  /** A context of this office, as it is configured now, for a principal (public unless said). */
  as(principal?: Principal): Promise<Context>;
  /** Publishes new items as the system would, in one version; answers their keys. */
  configure(items: readonly NewItem[]): Promise<string[]>;
}

let templatesEntered = false;

const MAIN_SITE: NewItem = {
  kind: "site",
  body: {
    code: "kantor",
    name: "Kantor Uji Coba",
    address: "Jalan Contoh 1",
    capabilities: ["counter", "recording", "pickup", "legalisation", "online", "printing"],
    isMain: true,
  },
};

/** Opens an office with keys, one site that offers everything, all services and a person per role; names are invented. */
export async function createTestOffice(
  { resources, admin }: Pick<TestWorld, "resources" | "admin">,
  options: { kind?: "office" | "ministry" } = {},
): Promise<TestOffice> {
  const { clock } = resources;
  const id = newId(clock.now());
  const slug = `uji-${randomBytes(5).toString("hex")}`;
  const host = `${slug}.localhost`;
  const kind = options.kind ?? "office";
  await insertOffice(admin, {
    id,
    slug,
    kind,
    regionCode: kind === "office" ? "64.74" : null,
    shortName: "Kota Uji Coba",
    fullName: "Dinas Kependudukan dan Pencatatan Sipil Kota Uji Coba",
    provinceName: "Kalimantan Timur",
    timeZone: "Asia/Makassar",
    accent: "#0a5568",
    seat: "Uji Coba",
    hosts: [host],
    openedAt: clock.now(),
  });
  await createOfficeKeys(resources, id);
  const as = async (principal: Principal = { kind: "public" }) => {
    const office = await findOfficeById(resources, id);
    if (!office) throw new Error("The office just made is not there.");
    return await openContext(resources, office, principal, newId(clock.now()));
  };
  const configure: TestOffice["configure"] = async (items) => {
    const ctx = await as(SYSTEM);
    const keys = items.map(() => newId(clock.now()));
    for (const [index, key] of keys.entries()) await changeDraft(ctx, { key, item: items[index] ?? null });
    await publishConfiguration(ctx, { version: ctx.office.configVersion, note: "Bahan uji" });
    return keys;
  };
  await configure([MAIN_SITE]);
  const system = await as(SYSTEM);
  const { definitions } = nationalCatalogue();
  if (!templatesEntered) {
    await insertNationalTemplates(
      admin,
      definitions.map((definition) => ({
        code: definition.code,
        version: definition.version,
        effectiveFrom: definition.effectiveFrom,
        definition,
      })),
    );
    templatesEntered = true;
  }
  if (kind === "office")
    await offerServices(system, {
      services: definitions.map(({ code, version, effectiveFrom }) => ({ code, version, effectiveFrom })),
    });
  const staff = await hireTestStaff(admin, system, TEST_PASSWORD);
  return { id, slug, host, staff, as, configure };
}
