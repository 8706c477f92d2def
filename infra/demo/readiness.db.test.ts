import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDemoIdentity } from "../../packages/adapters/src/e-sign/index.ts";
import { publishConfiguration } from "../../packages/domain/src/availability/index.ts";
import { SYSTEM } from "../../packages/domain/src/kernel/index.ts";
import { checkReadiness, getReadiness } from "../../packages/domain/src/readiness/index.ts";
import { changeDraft, getDraft, listOffices } from "../../packages/domain/src/tenancy/index.ts";
import { newId } from "../../packages/foundation/src/ids.ts";
import { createScratchDatabase, type ScratchDatabase } from "../../tests/isolation/scratch-database.ts";
import { week, words } from "./office-rules/publication.ts";
import { type OpenOffice, openOffices } from "./open-offices.ts";
import { actIn, openSeedWorld, type SeedWorld } from "./seed-world.ts";

/** Everybody's password is hashed as in earnest; on a busy machine that takes a while. */
const OPEN_TIMEOUT_MS = 180_000;
const NOW = new Date("2026-11-23T03:30:00Z");
/** An office that never closed: nothing of its history stands in the way of what is planted. */
const PLAIN = "kutaitimur";

type NewItem = NonNullable<Parameters<typeof changeDraft>[1]["item"]>;

let database: ScratchDatabase;
let world: SeedWorld;
let folder: string;
let offices: OpenOffice[];

beforeAll(async () => {
  database = await createScratchDatabase("demo_readiness");
  folder = mkdtempSync(path.join(tmpdir(), "gerai-demo-readiness-"));
  const { keyPem, certificatePem } = await createDemoIdentity("SIMULASI Kepala Dinas", "SIMULASI Gerai", NOW);
  const [signerKeyFile, signerCertificateFile] = [path.join(folder, "key.pem"), path.join(folder, "certificate.pem")];
  writeFileSync(signerKeyFile, keyPem);
  writeFileSync(signerCertificateFile, certificatePem);
  world = openSeedWorld({
    ...{ mode: "demo", dataDir: folder, filesDir: path.join(folder, "files"), baseHost: "localhost", port: 3000 },
    ...{ kek: Buffer.alloc(32, 7), signerKeyFile, signerCertificateFile, now: NOW },
    ownerUrl: database.url("owner"),
    appUrl: database.url("app"),
    relayUrl: database.url("relay"),
  });
  offices = await openOffices(world, () => undefined);
}, OPEN_TIMEOUT_MS);

beforeEach(() => world.clock.set(NOW));

afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

/** The office as it is configured now, for the system. */
async function asSystem(slug = PLAIN) {
  const facts = (await listOffices(world.resources)).find((office) => office.slug === slug);
  if (!facts) throw new Error(`The office ${slug} is not there.`);
  return await actIn(world, facts, SYSTEM);
}

/** Publishes items, new ones without a key, and answers how to take it all back. */
async function publish(changes: readonly { readonly key?: string; readonly item: NewItem | null }[], slug = PLAIN) {
  const system = await asSystem(slug);
  const seen = new Map((await getDraft(await asAdmin(slug), {})).items.map((item) => [item.key, item]));
  const back = changes.map(({ key = newId(world.clock.now()), item }) => {
    const before = seen.get(key);
    const was = before?.before ? ({ kind: before.kind, body: before.before } as NewItem) : null;
    return { key, item, was, revision: before?.revision };
  });
  for (const { key, item, revision } of back) await changeDraft(system, { key, item, revision });
  await publishConfiguration(system, { version: system.office.configVersion, note: "Bahan uji kesiapan" });
  return async () =>
    void (await publish(
      back.map(({ key, was }) => ({ key, item: was })),
      slug,
    ));
}

async function asAdmin(slug = PLAIN) {
  const office = offices.find(({ facts }) => facts.slug === slug);
  if (!office) throw new Error(`The office ${slug} is not open.`);
  const { office: facts } = await asSystem(slug);
  return await actIn(world, facts, office.staff.admin);
}

