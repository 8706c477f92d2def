import { randomUUID } from "node:crypto";
import { insertOffice } from "@gerai/database/seed";
import { hashSecret } from "@gerai/foundation/codes";
import { newId } from "@gerai/foundation/ids";
import { samplesOf } from "@gerai/testing/catalogue-samples";
import { createTestCase } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nationalCatalogue, offerServices } from "../catalogue/index.ts";
import { createOfficeKeys, openContext, type Ports, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import {
  addDraftPaper,
  claimApplication,
  createDraft,
  decidePaper,
  expireCompletion,
  expireDraft,
  getDraft,
  requestCompletion,
  saveDraftPage,
  submitApplication,
} from "./index.ts";

const DAY = 86_400_000;
const objects = new Map<string, Uint8Array>();
const files: Ports["files"] = {
  async put(key, bytes) {
    objects.set(key, bytes);
  },
  async get(key) {
    return objects.get(key) ?? new Uint8Array();
  },
  async remove(key) {
    objects.delete(key);
  },
};
const inspector: Ports["inspector"] = {
  inspect: async (bytes) => ({
    accepted: true,
    kind: "image",
    mediaType: "image/jpeg",
    bytes,
    width: 1,
    height: 1,
    pageCount: 1,
  }),
  assemble: async () => new Uint8Array(),
  rasterise: async () => new Uint8Array(),
};

let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  world = await createTestWorld({ files, inspector });
  worker = await createTestWorld({ files, inspector }, "worker");
  office = await createTestOffice(world);
});
afterAll(() => Promise.all([world.close(), worker.close()]));

/** The worker with its own database role, at the time of the test. */
async function systemContext() {
  worker.clock.set(world.clock.now());
  const facts = await findOfficeById(worker.resources, office.id);
  if (!facts) throw new Error("no office");
  return await openContext(worker.resources, facts, SYSTEM, randomUUID());
}

function holder() {
  return { kind: "link", holder: hashSecret(randomUUID()) } as const;
}

async function draftWithPhoto() {
  const citizen = await office.as(holder());
  const draft = await createDraft(citizen, { service: "VALIDASI_NIK" });
  const definition = nationalCatalogue().definitions.find(({ code }) => code === "VALIDASI_NIK");
  const [requirement] = definition?.requirements ?? [];
  const file = { bytes: new TextEncoder().encode(`photo ${randomUUID()}`), declaredType: "image/jpeg" };
  await addDraftPaper(citizen, { draftId: draft.id, requirement: requirement?.key ?? "", files: [file] });
  return { citizen, draft };
}

async function rowOf(id: string) {
  const [row] = await world.admin`
    select state, version, answers_sealed, contact_sealed from app.application where tenant_id = ${office.id} and id = ${id}`;
  return row ?? {};
}

describe("a draft nobody touches", () => {
  test("is forgotten after seven days with its answers and photos, and a second run changes nothing", async () => {
    const { citizen, draft } = await draftWithPhoto();
    const before = objects.size;
    world.clock.advance(7 * DAY);
    const system = await systemContext();
    expect(await expireDraft(system, { applicationId: draft.id })).toEqual({ expired: true });
    expect(objects.size).toBe(before - 1);
    const row = await rowOf(draft.id);
    expect(row.state).toBe("EXPIRED");
    expect(system.keys.openJson("application", "answers", draft.id, row.answers_sealed)).toEqual({});
    expect(system.keys.openJson("application", "contact", draft.id, row.contact_sealed)).toEqual({});
    expect(await expireDraft(system, { applicationId: draft.id })).toEqual({ expired: false });
    expect((await rowOf(draft.id)).version).toBe(row.version);
    await expect(getDraft(citizen, { draftId: draft.id })).rejects.toMatchObject({ status: 404 });
  });

  test("stays when it was saved meanwhile, and is looked at again seven days after that", async () => {
    const { citizen, draft } = await draftWithPhoto();
    world.clock.advance(6 * DAY);
    const saved = world.clock.now();
    const answers = samplesOf("VALIDASI_NIK").samples[0]?.answers ?? {};
    const values = Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, String(value)]));
    await saveDraftPage(citizen, { draftId: draft.id, page: draft.next, values, confirmed: true });
    world.clock.advance(DAY);
    expect(await expireDraft(await systemContext(), { applicationId: draft.id })).toEqual({ expired: false });
    expect((await rowOf(draft.id)).state).toBe("DRAFT");
    const due = await world.admin`
      select due_at from app.due_row where tenant_id = ${office.id} and payload->>'applicationId' = ${draft.id} order by due_at`;
    expect(due.map((row) => row.due_at)).toContainEqual(new Date(saved.getTime() + 7 * DAY));
  });

  test("that was sent is left alone", async () => {
    const filed = await createTestCase(world, office, { state: "SUBMITTED" });
    world.clock.advance(8 * DAY);
    expect(await expireDraft(await systemContext(), { applicationId: filed.id })).toEqual({ expired: false });
    expect((await rowOf(filed.id)).state).toBe("SUBMITTED");
  });

  test("is not forgotten on anybody's word but the system's", async () => {
    const { citizen, draft } = await draftWithPhoto();
    await expect(expireDraft(citizen, { applicationId: draft.id })).rejects.toMatchObject({ status: 401 });
    const admin = await office.as(office.staff.office_admin);
    await expect(expireDraft(admin, { applicationId: draft.id })).rejects.toMatchObject({ status: 403 });
  });
});

