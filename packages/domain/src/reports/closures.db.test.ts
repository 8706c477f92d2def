import { randomUUID } from "node:crypto";
import { RuleBody } from "@gerai/contracts/availability";
import { newId } from "@gerai/foundation/ids";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openContext, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import { getOverview } from "./get-overview.ts";
import { recordClosures } from "./record-closures.ts";
import { openBareOffice } from "./reports.testing.ts";

let world: TestWorld;
let worker: TestWorld;
let ministry: TestOffice;
beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld({}, "worker");
  ministry = await createTestOffice(world, { kind: "ministry" });
});
afterAll(async () => {
  await world.close();
  await worker.close();
});

const words = { id: "Alasan", en: "Reason" };
const rule = (body: object) => RuleBody.parse({ scope: {}, reason: words, ...body });

/** The rules of a test day, 22 November 2026. */
const RULES = {
  open: rule({
    name: "Perekaman ditunda",
    from: "2026-11-01",
    effects: { suspend: [{ capability: "recording" }] },
    reviewOn: "2026-12-01",
  }),
  lastDay: rule({
    name: "Loket tutup",
    from: "2026-11-20T12:00",
    durationDays: 3,
    effects: { access: "close" },
    scope: { services: ["KTP_RUSAK"], categories: ["KK"] },
  }),
  over: rule({ name: "Sudah lewat", from: "2026-11-01", until: "2026-11-21", effects: { stopsWork: true } }),
  coming: rule({ name: "Belum mulai", from: "2026-11-23", effects: { access: "close" } }),
  advice: rule({ name: "Imbauan", from: "2026-11-01", effects: { advice: words } }),
};

async function publish(tenantId: string, version: number, rules: readonly RuleBody[]): Promise<void> {
  const { admin } = world;
  const now = world.clock.now();
  await admin`insert into app.configuration_version (tenant_id, version, published_at, note, changes) values (${tenantId}, ${version}, ${now}, 'uji', 1)`;
  await admin`update app.configuration_item set until_version = ${version} where tenant_id = ${tenantId} and until_version is null`;
  for (const body of rules) {
    await admin`insert into app.configuration_item (tenant_id, key, since_version, kind, body, published_at)
      values (${tenantId}, ${randomUUID()}, ${version}, 'rule', ${admin.json(body as never)}, ${now})`;
  }
  await admin`update app.office set config_version = ${version} where id = ${tenantId}`;
}

async function closuresOf(tenantId: string) {
  const office = await findOfficeById(worker.resources, tenantId);
  if (!office) throw new Error("no office");
  await recordClosures(await openContext(worker.resources, office, SYSTEM, newId(world.clock.now())), {});
  const view = await getOverview(await ministry.as(ministry.staff.ministry_analyst), {});
  return view.closures.filter((closure) => closure.office === `Kota ${tenantId}`);
}

test("the ministry sees what is closed on the office's own day, and nothing that is over, to come, or no closure", async () => {
  const tenantId = await openBareOffice(world, { timeZone: "Asia/Jayapura" });
  await world.admin`update app.office set short_name = ${`Kota ${tenantId}`} where id = ${tenantId}`;
  await publish(tenantId, 1, Object.values(RULES));
  const closures = await closuresOf(tenantId);
  expect(closures).toEqual([
    {
      ...{ office: `Kota ${tenantId}`, name: "Loket tutup", effects: ["close"], fromOn: "2026-11-20" },
      ...{ untilOn: "2026-11-22", reviewOn: null },
      services: [
        expect.objectContaining({ id: expect.stringContaining("KTP") }),
        expect.objectContaining({ id: expect.any(String) }),
      ],
    },
    {
      ...{ office: `Kota ${tenantId}`, name: "Perekaman ditunda", effects: ["recording"], fromOn: "2026-11-01" },
      ...{ untilOn: null, reviewOn: "2026-12-01", services: [] },
    },
  ]);
});

test("a rule that is taken away is gone from the list, however often the event comes", async () => {
  const tenantId = await openBareOffice(world);
  await world.admin`update app.office set short_name = ${`Kota ${tenantId}`} where id = ${tenantId}`;
  await publish(tenantId, 1, [RULES.open, RULES.lastDay]);
  expect(await closuresOf(tenantId)).toHaveLength(2);
  await publish(tenantId, 2, [RULES.open]);
  expect((await closuresOf(tenantId)).map(({ name }) => name)).toEqual(["Perekaman ditunda"]);
  expect(await closuresOf(tenantId)).toHaveLength(1);
});