/** Codes of what the robot finds in red, each once. */
async function redCodes(slug = PLAIN): Promise<string[]> {
  await checkReadiness(await asSystem(slug), {});
  const { findings } = await getReadiness(await asAdmin(slug), {});
  return [...new Set(findings.filter(({ severity }) => severity === "red").map(({ code }) => code))];
}

const idOf = (slug = PLAIN) => offices.find(({ facts }) => facts.slug === slug)?.facts.id ?? "";

async function disable(...usernames: string[]) {
  await database.sql`
    update app.staff set disabled_at = ${NOW} where tenant_id = ${idOf()} and username in ${database.sql(usernames)}`;
  return async () => void (await database.sql`update app.staff set disabled_at = null where tenant_id = ${idOf()}`);
}

async function keysOf(kind: NewItem["kind"], slug = PLAIN): Promise<string[]> {
  const items = (await getDraft(await asAdmin(slug), {})).items.filter((one) => one.kind === kind && one.before);
  if (items.length === 0) throw new Error(`${slug} has no ${kind}.`);
  return items.map(({ key }) => key);
}

const rule = (body: object): NewItem =>
  ({
    kind: "rule",
    body: {
      ...{ name: "Aturan uji", scope: {}, effects: { advice: words("Bila perlu saja.", "Only if needed.") } },
      ...{ from: "2026-11-01", reason: words("Uji", "Test"), ...body },
    },
  }) as NewItem;
const hours = (body: object): NewItem =>
  ({ kind: "hours", body: { name: "Jam uji", scope: {}, week: {}, ...body } }) as NewItem;

/** A faulty version of a service that only this office follows: nobody can answer its first question. */
async function plantFaultyForm() {
  const [row] = await database.sql<{ definition: { pages: { fields: { type: string }[] }[] } }[]>`
    select definition from app.national_template where code = 'AKTA_LAHIR' order by version limit 1`;
  const [page] = row?.definition.pages ?? [];
  page?.fields.push({
    ...{ key: "uji.pilihan", type: "select", required: true, label: words("Pilihan", "Choice"), options: [] },
  } as { type: string });
  await database.sql`
    insert into app.national_template (code, version, effective_from, definition)
    values ('AKTA_LAHIR', 900, '2030-01-01', ${database.sql.json(row?.definition as never)})`;
  await database.sql`
    insert into app.office_service (tenant_id, id, code, version, template_code, template_version, is_offered, effective_from)
    values (${idOf()}, ${newId(NOW)}, 'AKTA_LAHIR', 900, 'AKTA_LAHIR', 900, true, '2026-11-01')`;
  const undo = await publish([{ item: rule({ until: "2026-12-31" }) }]);
  return async () => {
    await database.sql`delete from app.office_service where tenant_id = ${idOf()} and version = 900`;
    await database.sql`delete from app.national_template where version = 900`;
    await undo();
  };
}

async function plantNewerTemplate() {
  await database.sql`
    insert into app.national_template (code, version, effective_from, definition)
    select code, 800, '2026-11-01', definition from app.national_template where code = 'KTP_RUSAK' and version < 800`;
  return async () => void (await database.sql`delete from app.national_template where version = 800`);
}

/** What the office's administrators were told since this was last asked. */
async function takeTold() {
  const told = await database.sql`
    delete from app.outbox where tenant_id = ${idOf()} and name = 'readiness.found' returning payload`;
  return told.map(({ payload }) => payload);
}

const PLANTS: readonly (readonly [what: string, code: string, plant: () => Promise<() => Promise<void>>])[] = [
  [
    "a service without an open channel",
    "service.noChannel",
    () =>
      publish([
        { item: rule({ scope: { services: ["AKTA_LAHIR"] }, effects: { access: "close" }, reviewOn: "2027-01-04" }) },
      ]),
  ],
  [
    "a service that the office itself closes for weeks",
    "service.closedForLong",
    () =>
      publish([
        { item: rule({ scope: { services: ["AKTA_LAHIR"] }, effects: { access: "close" }, until: "2026-12-18" }) },
      ]),
  ],
  [
    "a service without hours",
    "hours.missing",
    () => publish([{ item: hours({ scope: { services: ["AKTA_LAHIR"] } }) }]),
  ],
  ["no verifier, because both have no access", "staff.noVerifier", () => disable("verifikator", "verifikator2")],
  ["no second person to sign", "staff.noSigner", () => disable("kepala")],
  ["a form that cannot be completed", "form.deadEnd", plantFaultyForm],
  ["no contact", "contact.missing", async () => publish((await keysOf("contact")).map((key) => ({ key, item: null })))],
  ["a rule without an end or a day of review", "rule.noEnd", () => publish([{ item: rule({}) }])],
  ["a rule whose review is overdue", "rule.reviewPassed", () => publish([{ item: rule({ reviewOn: "2026-11-20" }) }])],
  [
    "a daily quota of nothing",
    "hours.quotaZero",
    () =>
      publish([
        { item: hours({ scope: { services: ["LEGALISIR"] }, week: week({ closes: "15:00" }), dailyQuota: 0 }) },
      ]),
  ],
  ["a national template that a newer one has replaced", "template.outdated", plantNewerTemplate],
];

