import { randomUUID } from "node:crypto";
import type { CaseView, ReceiptView } from "@gerai/contracts/applications";
import { catalogueSamples } from "@gerai/testing/catalogue-samples";
import { createTestOffice } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApi, photo, sampleAnswers, type TestCitizen, uploadPapers } from "../../citizen.testing.ts";

let api: Awaited<ReturnType<typeof createTestApi>>;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.world.close());

interface Refusal {
  code: string;
  params: {
    errors: { code: string; field: string }[];
    blocked: { rule: string }[];
    papers: string[];
    missing: { page: string }[];
  };
}

async function wholeCase(citizen: TestCitizen, service: string) {
  const papers = await uploadPapers(citizen, service);
  return { service, answers: sampleAnswers(service), papers };
}

async function confirmedSubmit(citizen: TestCitizen, body: Record<string, unknown>) {
  const first = await citizen.submit<Refusal>(body);
  if (first.status !== 422) return first;
  const confirmed = first.body.params.errors.map(({ field }) => field);
  return await citizen.submit<Refusal>({ ...body, confirmed });
}

describe("a whole case at once", () => {
  test.each(Object.keys(catalogueSamples.services))(
    "%s: its ordinary sample is filed with its outputs",
    async (service) => {
      const citizen = api.citizen();
      const reply = await confirmedSubmit(citizen, await wholeCase(citizen, service));
      expect(reply.body).toMatchObject({ service: { code: service } });
      expect(reply.status).toBe(201);
      const receipt = reply.body as unknown as ReceiptView;
      expect(receipt.outputs.length).toBeGreaterThan(0);
      expect(receipt.trackingCode).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}$/);
      const [row] = await api.world.admin`
      select state, initials, contact_sealed from app.application where tenant_id = ${api.office.id} and id = ${receipt.id}`;
      expect(row).toMatchObject({ state: "SUBMITTED", initials: expect.stringMatching(/^[A-Z]\.( [A-Z]\.)?$/) });
    },
  );

  test("200 identical submits with one key are one case, told 200 times", async () => {
    const citizen = api.citizen();
    const body = await wholeCase(citizen, "KK_HILANG_RUSAK");
    const key = randomUUID();
    const replies = await Promise.all(Array.from({ length: 200 }, () => citizen.submit<ReceiptView>(body, key)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(replies.map((reply) => JSON.stringify(reply.body))).size).toBe(1);
    const id = replies[0]?.body.id ?? "";
    const [found] = await api.world.admin`
      select (select count(*)::int from app.application where tenant_id = ${api.office.id} and id = ${id}) as cases,
        (select count(*)::int from app.outbox where payload->>'applicationId' = ${id}) as events,
        (select count(*)::int from app.audit_event where tenant_id = ${api.office.id} and subject_id = ${id} and action = 'application.submit') as trail`;
    expect(found).toMatchObject({ cases: 1, events: 1, trail: 1 });
    const other = await citizen.submit({ ...body, answers: { ...body.answers, extra: 1 } }, key);
    expect(other).toMatchObject({ status: 422, body: { code: "kernel.idempotency-key-reused" } });
  });

  test.each([
    [{ locale: "en" }, "en"],
    [{}, "id"],
  ])("keeps the language it was filed in: %j is %s", async (said, locale) => {
    const citizen = api.citizen();
    const { body } = await citizen.submit<ReceiptView>({ ...(await wholeCase(citizen, "KK_HILANG_RUSAK")), ...said });
    const [row] = await api.world.admin`
      select contact_sealed from app.application where tenant_id = ${api.office.id} and id = ${body.id}`;
    const { keys } = await api.office.as();
    expect(keys.openJson("application", "contact", body.id, row?.contact_sealed)).toMatchObject({ locale });
  });

  test("a program without a cookie files once per key, too", async () => {
    const key = randomUUID();
    const body = { service: "PENGADUAN", answers: sampleAnswers("PENGADUAN") };
    const first = await api.citizen().submit<ReceiptView>(body, key);
    const again = await api.citizen().submit<ReceiptView>(body, key);
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
  });

  test("numbers of one day count up without a gap, also when many are filed at once", async () => {
    const office = await createTestOffice(api.world);
    const body = { service: "PENGADUAN", answers: sampleAnswers("PENGADUAN") };
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => api.citizen(office.host).submit<ReceiptView>(body)),
    );
    const last = replies.map((reply) => Number(reply.body.number.split("-")[2])).sort((a, b) => a - b);
    expect(last).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test("without the header, or with one that is no UUID, nothing is filed", async () => {
    const body = { service: "PENGADUAN", answers: sampleAnswers("PENGADUAN") };
    expect((await api.citizen().send("POST", "/applications", body)).status).toBe(400);
    expect((await api.citizen().submit(body, "abc")).status).toBe(400);
  });

  test("what is wrong, missing or unconfirmed is named", async () => {
    const citizen = api.citizen();
    const answers = { ...sampleAnswers("KK_HILANG_RUSAK"), "applicant.phone": "021 555 1234" };
    const reply = await citizen.submit<Refusal>({ service: "KK_HILANG_RUSAK", answers });
    expect(reply.status).toBe(422);
    expect(reply.body.code).toBe("applications.incomplete");
    expect(reply.body.params.errors).toContainEqual(expect.objectContaining({ code: "phone.landline" }));
    expect(reply.body.params.papers).toEqual(["surat_hilang_polisi"]);
    expect((await citizen.submit({ service: "TIDAK_ADA", answers })).status).toBe(404);
    expect((await citizen.submit({ service: "KK_HILANG_RUSAK" })).status).toBe(422);
  });

  test("a rule that stops the case is named with the service that fits", async () => {
    for (const [service, { blocked }] of Object.entries(catalogueSamples.services)) {
      for (const sample of blocked) {
        const answers = Object.fromEntries(
          Object.entries(sample.answers).filter(([, v]) => !String(v).startsWith("$")),
        );
        const reply = await api.citizen().submit<Refusal>({ service, answers });
        expect(reply.body.code, `${service} ${sample.rule}`).toBe("applications.blocked");
        expect(reply.body.params.blocked.map(({ rule }) => rule)).toContain(sample.rule);
      }
    }
  });

  test("uploads of somebody else, or of another requirement, are not found", async () => {
    const [mine, theirs] = [api.citizen(), api.citizen()];
    const body = await wholeCase(theirs, "KK_HILANG_RUSAK");
    await mine.upload("/uploads", [photo()], { requirement: "kk" });
    expect((await mine.submit(body)).status).toBe(404);
    const { body: upload } = await mine.upload<{ id: string }>("/uploads", [photo()], { requirement: "kk" });
    expect((await mine.submit({ ...body, papers: { surat_hilang_polisi: [upload.id] } })).status).toBe(404);
    expect((await theirs.submit(body)).status).toBe(201);
    expect((await theirs.submit(body)).status).toBe(404);
  });

  test("an upload bigger than the limit is cut off, a body that is no form is refused", async () => {
    const citizen = api.citizen();
    const big = new Uint8Array(27 * 1024 * 1024);
    expect((await citizen.upload("/uploads", [big], { requirement: "kk" })).status).toBe(413);
    expect((await citizen.send("POST", "/uploads", { file: "x" })).status).toBe(422);
    expect((await citizen.upload("/uploads", [], { requirement: "kk" })).status).toBe(422);
    expect((await citizen.upload("/uploads", [photo()], {})).status).toBe(422);
  });
});

