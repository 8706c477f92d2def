import { createHash } from "node:crypto";
import type { TestCaseOptions } from "@gerai/testing/test-case";
import type { TestOffice } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  fetchDocument,
  listFetchableDocuments,
  listIssuedDocuments,
  makePin,
  markPdfSent,
  peekDocumentLink,
  requestNewLink,
  requestSignature,
  revokeOutput,
  signOutput,
  verifyCode,
} from "./index.ts";
import { openIssuing, pdf, withNote } from "./issuing-suite.ts";

let house: Awaited<ReturnType<typeof openIssuing>>;
beforeAll(async () => {
  house = await openIssuing();
});
afterAll(() => house.world.close());

describe("fetching a paper", () => {
  async function issued(options: TestCaseOptions = {}) {
    const made = await house.oneOutput(options);
    const bytes = pdf();
    const { documentId } = await house.attach(made.outputId, bytes);
    const ctx = await house.office.as(made.holder);
    return { ...made, bytes, documentId, ctx, token: await house.mint(made.outputId) };
  }

  it("needs link and PIN, answers the bytes as stored, and counts as delivered", async () => {
    const { id, outputId, documentId, ctx, token, bytes } = await issued({
      outputs: [{ kind: "pdf", item: "kk_pdf", delivery: "whatsapp" }],
    });
    const { pin } = await makePin(ctx, { applicationId: id, documentId });
    const anyone = await house.office.as();
    expect(await peekDocumentLink(anyone, { token })).toMatchObject({ name: { id: "Kartu Keluarga (KK)" } });
    const fetched = await fetchDocument(anyone, { token, pin });
    expect(Buffer.from(fetched).equals(bytes)).toBe(true);
    expect(await house.stateOf("output", outputId)).toBe("SENT");
    expect(Buffer.from(await fetchDocument(anyone, { token, pin })).equals(bytes)).toBe(true);
  });

  it("bears five tries, also when they come at once; a new PIN opens again", async () => {
    const { id, documentId, ctx, token } = await issued();
    const { pin } = await makePin(ctx, { applicationId: id, documentId });
    const wrong = pin === "000000" ? "000001" : "000000";
    const anyone = await house.office.as();
    const guesses = await Promise.allSettled(
      Array.from({ length: 8 }, () => fetchDocument(anyone, { token, pin: wrong })),
    );
    const codes = guesses.map((guess) => (guess.status === "rejected" ? guess.reason.code : "opened"));
    expect(codes.filter((code) => code === "issuing.wrong-pin")).toHaveLength(4);
    expect(codes.filter((code) => code === "issuing.pin-used-up")).toHaveLength(4);
    await expect(fetchDocument(anyone, { token, pin })).rejects.toMatchObject({ status: 410 });
    const again = await makePin(ctx, { applicationId: id, documentId });
    await expect(fetchDocument(anyone, { token, pin: again.pin })).resolves.toBeDefined();
  });

  it("says how many tries are left; without a PIN, or with one of 8 days ago, there is none", async () => {
    const { id, documentId, ctx, token } = await issued();
    const anyone = await house.office.as();
    await expect(fetchDocument(anyone, { token, pin: "123456" })).rejects.toMatchObject({ status: 410 });
    const { pin } = await makePin(ctx, { applicationId: id, documentId });
    const wrong = pin === "000000" ? "000001" : "000000";
    await expect(fetchDocument(anyone, { token, pin: wrong })).rejects.toMatchObject({
      status: 403,
      params: { triesLeft: 4 },
    });
    await house.world
      .admin`update app.document_pin set expires_at = ${house.world.clock.now()} where document_id = ${documentId}`;
    await expect(fetchDocument(anyone, { token, pin })).rejects.toMatchObject({ status: 410 });
  });

  it("a newer link voids the older; unknown, void and foreign tokens are the same 404", async () => {
    const { id, documentId, ctx, token, outputId } = await issued();
    const { pin } = await makePin(ctx, { applicationId: id, documentId });
    const newer = await house.mint(outputId);
    const strangers: [TestOffice, string][] = [
      [house.office, token],
      [house.office, "a".repeat(26)],
      [house.office, "../etc"],
      [house.other, newer],
    ];
    for (const [where, one] of strangers) {
      const anyone = await where.as();
      await expect(fetchDocument(anyone, { token: one, pin })).rejects.toMatchObject({ code: "not-found", params: {} });
      await expect(peekDocumentLink(anyone, { token: one })).rejects.toMatchObject({ code: "not-found", params: {} });
    }
    await expect(fetchDocument(await house.office.as(), { token: newer, pin })).resolves.toBeDefined();
  });

  it("PIN and new link are for the holder of the case only", async () => {
    const { id, documentId, ctx } = await issued();
    const stranger = await house.office.as({ kind: "link", holder: createHash("sha256").update("x").digest() });
    for (const verb of [makePin, requestNewLink]) {
      await expect(verb(stranger, { applicationId: id, documentId })).rejects.toMatchObject({ code: "not-found" });
    }
    expect(await requestNewLink(ctx, { applicationId: id, documentId })).toEqual({ token: null });
    const events = await house.world.admin`select name from app.outbox where payload->>'documentId' = ${documentId}`;
    expect(events.map(({ name }) => name)).toEqual(["document.link-requested"]);
  });

  it("without an e-mail address the link itself is the answer", async () => {
    const { id, documentId, ctx } = await issued({ email: null });
    const { token } = await requestNewLink(ctx, { applicationId: id, documentId });
    const { pin } = await makePin(ctx, { applicationId: id, documentId });
    await expect(fetchDocument(await house.office.as(), { token: token ?? "", pin })).resolves.toBeDefined();
  });

  it("lists what can be fetched, with the state of its PIN and never its digits", async () => {
    const { id, documentId, ctx } = await issued();
    const [before] = await listFetchableDocuments(ctx, { applicationId: id });
    expect(before?.document).toMatchObject({ documentId, hasPin: false, pinExpiresAt: null });
    const { expiresAt } = await makePin(ctx, { applicationId: id, documentId });
    const [after] = await listFetchableDocuments(ctx, { applicationId: id });
    expect(after?.document).toMatchObject({ hasPin: true, pinExpiresAt: expiresAt });
  });

  it("tells the code of the public check, which a paper from SIAK does not carry, to desk and holder", async () => {
    const { id, ctx } = await issued();
    const [own] = await listFetchableDocuments(ctx, { applicationId: id });
    const [desk] = await listIssuedDocuments(await house.as("verifier"), { applicationId: id });
    const code = own?.document.verificationCode ?? "";
    expect(code).toMatch(/^[a-z2-7]{26}$/);
    expect(desk?.document).toMatchObject({ source: "siak", verificationCode: code });
    expect(await verifyCode(await house.office.as(), { code })).toMatchObject({
      status: "active",
      isSimulation: false,
    });
  });
});

