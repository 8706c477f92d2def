import { randomUUID } from "node:crypto";
import type {
  CaseView,
  CompletionGrantView,
  CompletionView,
  DraftView,
  ReceiptView,
  TrackView,
} from "@gerai/contracts/applications";
import type { PaperView } from "@gerai/contracts/documents";
import { claimApplication, decidePaper, mintLink, requestCompletion } from "@gerai/domain/applications";
import { command, SYSTEM } from "@gerai/domain/kernel";
import { createTestOffice, type TestOffice } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createTestApi, photo, sampleAnswers, type TestCitizen, uploadPapers } from "../../citizen.testing.ts";

const PAPER = "surat_hilang_polisi";
let api: Awaited<ReturnType<typeof createTestApi>>;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.world.close());

async function file(office: TestOffice = api.office): Promise<{ citizen: TestCitizen; receipt: ReceiptView }> {
  const citizen = api.citizen(office.host);
  const papers = await uploadPapers(citizen, "KK_HILANG_RUSAK");
  const answers = sampleAnswers("KK_HILANG_RUSAK");
  const { body } = await citizen.submit<ReceiptView>({ service: "KK_HILANG_RUSAK", answers, papers });
  return { citizen, receipt: body };
}

const LAST4 = String(sampleAnswers("KK_HILANG_RUSAK")["applicant.phone"]).slice(-4);
const WRONG = LAST4 === "1111" ? "2222" : "1111";

describe("tracking", () => {
  test("the code alone shows the stage and opens nothing; with the phone's digits it opens the case for a day", async () => {
    const { receipt } = await file();
    const phone = api.citizen();
    const stage = await phone.send<TrackView>("POST", "/track", { code: receipt.trackingCode.toLowerCase() });
    expect(stage).toMatchObject({
      status: 200,
      body: { stage: { state: "SUBMITTED", label: { id: "Diajukan" } }, caseId: null, draftId: null },
    });
    expect((await phone.send("GET", `/cases/${receipt.id}`)).status).toBe(404);
    const opened = await phone.send<TrackView>("POST", "/track", { code: receipt.trackingCode, last4: LAST4 });
    expect(opened.body.caseId).toBe(receipt.id);
    expect((await phone.send("GET", `/cases/${receipt.id}`)).status).toBe(200);
    expect((await phone.send("GET", `/drafts/${receipt.id}`)).status).toBe(404);
  });

  test("a mistyped, unknown, foreign code and wrong digits are answered alike", async () => {
    const { receipt } = await file();
    const elsewhere = await createTestOffice(api.world);
    const foreign = (await file(elsewhere)).receipt;
    const answers = [];
    for (const body of [
      { code: "0000-0000-001", last4: LAST4 },
      { code: "0000-0000-000", last4: LAST4 },
      { code: foreign.trackingCode, last4: LAST4 },
      { code: receipt.trackingCode, last4: WRONG },
      { code: foreign.trackingCode },
    ])
      answers.push(await api.citizen().send("POST", "/track", body));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(new Set(answers.map(({ body }) => JSON.stringify({ ...body, requestId: "" }))).size).toBe(1);
  });

  test("after five wrong digits a code stays shut for an hour, for right digits too; right ones are never counted", async () => {
    const office = await createTestOffice(api.world);
    const { receipt } = await file(office);
    const phone = api.citizen(office.host);
    const code = receipt.trackingCode;
    for (let i = 0; i < 8; i++) expect((await phone.send("POST", "/track", { code, last4: LAST4 })).status).toBe(200);
    const guesses = await Promise.all(
      Array.from({ length: 9 }, () => phone.send("POST", "/track", { code, last4: WRONG })),
    );
    expect(guesses.map(({ status }) => status).sort()).toEqual([404, 404, 404, 404, 404, 429, 429, 429, 429]);
    expect((await phone.send("POST", "/track", { code, last4: LAST4 })).status).toBe(429);
    api.world.clock.advance(3_601_000);
    expect((await phone.send("POST", "/track", { code, last4: LAST4 })).status).toBe(200);
  });

  test("thirty tries a minute from one address are enough", async () => {
    const office = await createTestOffice(api.world);
    const phone = api.citizen(office.host);
    const tries = [];
    for (let i = 0; i < 31; i++) tries.push((await phone.send("POST", "/track", { code: "0000-0000-001" })).status);
    expect(tries).toEqual([...Array.from({ length: 30 }, () => 404), 429]);
  });

  test("a draft with a phone number is resumed on another phone by its code and the digits", async () => {
    const office = await createTestOffice(api.world);
    const first = api.citizen(office.host);
    const { body: draft } = await first.send<DraftView>("POST", "/drafts", { service: "akta-lahir" });
    const other = api.citizen(office.host);
    const code = draft.trackingCode;
    expect((await other.send("POST", "/track", { code, last4: "9001" })).status).toBe(404);
    await first.send("POST", `/drafts/${draft.id}/contact`, { phone: "0812-0000-9001" });
    const opened = await other.send<TrackView>("POST", "/track", { code, last4: "9001" });
    expect(opened.body).toMatchObject({ draftId: draft.id, caseId: null, slug: "akta-lahir" });
    expect((await other.send("GET", `/drafts/${draft.id}`)).status).toBe(200);
    expect((await other.send("GET", `/cases/${draft.id}`)).status).toBe(404);
  });
});