describe("a filed case", () => {
  async function file(): Promise<{ citizen: TestCitizen; receipt: ReceiptView }> {
    const citizen = api.citizen();
    const { body } = await citizen.submit<ReceiptView>(await wholeCase(citizen, "KK_HILANG_RUSAK"));
    return { citizen, receipt: body };
  }

  test("shows its receipt again and its state to the one who filed it", async () => {
    const { citizen, receipt } = await file();
    expect((await citizen.send("GET", `/cases/${receipt.id}/receipt`)).body).toEqual(receipt);
    const { body } = await citizen.send<CaseView>("GET", `/cases/${receipt.id}`);
    expect(body).toMatchObject({ state: "SUBMITTED", todo: "none", canCancel: true, number: receipt.number });
    expect(body.timeline.map(({ state }) => state)).toEqual(["SUBMITTED"]);
    expect(JSON.stringify(body)).not.toMatch(/\d{16}|\+62\d{8,}/);
  });

  test("is withdrawn once, on the version that was read", async () => {
    const { citizen, receipt } = await file();
    const path = `/cases/${receipt.id}/cancel`;
    expect(await citizen.send("POST", path, { version: 7 })).toMatchObject({
      status: 409,
      body: { code: "applications.stale-version" },
    });
    expect(await citizen.send("POST", path, { version: 1 })).toMatchObject({
      status: 200,
      body: { state: "CANCELLED", canCancel: false },
    });
    expect((await citizen.send("POST", path, { version: 2 })).status).toBe(409);
  });

  test("of somebody else and a missing one answer alike; without a cookie 401; after a day the right is gone", async () => {
    const { citizen, receipt } = await file();
    const stranger = (await file()).citizen;
    for (const suffix of ["", "/receipt"]) {
      const theirs = await stranger.send("GET", `/cases/${receipt.id}${suffix}`);
      const none = await stranger.send("GET", `/cases/${randomUUID()}${suffix}`);
      expect(theirs.status).toBe(404);
      expect({ ...theirs.body, requestId: "" }).toEqual({ ...none.body, requestId: "" });
      expect((await api.citizen().send("GET", `/cases/${receipt.id}${suffix}`)).status).toBe(401);
    }
    expect((await stranger.send("POST", `/cases/${receipt.id}/cancel`, { version: 1 })).status).toBe(404);
    const other = await createTestOffice(api.world);
    const elsewhere = api.citizen(other.host);
    elsewhere.cookie = citizen.cookie;
    expect((await elsewhere.send("GET", `/cases/${receipt.id}`)).status).toBe(404);
    api.world.clock.advance(25 * 3_600_000);
    expect((await citizen.send("GET", `/cases/${receipt.id}`)).status).toBe(404);
    api.world.clock.advance(-25 * 3_600_000);
  });
});