describe("the robot that asks whether anyone can finish this today", () => {
  it("reports nothing on the clean demo", async () => {
    for (const { facts } of offices) {
      expect(await checkReadiness(await asSystem(facts.slug), {}), facts.slug).toMatchObject({ red: 0, yellow: 0 });
      expect((await getReadiness(await asAdmin(facts.slug), {})).offered).toBe(36);
    }
  });

  it.each(PLANTS)(
    "finds %s and nothing else, tells it once, and closes it when it is mended",
    async (_, code, plant) => {
      const mend = await plant();
      try {
        expect(await checkReadiness(await asSystem(), {})).toMatchObject({ red: 1, yellow: 0, added: 1 });
        expect(await redCodes()).toEqual([code]);
        expect(await checkReadiness(await asSystem(), {})).toMatchObject({ red: 1, added: 0, cleared: 0 });
        expect(await takeTold()).toEqual([{ red: 1, yellow: 0, added: 1 }]);
      } finally {
        await mend();
      }
      expect(await checkReadiness(await asSystem(), {})).toMatchObject({ red: 0, yellow: 0, cleared: 1 });
      expect(await takeTold()).toEqual([]);
    },
  );

  it("finds that next year's holidays are missing: a warning in spring, a fault from October on", async () => {
    const at = async (day: string) => {
      world.clock.set(`${day}T03:00:00Z`);
      const codes = await redCodes();
      const { findings } = await getReadiness(await asAdmin(), {});
      return [codes, findings.map(({ code, about }) => [code, about[0]?.id]).sort()];
    };
    // That the list of 2027 is provisional stands until its decree is entered.
    const missing = [
      ["holiday.missingYear", "2028"],
      ["holiday.provisionalYear", "2027"],
    ];
    expect(await at("2027-03-01")).toEqual([[], missing]);
    expect(await at("2027-10-01")).toEqual([["holiday.missingYear"], missing]);
    world.clock.set(NOW);
    expect(await redCodes()).toEqual([]);
  });

  it("warns in December of a year without its decree, and says no more when that is entered", async () => {
    world.clock.set("2026-12-01T03:00:00Z");
    const yellow = async () => (await checkReadiness(await asSystem(), {})).yellow;
    expect(await yellow()).toBe(1);
    expect((await getReadiness(await asAdmin(), {})).findings).toMatchObject([
      { code: "holiday.provisionalYear", severity: "yellow", about: [{ id: "2027" }], mend: "holiday" },
    ]);
    await database.sql`
      insert into app.national_holiday (kind, day, last_day, name_id, name_en, source)
      values ('holiday', '2027-03-10', '2027-03-10', 'Hari Raya Idulfitri 1448 Hijriah', 'Eid al-Fitr 1448', 'SKB 2027')`;
    expect(await yellow()).toBe(0);
    await database.sql`delete from app.national_holiday where source = 'SKB 2027'`;
    expect(await yellow()).toBe(1);
    world.clock.set(NOW);
  });

  it("looks at each office alone: what one lacks is not said of another", async () => {
    const mend = await disable("kepala", "kasi");
    expect(await redCodes()).toEqual(["staff.noSecondPerson", "staff.noSigner"]);
    expect(await redCodes("bontang")).toEqual([]);
    await mend();
    expect(await redCodes()).toEqual([]);
  });
});
