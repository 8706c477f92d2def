import { readingDue } from "../../packages/contracts/src/applications/index.ts";
import { indexCase } from "../../packages/domain/src/applications/index.ts";
import type { FormFacts } from "../../packages/domain/src/catalogue/index.ts";
import { SYSTEM } from "../../packages/domain/src/kernel/index.ts";
import { listSites } from "../../packages/domain/src/tenancy/index.ts";
import { FakeClock } from "../../packages/foundation/src/clock.ts";
import { CASE_PLANS } from "./case-plans.ts";
import { DemoCase } from "./demo-case.ts";
import type { DemoZone } from "./office-hours.ts";
import type { OpenOffice } from "./open-offices.ts";
import { createPaperSheets, type PaperSheets } from "./paper-sheets.ts";
import { type DemoArea, planKey, prepareCase } from "./prepare-case.ts";
import { actIn, readIn, type SeedWorld } from "./seed-world.ts";

/** The names of the regions, by code. */
export async function loadRegionNames(world: SeedWorld): Promise<FormFacts["regionName"]> {
  const rows = await world.resources.database.global.selectFrom("region").select(["code", "name"]).execute();
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  return (code) => names.get(code);
}

/** What the answers of an office's cases are made of. */
export async function areaOf(
  world: SeedWorld,
  { facts }: OpenOffice,
  regionName: FormFacts["regionName"],
): Promise<DemoArea> {
  const regionCode = facts.regionCode ?? "";
  const villages = await world.resources.database.global
    .selectFrom("region")
    .select("code")
    .where("level", "=", 4)
    .where("code", "like", `${regionCode}.%`)
    .orderBy("code")
    .execute();
  const system = await actIn(world, facts, SYSTEM);
  const sites = await readIn(world, facts.id, (tx) => listSites({ tx, ctx: system }));
  const { shortName, seat } = facts;
  const zone = facts.timeZone as DemoZone;
  return { zone, regionCode, shortName, seat, regionName, sites, villages: villages.map(({ code }) => code) };
}

/** Plans of an office that no earlier run began; none once the office has as many cases as are planned. */
async function openPlans(world: SeedWorld, { facts }: OpenOffice) {
  const plans = CASE_PLANS.map((plan, index) => ({ plan, index })).filter(({ plan }) => plan.office === facts.slug);
  const keys = plans.map(({ index }) => planKey(index));
  const [begun, { count }] = await readIn(world, facts.id, (tx) =>
    Promise.all([
      tx.selectFrom("idempotency_key").select("key").where("key", "in", keys).execute(),
      tx
        .selectFrom("application")
        .select(({ fn }) => fn.countAll<string>().as("count"))
        .executeTakeFirstOrThrow(),
    ]),
  );
  if (Number(count) >= plans.length) return [];
  return plans.filter(({ index }) => !begun.some(({ key }) => key === planKey(index)));
}

/** The newest event of a name about a case. */
async function findEvent(world: SeedWorld, applicationId: string, name: string): Promise<string | undefined> {
  const [row] = await world.relay<{ id: string }[]>`
    select id from app.outbox where name = ${name} and published_at is null and payload ->> 'applicationId' = ${applicationId}
    order by id desc limit 1`;
  return row?.id;
}

/** Makes the cases findable, as the worker does for those that are filed while it runs. */
async function indexCases({ world, cases }: OfficePast): Promise<void> {
  for (const demo of cases.filter(({ trackingCode }) => trackingCode !== "")) {
    await indexCase(await actIn(world, demo.office.facts, SYSTEM), { applicationId: demo.id });
  }
}

/** Says of everything that happened in the past that it was told, but for what the mailbox is to show. */
async function quietPast(world: SeedWorld, cases: readonly DemoCase[]): Promise<void> {
  const kept: string[] = [];
  for (const demo of cases) {
    const event = demo.plan.mail ? await findEvent(world, demo.id, demo.plan.mail) : undefined;
    if (event) kept.push(event);
  }
  // Rows of the past are told of as published long ago, which no role of the running house may say: the owner steps aside
  // from the policies for this one transaction.
  await world.owner.begin(async (tx) => {
    await tx`alter table app.outbox no force row level security`;
    await tx`alter table app.due_row no force row level security`;
    await tx`
      update app.outbox set published_at = now() - interval '1 day' where published_at is null and not (id = any(${kept}::uuid[]))`;
    await tx`
      update app.due_row set published_at = now() - interval '1 day' where published_at is null and due_at <= ${world.config.now}
        and name <> ${readingDue.name}`;
    await tx`alter table app.outbox force row level security`;
    await tx`alter table app.due_row force row level security`;
  });
}

interface Happening {
  readonly at: Date;
  readonly run: () => Promise<void>;
}

/** What happened in one office, under a clock of its own, so that the offices need not wait for each other. */
interface OfficePast {
  readonly world: SeedWorld;
  readonly cases: readonly DemoCase[];
  readonly happenings: readonly Happening[];
}

async function recallPast(
  shared: SeedWorld,
  office: OpenOffice,
  sheets: PaperSheets,
  regionName: FormFacts["regionName"],
): Promise<OfficePast> {
  const clock = new FakeClock(shared.config.now);
  const world: SeedWorld = { ...shared, clock, resources: { ...shared.resources, clock } };
  const area = await areaOf(world, office, regionName);
  const cases: DemoCase[] = [];
  const happenings: Happening[] = [];
  for (const { plan, index } of await openPlans(world, office)) {
    const prepared = prepareCase(index, plan, area, world.config.now);
    const demo = new DemoCase(world, sheets, prepared, office);
    cases.push(demo);
    for (const [position, { run }] of prepared.beats.entries()) {
      const at = prepared.times[position];
      if (at) happenings.push({ at, run: () => run(world, demo) });
    }
  }
  happenings.sort((one, other) => one.at.getTime() - other.at.getTime());
  return { world, cases, happenings };
}

/**
 * Lives the invented cases through, in each office one instant after the other, by the verbs that citizens, officers and
 * the system use. Cases that an earlier run began are left as they are. Answers how many were made.
 */
export async function seedCases(
  world: SeedWorld,
  offices: readonly OpenOffice[],
  tell: (text: string) => void,
): Promise<number> {
  const sheets = createPaperSheets(world.resources.ports.inspector);
  const regionName = await loadRegionNames(world);
  const pasts = await Promise.all(offices.map((office) => recallPast(world, office, sheets, regionName)));
  const cases = pasts.flatMap((past) => past.cases);
  if (cases.length === 0) return 0;
  const total = pasts.reduce((sum, { happenings }) => sum + happenings.length, 0);
  let done = 0;
  const live = async ({ world: { clock }, happenings }: OfficePast) => {
    for (const { at, run } of happenings) {
      clock.set(at);
      await run();
      if (++done % 20 === 0) tell(`cases, ${Math.floor((100 * done) / total)} %`);
    }
  };
  await Promise.all(pasts.map(live));
  await Promise.all(pasts.map(indexCases));
  await quietPast(world, cases);
  return cases.length;
}
