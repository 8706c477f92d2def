import {
  insertNationalTemplates,
  insertOffice,
  insertPlatformAccount,
} from "../../packages/database/src/seed/index.ts";
import { publishConfiguration } from "../../packages/domain/src/availability/index.ts";
import { nationalCatalogue, offerServices } from "../../packages/domain/src/catalogue/index.ts";
import { preparePlatformAccount, registerStaff, staffPrincipal } from "../../packages/domain/src/identity/index.ts";
import {
  type Context,
  createOfficeKeys,
  type OfficeFacts,
  type StaffPrincipal,
  SYSTEM,
} from "../../packages/domain/src/kernel/index.ts";
import { changeDraft, discardDraft, listOffices } from "../../packages/domain/src/tenancy/index.ts";
import { newId } from "../../packages/foundation/src/ids.ts";
import {
  DEMO_PASSWORD,
  type DemoAccount,
  type DemoSeat,
  demoAccount,
  MINISTRY_SEATS,
  OFFICE_SEATS,
  readAccounts,
  writeAccounts,
} from "./accounts.ts";
import { enterHistory } from "./enter-history.ts";
import { staffName } from "./invented-people.ts";
import { DEMO_MINISTRY, DEMO_OFFICES, type DemoOffice } from "./offices.ts";
import { actIn, readIn, type SeedWorld } from "./seed-world.ts";

/** When the offices, their people and services entered the demo: before anything of their history was decided. */
const OPENED_AT = new Date("2019-12-02T01:00:00Z");

/** User name of somebody who works in an office of the demo. */
export type SeatName = (typeof OFFICE_SEATS)[number]["username"];

/** An office of the demo, open, with its people. */
export interface OpenOffice {
  readonly facts: OfficeFacts;
  readonly staff: Readonly<Record<SeatName, StaffPrincipal>>;
}

async function findFacts(world: SeedWorld, slug: string): Promise<OfficeFacts | undefined> {
  return (await listOffices(world.resources)).find((office) => office.slug === slug);
}

async function ensureOffice(world: SeedWorld, demo: DemoOffice): Promise<OfficeFacts> {
  const known = await findFacts(world, demo.slug);
  if (known) return known;
  const now = world.clock.now();
  const { sites, ...row } = demo;
  await insertOffice(world.owner, {
    ...row,
    id: newId(now),
    hosts: [`${demo.slug}.${world.config.baseHost}`],
    openedAt: now,
  });
  const opened = await findFacts(world, demo.slug);
  if (!opened) throw new Error(`The office ${demo.slug} just entered is not there.`);
  return opened;
}

/** The version of an office's configuration with which it opened; what it decided later follows. */
const OPENED_VERSION = 1;

function profileOf({ shortName, seat, accent }: DemoOffice) {
  const intro = {
    id: `Layanan kependudukan ${shortName} gratis. Ajukan dari rumah; datang hanya bila diminta.`,
    en: `Civil registration in ${shortName} is free. Apply from home; come only when you are asked to.`,
  };
  return { intro, address: seat, accent };
}

/** Publishes the sites and what the office says of itself, once; a draft that a run left half done begins anew. */
async function openDoors(world: SeedWorld, system: Context, demo: DemoOffice): Promise<void> {
  if (system.office.configVersion >= OPENED_VERSION || demo.sites.length === 0) return;
  await discardDraft(system, {});
  const item = (body: Parameters<typeof changeDraft>[1]["item"]) =>
    changeDraft(system, { key: newId(world.clock.now()), item: body });
  for (const body of demo.sites) await item({ kind: "site", body });
  await item({ kind: "profile", body: profileOf(demo) });
  await publishConfiguration(system, { version: system.office.configVersion, note: "Pembukaan kantor" });
}

async function ensureServices(world: SeedWorld, system: Context): Promise<void> {
  const present = await readIn(world, system.tenantId, (tx) =>
    tx.selectFrom("office_service").select(["code", "template_version"]).execute(),
  );
  const services = nationalCatalogue()
    .definitions.map(({ code, version, effectiveFrom }) => ({ code, version, effectiveFrom }))
    .filter((one) => !present.some((row) => row.code === one.code && row.template_version === one.version));
  if (services.length > 0) await offerServices(system, { services });
}

