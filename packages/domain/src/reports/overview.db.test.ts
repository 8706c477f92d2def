import { newId } from "@gerai/foundation/ids";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countCase } from "./count-case.ts";
import { getOverview } from "./get-overview.ts";
import { type BareCase, openBareOffice, putBareCases } from "./reports.testing.ts";

const HOUR = 3_600_000;
/** A year that no other test files in, so that the national numbers are those of this file. */
const YEAR = 2031;
const SERVICES = ["KTP_RUSAK", "AKTA_LAHIR"];
const ZONES = { "11.71": "Asia/Jakarta", "91.71": "Asia/Jayapura" } as const;

let world: TestWorld;
let worker: TestWorld;
let ministry: TestOffice;
const offices = new Map<string, string>();

/** Cases of two offices, two services and two months, none of them few; every second one is finished. */
function casesOf(order: number): BareCase[] {
  return SERVICES.flatMap((service, place) =>
    [0, 1].flatMap((month) =>
      Array.from({ length: 24 + 9 * order + 5 * place + month }, (_, index) => {
        const filedAt = new Date(Date.UTC(YEAR, month, 1 + (index % 24), 15, 30));
        const isOver = index % 2 === 0;
        const closedAt = isOver ? new Date(filedAt.getTime() + (index * 1.7 + 3 * order) * HOUR) : null;
        return { id: newId(world.clock.now()), service, state: isOver ? "CLOSED" : "IN_PROCESS", filedAt, closedAt };
      }),
    ),
  );
}

beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld({}, "worker");
  ministry = await createTestOffice(world, { kind: "ministry" });
  for (const [order, [regionCode, timeZone]] of Object.entries(ZONES).entries()) {
    const tenantId = await openBareOffice(world, { regionCode, timeZone, name: `Kota ${regionCode}` });
    offices.set(regionCode, tenantId);
    const cases = casesOf(order);
    await putBareCases(world.admin, tenantId, cases);
    for (const { id } of cases) await countCase(worker.resources, { tenantId, applicationId: id });
  }
});
afterAll(async () => {
  await world.close();
  await worker.close();
});

const overview = async (input: Parameters<typeof getOverview>[1]) =>
  await getOverview(await ministry.as(ministry.staff.ministry_analyst), input);

/** What the page must say of some cases, straight over the cases; months are the offices' own. */
async function byHand(where: { regionCode?: string; service?: string; from: string; to: string }) {
  const sql = world.admin;
  const [row] = await sql`
    with c as (
      select a.state, to_char(a.filed_at at time zone o.time_zone, 'YYYY-MM') as filed, to_char(a.closed_at at time zone o.time_zone, 'YYYY-MM') as ended,
        ceil(extract(epoch from a.closed_at - a.filed_at) / 3600) as hours
      from app.application a join app.office o on o.id = a.tenant_id
      where a.tenant_id = any(${[...offices.values()]}::uuid[]) and a.filed_at is not null
        and (${where.regionCode ?? null}::text is null or o.region_code = ${where.regionCode ?? null})
        and (${where.service ?? null}::text is null or a.service_code = ${where.service ?? null})
    )
    select count(*) filter (where filed between ${where.from} and ${where.to})::int as filed,
      count(*) filter (where state = 'CLOSED' and ended between ${where.from} and ${where.to})::int as finished,
      (percentile_disc(0.5) within group (order by hours) filter (where state = 'CLOSED' and ended between ${where.from} and ${where.to}))::int as "medianHours"
    from c`;
  return row;
}

const flowOf = ({ filed, finished, medianHours }: { filed: unknown; finished: unknown; medianHours: unknown }) => ({
  filed,
  finished,
  medianHours,
});

test.each([
  { from: `${YEAR}-01`, to: `${YEAR}-12` },
  { from: `${YEAR}-01`, to: `${YEAR}-01` },
  { from: `${YEAR}-02`, to: `${YEAR}-03` },
  { from: `${YEAR}-01`, to: `${YEAR}-03`, service: "AKTA_LAHIR" },
])("each number of the page equals SQL by hand over the cases: %o", async (asked) => {
  const view = await overview(asked);
  expect(flowOf(view.national)).toEqual(await byHand(asked));
  for (const [regionCode] of offices) {
    const office = view.offices.find((one) => one.regionCode === regionCode);
    const province = view.provinces.find((one) => one.code === regionCode.slice(0, 2));
    const expected = await byHand({ ...asked, regionCode });
    expect(office && flowOf(office)).toEqual(expected);
    expect(province && flowOf(province)).toEqual(expected);
  }
  for (const row of view.byService.filter(({ code }) => SERVICES.includes(code))) {
    expect(flowOf(row), row.code).toEqual(await byHand({ ...asked, service: row.code }));
  }
  for (const row of view.byMonth) {
    const expected = await byHand({ ...asked, from: row.month, to: row.month });
    expect(flowOf(row), row.month).toEqual({ ...expected, ...(row.finished === 0 ? { medianHours: null } : {}) });
  }
  expect(view.national.filed).toBeGreaterThan(20);
});

test("an office of whom nothing was rebuilt yet is not taken for one with nothing to do", async () => {
  const view = await overview({ from: `${YEAR}-01`, to: `${YEAR}-12` });
  expect(view.offices.find(({ regionCode }) => regionCode === "11.71")?.isCounted).toBe(false);
});

test("what few did is shown nowhere: not for the office, its service, or by taking two periods apart", async () => {
  const tenantId = await openBareOffice(world, { regionCode: "82.71", timeZone: "Asia/Jayapura" });
  const cases = [0, 1, 2].map((index) => ({
    id: newId(world.clock.now()),
    ...{ service: "AKTA_KEMATIAN", state: "CANCELLED", filedAt: new Date(Date.UTC(YEAR + 1, index, 5)) },
    closedAt: new Date(Date.UTC(YEAR + 1, index, 9)),
  }));
  await putBareCases(world.admin, tenantId, cases);
  for (const { id } of cases) await countCase(worker.resources, { tenantId, applicationId: id });
  for (const to of ["01", "02", "03", "12"]) {
    const view = await overview({ from: `${YEAR + 1}-01`, to: `${YEAR + 1}-${to}` });
    expect(view.offices.find(({ regionCode }) => regionCode === "82.71")?.filed, to).toBeNull();
    expect(view.byService.find(({ code }) => code === "AKTA_KEMATIAN")?.filed, to).toBeNull();
    expect(view.national.filed, to).toBeNull();
  }
});