describe("revoking", () => {
  it("ends fetching, and the public check says so at once", async () => {
    const { id, outputId, holder } = await house.oneOutput();
    await house.step(requestSignature, "verifier", outputId);
    const { documentId } = await house.step(signOutput, "head", outputId);
    await markPdfSent(await house.office.as({ kind: "system" }), { outputId });
    const code = house.seen.drawn.at(-1)?.verificationUrl.split("/").at(-1) ?? "";
    const token = await house.mint(outputId);
    await house.step(withNote(revokeOutput, "Terbit untuk orang yang keliru."), "head", outputId);
    expect(await verifyCode(await house.office.as(), { code })).toMatchObject({
      status: "revoked",
      revokedAt: house.world.clock.now().toISOString(),
    });
    await expect(peekDocumentLink(await house.office.as(), { token })).rejects.toMatchObject({ code: "not-found" });
    const ctx = await house.office.as(holder);
    await expect(makePin(ctx, { applicationId: id, documentId })).rejects.toMatchObject({ code: "not-found" });
    expect(await listFetchableDocuments(ctx, { applicationId: id })).toEqual([]);
    await expect(verifyCode(await house.other.as(), { code })).rejects.toMatchObject({ code: "not-found" });
    await expect(verifyCode(await house.office.as(), { code: "a".repeat(26) })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
