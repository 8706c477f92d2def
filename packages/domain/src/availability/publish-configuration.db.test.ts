import type { ServiceOverrideBody } from "@gerai/contracts/catalogue";
import { newId } from "@gerai/foundation/ids";
import {
  createTestOffice,
  createTestWorld,
  type NewItem,
  type TestOffice,
  type TestWorld,
} from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { findService, findServiceVersion, getService, offerServices } from "../catalogue/index.ts";
import { query, SYSTEM } from "../kernel/index.ts";
import { changeDraft, discardDraft, getDraft, revertConfiguration } from "../tenancy/index.ts";
import { publishConfiguration } from "./publish-configuration.ts";

const CODE = "KTP_RUSAK";
const SLUG = "ktp-rusak";

const DAY = { opens: "08:00", closes: "15:00", breaks: [] };
/** Without hours and somebody to ask, a service is not to be switched on. */
const OPEN: readonly NewItem[] = [
  { kind: "hours", body: { name: "Jam layanan", scope: {}, week: { mon: DAY } } },
  { kind: "contact", body: { kind: "line", name: "Kantor", phone: "+6281200002003" } },
];

let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  world = await createTestWorld();
});
beforeEach(async () => {
  office = await createTestOffice(world);
});
afterAll(() => world.close());

const readService = query({
  action: "test.read-service",
  principals: ["public"],
  input: z.object({ version: z.int().optional() }),
  run: async (scope, { version }) =>
    version === undefined ? await findService(scope, CODE) : await findServiceVersion(scope, CODE, version),
});
const asAdmin = () => office.as(office.staff.office_admin);

async function publish(): Promise<number> {
  const ctx = await asAdmin();
  return (await publishConfiguration(ctx, { version: ctx.office.configVersion, note: "Perubahan uji" })).version;
}

/** Puts an override into the draft, or takes it away, and publishes it. */
async function override(key: string, body: Omit<ServiceOverrideBody, "code"> | null): Promise<number> {
  const ctx = await asAdmin();
  const seen = (await getDraft(ctx, {})).items.find((item) => item.key === key)?.revision;
  await changeDraft(ctx, {
    key,
    revision: seen,
    item: body && { kind: "service", body: { code: CODE, ...body } },
  });
  return await publish();
}
const service = async (version?: number) => await readService(await office.as(), { version });
const shown = async () => await getService(await office.as(), { slug: SLUG });

test("an override is a next version of the service, in force at once; the version before stays for running cases", async () => {
  const before = await service();
  const key = newId(world.clock.now());
  const added = { id: "surat_rt", label: { id: "Surat RT", en: "" }, hint: { id: "Yang dicap.", en: "" } };
  await override(key, { isOffered: true, promiseDays: 5, extraRequirement: added });
  expect(await service()).toMatchObject({ version: before.version + 1 });
  expect(await shown()).toMatchObject({ promise: { workingDays: 5 } });
  expect((await shown()).requirements.filter(({ national }) => !national)).toMatchObject([
    { key: "tambahan_surat_rt" },
  ]);
  expect(await service(before.version)).toEqual(before);
});

test("a service that is switched off is not found, and comes back with its national form when the override goes", async () => {
  await office.configure(OPEN);
  const before = await shown();
  const key = newId(world.clock.now());
  await override(key, { isOffered: false });
  await expect(shown()).rejects.toMatchObject({ status: 404 });
  await override(key, null);
  expect(await shown()).toEqual(before);
});

test("going back to a version gives the service its override of then", async () => {
  const key = newId(world.clock.now());
  const first = await override(key, { isOffered: true, promiseDays: 3 });
  await override(key, { isOffered: true, promiseDays: 7 });
  await revertConfiguration(await asAdmin(), { version: first });
  await publish();
  expect(await shown()).toMatchObject({ promise: { workingDays: 3 } });
});

test("an unknown service and a promise beyond the legal limit are named, and nothing of the draft is published", async () => {
  const key = newId(world.clock.now());
  await changeDraft(await asAdmin(), {
    key,
    item: { kind: "service", body: { code: "KTP_TERBANG", isOffered: true } },
  });
  await expect(publish()).rejects.toMatchObject({ code: "catalogue.unknown-service", params: { code: "KTP_TERBANG" } });
  await discardDraft(await asAdmin(), {});
  await expect(override(key, { isOffered: true, promiseDays: 15 })).rejects.toMatchObject({
    code: "catalogue.promise-too-long",
    params: { code: CODE, most: 14 },
  });
  expect((await asAdmin()).office.configVersion).toBe(1);
  expect((await getDraft(await asAdmin(), {})).changes).toBe(1);
});

test("no other office's service changes", async () => {
  const other = await createTestOffice(world);
  await override(newId(world.clock.now()), { isOffered: false });
  expect(await getService(await other.as(), { slug: SLUG })).toMatchObject({ code: CODE });
});

test("a newer national template keeps what the office has set, and one that comes later gets it too", async () => {
  const key = newId(world.clock.now());
  await override(key, { isOffered: true, promiseDays: 5 });
  const { definition, version } = await service();
  const [next, later] = [definition.version + 100, definition.version + 101];
  await world.admin`
    insert into app.national_template (code, version, effective_from, definition)
    select code, v, effective_from, definition from app.national_template, unnest(array[${next}::int, ${later}::int]) v
    where code = ${CODE} and version = ${definition.version} on conflict do nothing`;
  const system = await office.as(SYSTEM);
  await offerServices(system, { services: [{ code: CODE, version: next, effectiveFrom: "2026-01-01" }] });
  await offerServices(system, { services: [{ code: CODE, version: later, effectiveFrom: "2026-12-01" }] });
  expect(
    await offerServices(system, { services: [{ code: CODE, version: next, effectiveFrom: "2026-01-01" }] }),
  ).toEqual({
    count: 0,
  });
  await override(key, { isOffered: true, promiseDays: 7 });
  const today = await service();
  expect(today.version).toBeGreaterThan(version);
  expect(today.definition.promise.workingDays).toBe(7);
  const rows = await world.admin`
    select template_version, override->>'promiseDays' as days from app.office_service
    where tenant_id = ${office.id} and code = ${CODE} order by version desc limit 2`;
  expect(rows).toEqual([
    { template_version: later, days: "7" },
    { template_version: next, days: "7" },
  ]);
});

test("the trail says which version was published and kinds of what changed", async () => {
  const version = await override(newId(world.clock.now()), { isOffered: false });
  const rows = await world.admin`
    select actor_id, details from app.audit_event
    where tenant_id = ${office.id} and action = 'configuration.publish' and details->>'version' = ${String(version)}`;
  expect(rows).toEqual([
    { actor_id: office.staff.office_admin.id, details: { version, changes: 1, kinds: ["service"] } },
  ]);
});