/** Mints the link that the mail would carry. */
const mintForTest = command({
  action: "test.mint-link",
  principals: ["system"],
  input: z.object({ applicationId: z.uuid(), subjectId: z.uuid(), expiresAt: z.date() }),
  async run(scope, order) {
    return { subjectId: order.applicationId, result: await mintLink(scope, { kind: "completion", ...order }) };
  },
});

/** A case whose paper a verifier has refused, and the link of the mail. */
async function refusedCase() {
  const { citizen, receipt } = await file();
  const { office, world } = api;
  const verifier = await office.as(office.staff.verifier);
  await claimApplication(verifier, { applicationId: receipt.id, version: 1 });
  await decidePaper(verifier, {
    applicationId: receipt.id,
    decision: { version: 2, requirement: PAPER, verdict: "refused", reason: "blurred" },
  });
  const { requestId } = await requestCompletion(verifier, { applicationId: receipt.id, version: 2 });
  const expiresAt = new Date(world.clock.now().getTime() + 14 * 86_400_000);
  const token = await mintForTest(await office.as(SYSTEM), {
    applicationId: receipt.id,
    subjectId: requestId,
    expiresAt,
  });
  return { citizen, receipt, requestId, token };
}

describe("completion", () => {
  test("a mailed link opens the refused papers only; sending brings the case back to its officer and uses the link up", async () => {
    const { receipt, token, citizen } = await refusedCase();
    const other = api.citizen();
    const opened = await other.send<CompletionGrantView>("POST", `/completions/${token}`);
    expect(opened).toMatchObject({ status: 200, body: { caseId: receipt.id } });
    expect((await other.send("GET", `/cases/${receipt.id}`)).status).toBe(404);
    expect((await other.send("GET", `/cases/${receipt.id}/receipt`)).status).toBe(404);
    const path = `/cases/${receipt.id}/completion`;
    const { body } = await other.send<CompletionView>("GET", path);
    expect(body).toMatchObject({
      canSend: false,
      items: [{ requirement: { key: PAPER }, files: [], status: "refused" }],
    });
    expect(body.items[0]?.reason?.id).toMatch(/buram/);
    expect(await other.send("POST", path)).toMatchObject({ status: 422, body: { params: { papers: [PAPER] } } });
    expect((await other.upload(`${path}/papers/kk`, [photo()])).status).toBe(404);
    const sent = await other.upload<PaperView>(`${path}/papers/${PAPER}`, [photo(), photo()]);
    expect(sent).toMatchObject({ status: 201, body: { status: "received" } });
    const removed = await other.send<PaperView>("DELETE", `${path}/papers/${PAPER}/files/${sent.body.files[0]?.id}`);
    expect(removed.body.files).toHaveLength(1);
    const done = await other.send<CaseView>("POST", path);
    expect(done).toMatchObject({
      status: 200,
      body: { state: "RESUBMITTED", contact: { phoneMasked: "" }, trackingCode: "" },
    });
    expect((await other.send("GET", path)).status).toBe(404);
    expect((await api.citizen().send("POST", `/completions/${token}`)).status).toBe(404);
    const { office } = api;
    const { admin } = api.world;
    const [row] = await admin`
      select round, asked_by, claimed_by from app.application where tenant_id = ${office.id} and id = ${receipt.id}`;
    expect(row).toMatchObject({ round: 2, asked_by: office.staff.verifier.id, claimed_by: null });
    const files = await admin`
      select round, state from app.paper_file where tenant_id = ${office.id} and application_id = ${receipt.id} order by round, state`;
    expect(files.map(({ round, state }) => `${round} ${state}`)).toEqual(["1 replaced", "2 received", "2 removed"]);
    expect((await citizen.send<CaseView>("GET", `/cases/${receipt.id}`)).body.todo).toBe("none");
  });

  test("whoever tracks the case can mend it too, and the files of earlier rounds cannot be touched", async () => {
    const { citizen, receipt } = await refusedCase();
    const view = await citizen.send<CaseView>("GET", `/cases/${receipt.id}`);
    expect(view.body).toMatchObject({ state: "NEEDS_COMPLETION", todo: "complete", canCancel: true });
    expect(view.body.answerBy).not.toBeNull();
    const path = `/cases/${receipt.id}/completion`;
    const [old] = await api.world.admin`
      select id from app.paper_file where tenant_id = ${api.office.id} and application_id = ${receipt.id}`;
    expect((await citizen.send("DELETE", `${path}/papers/${PAPER}/files/${old?.id}`)).status).toBe(404);
    await citizen.upload(`${path}/papers/${PAPER}`, [photo()]);
    const key = randomUUID();
    const first = await citizen.send<CaseView>("POST", path, undefined, { "idempotency-key": key });
    const again = await citizen.send<CaseView>("POST", path, undefined, { "idempotency-key": key });
    expect(first.body).toMatchObject({
      state: "RESUBMITTED",
      contact: { phoneMasked: expect.stringContaining("****") },
    });
    expect(again.body).toEqual(first.body);
    expect(first.body.timeline.map(({ state }) => state)).toEqual([
      "SUBMITTED",
      "IN_VERIFICATION",
      "NEEDS_COMPLETION",
      "RESUBMITTED",
    ]);
  });

  test("a stranger's completion and a missing one answer alike; a newer link voids the older; withdrawing ends it", async () => {
    const { citizen, receipt, token, requestId } = await refusedCase();
    const stranger = (await file()).citizen;
    const theirs = await stranger.send("GET", `/cases/${receipt.id}/completion`);
    const none = await stranger.send("GET", `/cases/${randomUUID()}/completion`);
    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, requestId: "" }).toEqual({ ...none.body, requestId: "" });
    expect((await api.citizen().send("GET", `/cases/${receipt.id}/completion`)).status).toBe(401);
    const expiresAt = new Date(api.world.clock.now().getTime() + 86_400_000);
    const newer = await mintForTest(await api.office.as(SYSTEM), {
      applicationId: receipt.id,
      subjectId: requestId,
      expiresAt,
    });
    expect((await api.citizen().send("POST", `/completions/${token}`)).status).toBe(404);
    expect((await api.citizen().send("POST", "/completions/abc")).status).toBe(404);
    const holder = api.citizen();
    expect((await holder.send("POST", `/completions/${newer}`)).status).toBe(200);
    await citizen.send("POST", `/cases/${receipt.id}/cancel`, { version: 3 });
    expect((await holder.send("GET", `/cases/${receipt.id}/completion`)).status).toBe(404);
    expect((await api.citizen().send("POST", `/completions/${newer}`)).status).toBe(404);
  });
});
