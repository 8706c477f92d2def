import { randomUUID } from "node:crypto";
import type { DraftView, ReceiptView, ReviewView } from "@gerai/contracts/applications";
import type { FormPageView } from "@gerai/contracts/catalogue";
import type { PaperView } from "@gerai/contracts/documents";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApi, fillPages, photo, sampleAnswers, type TestCitizen } from "../../citizen.testing.ts";

let api: Awaited<ReturnType<typeof createTestApi>>;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.world.close());

async function begin(service = "akta-lahir"): Promise<{ citizen: TestCitizen; draft: DraftView }> {
  const citizen = api.citizen();
  const { status, body } = await citizen.send<DraftView>("POST", "/drafts", { service });
  expect(status).toBe(201);
  return { citizen, draft: body };
}

describe("a draft", () => {
  test("is walked page by page, gets its papers, is reviewed and sent once", async () => {
    const { citizen, draft } = await begin();
    expect(draft).toMatchObject({ canResumeElsewhere: false, next: "who", service: { code: "AKTA_LAHIR" } });
    expect(await fillPages(citizen, draft.id, sampleAnswers("AKTA_LAHIR"))).toBe("berkas");
    const asked = (await citizen.send<DraftView>("GET", `/drafts/${draft.id}`)).body;
    expect(asked.canResumeElsewhere).toBe(true);
    expect(asked.papers.filter(({ status }) => status === "missing").map(({ requirement }) => requirement.key)).toEqual(
      ["surat_lahir", "buku_nikah", "kk"],
    );
    for (const key of ["surat_lahir", "kk"]) await citizen.upload(`/drafts/${draft.id}/papers/${key}`, [photo()]);
    const half = await citizen.send<ReviewView>("GET", `/drafts/${draft.id}/review`);
    expect(half.body).toMatchObject({ canSend: false, missing: [{ page: "berkas" }] });
    const refused = await citizen.submit({ draftId: draft.id });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: "applications.incomplete", params: { papers: ["buku_nikah"], errors: [], blocked: [] } },
    });
    const two = await citizen.upload<PaperView>(`/drafts/${draft.id}/papers/buku_nikah`, [photo(), photo()]);
    expect(two).toMatchObject({ status: 201, body: { status: "received" } });
    expect(two.body.files).toHaveLength(2);
    const review = await citizen.send<ReviewView>("GET", `/drafts/${draft.id}/review`);
    expect(review.body).toMatchObject({ canSend: true, missing: [], blocked: [] });
    const first = await citizen.submit<ReceiptView>({ draftId: draft.id });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      id: draft.id,
      trackingCode: draft.trackingCode,
      paperCount: 4,
      contact: { phoneMasked: "+62812****001", emailMasked: "w***@c***.example" },
    });
    expect(first.body.number).toMatch(/^64\.74-261122-\d{4}$/);
    const again = await citizen.submit<ReceiptView>({ draftId: draft.id });
    expect(again).toEqual(first);
    const [count] = await api.world.admin`
      select count(*)::int as n from app.outbox where name = 'application.submitted' and payload->>'applicationId' = ${draft.id}`;
    expect(count?.n).toBe(1);
    const closed = await citizen.send("GET", `/drafts/${draft.id}`);
    expect(closed).toMatchObject({ status: 409, body: { code: "applications.already-submitted" } });
  });

  test("sent ten times at once with ten keys is one case with one receipt", async () => {
    const { citizen, draft } = await begin("pengaduan");
    await fillPages(citizen, draft.id, sampleAnswers("PENGADUAN"));
    const replies = await Promise.all(Array.from({ length: 10 }, () => citizen.submit({ draftId: draft.id })));
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const [count] = await api.world.admin`
      select count(*)::int as n from app.outbox where name = 'application.submitted' and payload->>'applicationId' = ${draft.id}`;
    expect(count?.n).toBe(1);
  });

  test("a page with a wrong answer is refused with what was typed, and nothing is stored", async () => {
    const { citizen, draft } = await begin("kk-hilang-rusak");
    const { body } = await citizen.send<{ page: FormPageView }>("GET", `/drafts/${draft.id}/pages/${draft.next}`);
    const name = body.page.fields[0]?.key ?? "";
    const saved = await citizen.send<{ code: string; params: { page: FormPageView } }>(
      "PUT",
      `/drafts/${draft.id}/pages/${draft.next}`,
      { values: { [name]: "bukan-pilihan" } },
    );
    expect(saved.status).toBe(422);
    expect(saved.body.code).toBe("applications.page-invalid");
    const field = saved.body.params.page.fields.find(({ key }) => key === name);
    expect(field).toMatchObject({ value: "bukan-pilihan" });
    expect(field?.errors.length).toBeGreaterThan(0);
    const stored = await citizen.send<{ page: FormPageView }>("GET", `/drafts/${draft.id}/pages/${draft.next}`);
    expect(stored.body.page.fields[0]?.value).toBeUndefined();
  });

  test("a paper that is no photo, too many of them or nothing at all is refused and leaves no object behind", async () => {
    const { citizen, draft } = await begin("kk-hilang-rusak");
    await fillPages(citizen, draft.id, sampleAnswers("KK_HILANG_RUSAK"));
    const path = `/drafts/${draft.id}/papers/surat_hilang_polisi`;
    const before = api.objects.size;
    const wrong = await citizen.upload(path, [photo(), new TextEncoder().encode("<html>")]);
    expect(wrong).toMatchObject({
      status: 422,
      body: { code: "documents.file-refused", params: { refusal: "file.type", file: 1 } },
    });
    const many = await citizen.upload(path, Array.from({ length: 12 }, photo));
    expect(many).toMatchObject({ status: 422, body: { params: { refusal: "file.too-many-files" } } });
    expect(await citizen.upload(path, [])).toMatchObject({ status: 422, body: { params: { refusal: "file.empty" } } });
    expect(await citizen.upload(`/drafts/${draft.id}/papers/paspor`, [photo()])).toMatchObject({ status: 404 });
    expect(api.objects.size).toBe(before);
  });

  test("a photo that is taken out again is gone from the storage too", async () => {
    const { citizen, draft } = await begin("kk-hilang-rusak");
    await fillPages(citizen, draft.id, sampleAnswers("KK_HILANG_RUSAK"));
    const path = `/drafts/${draft.id}/papers/surat_hilang_polisi`;
    const before = api.objects.size;
    const { body } = await citizen.upload<PaperView>(path, [photo()]);
    const removed = await citizen.send<PaperView>("DELETE", `${path}/files/${body.files[0]?.id}`);
    expect(removed).toMatchObject({ status: 200, body: { status: "missing", files: [] } });
    expect(api.objects.size).toBe(before);
    expect(await citizen.send("DELETE", `${path}/files/${body.files[0]?.id}`)).toMatchObject({ status: 404 });
  });

  test("a photo for a paper that later answers no longer ask for never reaches the office", async () => {
    const { citizen, draft } = await begin("kk-hilang-rusak");
    await fillPages(citizen, draft.id, sampleAnswers("KK_HILANG_RUSAK"));
    await citizen.upload(`/drafts/${draft.id}/papers/surat_hilang_polisi`, [photo()]);
    const [sent] = await api.world.admin`
      select id from app.paper_file where tenant_id = ${api.office.id} and application_id = ${draft.id}`;
    await api.world.admin`
      update app.paper_file set requirement = 'paspor' where tenant_id = ${api.office.id} and id = ${sent?.id}`;
    await citizen.upload(`/drafts/${draft.id}/papers/surat_hilang_polisi`, [photo()]);
    const receipt = await citizen.submit<ReceiptView>({ draftId: draft.id });
    expect(receipt).toMatchObject({ status: 201, body: { paperCount: 1 } });
    const [left] = await api.world.admin`
      select application_id, (select count(*)::int from app.due_row where payload->>'fileId' = ${sent?.id}) as due
      from app.paper_file where tenant_id = ${api.office.id} and id = ${sent?.id}`;
    expect(left).toMatchObject({ application_id: null, due: 1 });
  });

  test("a stranger's draft and a missing one answer alike, and without a cookie there is nothing to see", async () => {
    const { draft } = await begin();
    const stranger = (await begin()).citizen;
    const missing = randomUUID();
    for (const [method, suffix, body] of [
      ["GET", "", undefined],
      ["GET", "/review", undefined],
      ["GET", "/pages/who", undefined],
      ["PUT", "/pages/who", { values: {} }],
      ["POST", "/contact", { phone: "0812-0000-9001" }],
    ] as const) {
      const theirs = await stranger.send(method, `/drafts/${draft.id}${suffix}`, body);
      const none = await stranger.send(method, `/drafts/${missing}${suffix}`, body);
      expect(theirs.status, suffix).toBe(404);
      expect({ ...theirs.body, requestId: "" }).toEqual({ ...none.body, requestId: "" });
      expect((await api.citizen().send(method, `/drafts/${draft.id}${suffix}`, body)).status).toBe(401);
    }
    expect((await stranger.upload(`/drafts/${draft.id}/papers/kk`, [photo()])).status).toBe(404);
    expect((await stranger.submit({ draftId: draft.id })).status).toBe(404);
  });

  test("a phone number keeps it; one that is none is refused", async () => {
    const { citizen, draft } = await begin();
    expect(await citizen.send("POST", `/drafts/${draft.id}/contact`, { phone: "021 555" })).toMatchObject({
      status: 422,
    });
    expect(await citizen.send("POST", `/drafts/${draft.id}/contact`, { phone: "0812 0000 9001" })).toMatchObject({
      status: 200,
      body: { canResumeElsewhere: true },
    });
  });

  test("a service that is not offered cannot be begun", async () => {
    expect(await api.citizen().send("POST", "/drafts", { service: "tidak-ada" })).toMatchObject({ status: 404 });
    expect(await api.citizen().send("POST", "/drafts", {})).toMatchObject({ status: 422 });
  });
});