/** Registers whom the office lacks; answers everybody's id and authenticator secret, which is opened for known people. */
async function ensureStaff(world: SeedWorld, system: Context, seats: readonly DemoSeat[], firstName: number) {
  const present = await readIn(world, system.tenantId, (tx) =>
    tx.selectFrom("staff").select(["id", "username", "totp_secret_sealed"]).execute(),
  );
  const ensure = async (seat: DemoSeat, index: number) => {
    const known = present.find(({ username }) => username === seat.username);
    if (known) {
      const secret = system.keys.open("staff", "totp_secret", known.id, known.totp_secret_sealed);
      return { seat, id: known.id, totpSecret: secret.toString("utf8") };
    }
    const { username, position, role } = seat;
    const name = staffName(firstName + index);
    if (role === "platform_operator") throw new Error("Operators belong to the platform, not to an office.");
    const person = { username, name, position, password: DEMO_PASSWORD, roles: [role] };
    return { seat, ...(await registerStaff(system, person)) };
  };
  return await Promise.all(seats.map(ensure));
}

async function openOffice(world: SeedWorld, demo: DemoOffice, order: number) {
  const opened = await ensureOffice(world, demo);
  await createOfficeKeys(world.resources, opened.id);
  const system = await actIn(world, opened, SYSTEM);
  await openDoors(world, system, demo);
  if (demo.kind === "office") await ensureServices(world, system);
  const seats: readonly DemoSeat[] = demo.kind === "office" ? OFFICE_SEATS : MINISTRY_SEATS;
  const people = await ensureStaff(world, system, seats, order * OFFICE_SEATS.length);
  const principals = await Promise.all(
    people.map(async ({ seat, id }) => [seat.username, await staffPrincipal(system, id)] as const),
  );
  const staff = Object.fromEntries(principals) as OpenOffice["staff"];
  // The facts with the version of the configuration that the office now has.
  const facts =
    demo.kind === "office"
      ? await enterHistory(world, demo.slug, staff.admin, OPENED_VERSION)
      : await ensureOffice(world, demo);
  return {
    office: { facts, staff },
    accounts: people.map(({ seat, totpSecret }) => demoAccount(demo.slug, seat, totpSecret)),
  };
}

/** The platform's operator. Its secret is written down before its row is, because nobody can read it back. */
async function ensureOperator(world: SeedWorld, accounts: readonly DemoAccount[]): Promise<void> {
  const { config, owner, clock } = world;
  const username = "operator";
  const [known] = await owner`select 1 from app.platform_account where username = ${username}`;
  const written = readAccounts(config.dataDir).filter((account) => account.office === "konsol");
  if (known) return writeAccounts(config.dataDir, [...accounts, ...written]);
  const person = { username, password: DEMO_PASSWORD };
  const { account, totpSecret } = await preparePlatformAccount(config.kek, clock.now(), person);
  const operator = demoAccount("konsol", { username, role: "platform_operator" }, totpSecret);
  writeAccounts(config.dataDir, [...accounts, operator]);
  await insertPlatformAccount(owner, account);
}

/**
 * Opens the eight offices and the ministry with sites, services and people, and writes `demo-accounts.json`. What is
 * there stays as it is; what a run that was cut off left out is added.
 */
export async function openOffices(world: SeedWorld, tell: (text: string) => void): Promise<OpenOffice[]> {
  const templates = nationalCatalogue().definitions.map((definition) => ({
    code: definition.code,
    version: definition.version,
    effectiveFrom: definition.effectiveFrom,
    definition,
  }));
  await insertNationalTemplates(world.owner, templates);
  const offices: OpenOffice[] = [];
  const accounts: DemoAccount[] = [];
  for (const [order, demo] of [...DEMO_OFFICES, DEMO_MINISTRY].entries()) {
    world.clock.set(OPENED_AT);
    tell(`office ${order + 1} of ${DEMO_OFFICES.length + 1}: ${demo.shortName}`);
    const opened = await openOffice(world, demo, order);
    accounts.push(...opened.accounts);
    if (demo.kind === "office") offices.push(opened.office);
  }
  await ensureOperator(world, accounts);
  return offices;
}