describe("a request for completion nobody answers", () => {
  test("ends the case when its time is over, once, and not a moment earlier", async () => {
    const filed = await createTestCase(world, office, { state: "SUBMITTED" });
    const verifier = await office.as(office.staff.verifier);
    const applicationId = filed.id;
    await claimApplication(verifier, { applicationId, version: 1 });
    const decision = { version: 2, requirement: "surat_hilang_polisi", verdict: "refused", reason: "cut" } as const;
    await decidePaper(verifier, { applicationId, decision });
    const { requestId } = await requestCompletion(verifier, { applicationId, version: 2 });
    world.clock.advance(14 * DAY - 1);
    expect(await expireCompletion(await systemContext(), { applicationId, requestId })).toEqual({ expired: false });
    world.clock.advance(1);
    const system = await systemContext();
    expect(await expireCompletion(system, { applicationId, requestId: randomUUID() })).toEqual({ expired: false });
    expect(await expireCompletion(system, { applicationId, requestId })).toEqual({ expired: true });
    expect(await expireCompletion(system, { applicationId, requestId })).toEqual({ expired: false });
    expect(await rowOf(applicationId)).toMatchObject({ state: "EXPIRED", version: 4 });
    const [told] = await world.admin`
      select count(*)::int as n from app.outbox where name = 'application.expired' and payload->>'applicationId' = ${applicationId}`;
    expect(told?.n).toBe(1);
  });
});

describe("the case number", () => {
  async function openOffice(timeZone: string, regionCode: string) {
    const id = newId(world.clock.now());
    const slug = `zona-${randomUUID().slice(0, 8)}`;
    await insertOffice(world.admin, {
      id,
      slug,
      kind: "office",
      regionCode,
      shortName: "Kota Zona",
      fullName: "Dinas Zona",
      provinceName: "Zona",
      timeZone,
      accent: "#0a5568",
      seat: "Zona",
      hosts: [`${slug}.localhost`],
      openedAt: world.clock.now(),
    });
    await createOfficeKeys(world.resources, id);
    const facts = await findOfficeById(world.resources, id);
    if (!facts) throw new Error("no office");
    const open = (principal: Parameters<TestOffice["as"]>[0] = SYSTEM) =>
      openContext(world.resources, facts, principal, randomUUID());
    const services = nationalCatalogue().definitions.map(({ code, version, effectiveFrom }) => ({
      code,
      version,
      effectiveFrom,
    }));
    await offerServices(await open(), { services });
    return open;
  }

  test("carries the office's own day: at 16.30 UTC it is still today in Jakarta and tomorrow in Jayapura", async () => {
    world.clock.set("2026-12-31T16:30:00Z");
    const answers = samplesOf("PENGADUAN").samples[0]?.answers ?? {};
    const input = { service: "PENGADUAN", answers: answers as Record<string, string> };
    const jakarta = await openOffice("Asia/Jakarta", "31.71");
    const jayapura = await openOffice("Asia/Jayapura", "91.71");
    expect((await submitApplication(await jakarta(holder()), input)).number).toBe("31.71-261231-0001");
    expect((await submitApplication(await jayapura(holder()), input)).number).toBe("91.71-270101-0001");
    expect((await submitApplication(await jakarta(holder()), input)).number).toBe("31.71-261231-0002");
    world.clock.set("2026-12-31T17:00:00Z");
    expect((await submitApplication(await jakarta(holder()), input)).number).toBe("31.71-270101-0001");
  });

  test("grows a digit after 9999 instead of losing one", async () => {
    world.clock.set("2027-02-01T03:00:00Z");
    const open = await openOffice("Asia/Jakarta", "31.72");
    const { tenantId } = await open();
    await world.admin`insert into app.case_counter (tenant_id, day, last) values (${tenantId}, '2027-02-01', 9999)`;
    const answers = samplesOf("PENGADUAN").samples[0]?.answers ?? {};
    const receipt = await submitApplication(await open(holder()), {
      service: "PENGADUAN",
      answers: answers as Record<string, string>,
    });
    expect(receipt.number).toBe("31.72-270201-10000");
  });
});
