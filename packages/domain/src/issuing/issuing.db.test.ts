import { createHash } from "node:crypto";
import { Problem } from "@gerai/foundation/problem";
import { createTestCase, type TestCaseOptions } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { command, type Ports, type StaffPrincipal, SYSTEM } from "../kernel/index.ts";
import {
  answerByMessage,
  attachSiakPdf,
  collectOutput,
  fetchDocument,
  getDocumentPdf,
  listFetchableDocuments,
  listIssuedDocuments,
  makePin,
  markPdfSent,
  mintDocumentLink,
  peekDocumentLink,
  printCard,
  readyToPrint,
  requestNewLink,
  requestSignature,
  revokeOutput,
  sendBackOutput,
  sendByCourier,
  shelveOutput,
  signOutput,
  spoilCard,
  unshelveOutput,
  verifyCode,
  visitDone,
} from "./index.ts";
import type { SignatureReport, SimulationDocument } from "./ports.ts";

/** Objects in this process. */
const objects = new Map<string, Uint8Array<ArrayBuffer>>();
const drawn: SimulationDocument[] = [];
const SIGNED: SignatureReport = {
  signed: true,
  intact: true,
  coversWholeDocument: true,
  signer: "Kepala Dinas Contoh",
  issuer: "Penerbit Contoh",
  signedAt: new Date("2026-11-22T01:00:00Z"),
};
let report: SignatureReport = SIGNED;

const ports: Partial<Ports> = {
  files: {
    put: async (key, bytes) => void objects.set(key, Uint8Array.from(bytes)),
    get: async (key) => {
      const found = objects.get(key);
      if (!found) throw new Problem("documents.object-missing", 404);
      return found;
    },
    remove: async (key) => void objects.delete(key),
  },
  signatures: { check: async () => report },
  renderer: {
    renderSimulation: async (document) => {
      drawn.push(document);
      return Buffer.from("%PDF-1.7 drawn");
    },
  },
  signer: { sign: async (pdf) => new Uint8Array([...pdf, ...Buffer.from(" signed")]) },
};

let world: TestWorld;
let office: TestOffice;
let other: TestOffice;

beforeAll(async () => {
  world = await createTestWorld(ports);
  office = await createTestOffice(world);
  other = await createTestOffice(world);
});
afterAll(() => world.close());

const as = (person: keyof TestOffice["staff"]) => office.as(office.staff[person]);
const pdf = () => Buffer.from(`%PDF-1.7 ${Math.random()}`);

async function versionOf(outputId: string): Promise<number> {
  const [row] = await world.admin`select version from app.output where id = ${outputId}`;
  return row?.version;
}

async function stateOf(table: "application" | "output", id: string): Promise<string> {
  const [row] = await world.admin`select state from ${world.admin(`app.${table}`)} where id = ${id}`;
  return row?.state;
}

async function oneOutput(options: TestCaseOptions = {}) {
  const made = await createTestCase(world, office, options);
  return { ...made, outputId: made.outputIds[0] ?? "" };
}

async function step<R>(
  verb: (ctx: Awaited<ReturnType<TestOffice["as"]>>, input: { outputId: string; version: number }) => Promise<R>,
  person: keyof TestOffice["staff"],
  outputId: string,
): Promise<R> {
  return await verb(await as(person), { outputId, version: await versionOf(outputId) });
}

const withNote =
  <R>(
    verb: (ctx: never, input: { outputId: string; version: number; note: string; secondPerson: string }) => Promise<R>,
    note: string,
    secondPerson = "",
  ) =>
  (ctx: unknown, input: { outputId: string; version: number }) =>
    verb(ctx as never, { ...input, note, secondPerson });

const attach = (outputId: string, bytes: Uint8Array<ArrayBuffer> = pdf()) =>
  step((ctx, input) => attachSiakPdf(ctx, { ...input, pdf: bytes }), "verifier", outputId);

/** The token that the next message about an output would carry. */
async function mint(outputId: string): Promise<string> {
  const verb = command({
    action: "test.mint",
    principals: ["system"],
    input: z.object({}),
    run: async (scope) => ({ subjectId: null, result: (await mintDocumentLink(scope, { outputId })) ?? "" }),
  });
  return await verb(await office.as(SYSTEM), {});
}

describe("each kind of output reaches its end and closes the case", () => {
  it("a PDF from SIAK: attached byte for byte, sent, closed", async () => {
    const { id, outputId } = await oneOutput();
    const bytes = pdf();
    const { documentId } = await attach(outputId, bytes);
    expect(await stateOf("output", outputId)).toBe("ISSUED");
    const [row] = await world.admin`select * from app.issued_document where id = ${documentId}`;
    expect(row).toMatchObject({ source: "siak", state: "issued", signature_state: "valid", size_bytes: bytes.length });
    expect(row?.sha256.equals(createHash("sha256").update(bytes).digest())).toBe(true);
    expect(objects.get(row?.object_key)).not.toEqual(new Uint8Array(bytes));
    expect(Buffer.from(await getDocumentPdf(await as("front_desk"), { documentId })).equals(bytes)).toBe(true);
    const system = await office.as({ kind: "system" });
    expect(await markPdfSent(system, { outputId })).toEqual({ moved: true });
    expect(await markPdfSent(system, { outputId })).toEqual({ moved: false });
    expect([await stateOf("output", outputId), await stateOf("application", id)]).toEqual(["SENT", "CLOSED"]);
    const events = await world.admin`select name from app.outbox where payload->>'applicationId' = ${id}`;
    expect(events.map((event) => event.name).sort()).toEqual(["application.closed", "output.issued"]);
  });

  it("a PDF that its applicant comes for: shelved, back, shelved, collected; never marked as sent", async () => {
    const { id, outputId } = await oneOutput({ outputs: [{ kind: "pdf", item: "kk_pdf", delivery: "pickup" }] });
    await attach(outputId);
    expect(await markPdfSent(await office.as({ kind: "system" }), { outputId })).toEqual({ moved: false });
    await step(shelveOutput, "front_desk", outputId);
    await step(unshelveOutput, "front_desk", outputId);
    expect(await stateOf("output", outputId)).toBe("ISSUED");
    await step(shelveOutput, "front_desk", outputId);
    await step(withNote(collectOutput, "Warga Contoh"), "front_desk", outputId);
    expect(await stateOf("application", id)).toBe("CLOSED");
    const [row] = await world.admin`select details_sealed from app.output where id = ${outputId}`;
    expect(row?.details_sealed.includes("Warga")).toBe(false);
  });

  it("a card: printed, spoiled with a second person, printed again, shelved, collected", async () => {
    const { id, outputId } = await oneOutput({ outputs: [{ kind: "card", item: "ktp-el", delivery: "pickup" }] });
    await step(readyToPrint, "verifier", outputId);
    await step(printCard, "printer", outputId);
    await step(withNote(spoilCard, "Blangko patah saat cetak.", "front-desk"), "printer", outputId);
    expect(await stateOf("output", outputId)).toBe("READY_TO_PRINT");
    await step(printCard, "printer", outputId);
    await step(shelveOutput, "front_desk", outputId);
    await step(withNote(collectOutput, "Warga Contoh"), "front_desk", outputId);
    expect(await stateOf("application", id)).toBe("CLOSED");
    const [spoiled] = await world.admin`
      select second_person, reason from app.output_transition where output_id = ${outputId} and from_state = 'PRINTED' and to_state = 'READY_TO_PRINT'`;
    expect(spoiled).toEqual({ second_person: office.staff.front_desk.id, reason: "spoiled" });
  });

  it("a card by courier, a visit and an answer by message", async () => {
    const card = await oneOutput({ outputs: [{ kind: "card", item: "kia", delivery: "courier" }] });
    await step(readyToPrint, "verifier", card.outputId);
    await step(printCard, "printer", card.outputId);
    await step(sendByCourier, "front_desk", card.outputId);
    const visit = await oneOutput({ outputs: [{ kind: "visit", item: "biometric_record", delivery: "none" }] });
    await step(visitDone, "front_desk", visit.outputId);
    const message = await oneOutput({ outputs: [{ kind: "message", item: "complaint_reply", delivery: "message" }] });
    await step(withNote(answerByMessage, "Keluhan Anda sudah kami tangani."), "verifier", message.outputId);
    for (const { id } of [card, visit, message]) expect(await stateOf("application", id)).toBe("CLOSED");
  });

  it("several outputs: the case closes only with the last", async () => {
    const made = await createTestCase(world, office, {
      outputs: [
        { kind: "pdf", item: "kk_pdf", delivery: "email" },
        { kind: "visit", item: "ikd_activation", delivery: "none" },
      ],
    });
    const [paper = "", visit = ""] = made.outputIds;
    await step(visitDone, "front_desk", visit);
    expect(await stateOf("application", made.id)).toBe("IN_PROCESS");
    await attach(paper);
    expect(await stateOf("application", made.id)).toBe("IN_PROCESS");
    await markPdfSent(await office.as({ kind: "system" }), { outputId: paper });
    expect(await stateOf("application", made.id)).toBe("CLOSED");
  });

  it("two outputs that end at the same moment close the case once", async () => {
    const made = await createTestCase(world, office, {
      outputs: ["ikd_activation", "stamped_copy"].map((item) => ({ kind: "visit" as const, item, delivery: "none" })),
    });
    await Promise.all(made.outputIds.map((outputId) => step(visitDone, "front_desk", outputId)));
    expect(await stateOf("application", made.id)).toBe("CLOSED");
  });
});

describe("the PDF from SIAK", () => {
  it.each([
    ["has no signature", { signed: false, intact: false, coversWholeDocument: false }, "absent"],
    ["was changed after signing", { ...SIGNED, intact: false }, "invalid"],
    ["has bytes behind its signature", { ...SIGNED, coversWholeDocument: false }, "invalid"],
  ])("is refused when it %s, and nothing is stored", async (_, found, state) => {
    const { outputId } = await oneOutput();
    const before = objects.size;
    report = found;
    try {
      await expect(attach(outputId)).rejects.toMatchObject({
        code: "issuing.signature-invalid",
        status: 422,
        params: { state },
      });
    } finally {
      report = SIGNED;
    }
    expect([objects.size, await stateOf("output", outputId)]).toEqual([before, "TO_MAKE"]);
  });

  it("is refused above 10 MiB", async () => {
    const { outputId } = await oneOutput();
    await expect(attach(outputId, Buffer.alloc(10 * 1024 * 1024 + 1))).rejects.toMatchObject({ status: 413 });
  });

  it("leaves no object behind when someone was faster", async () => {
    const { outputId } = await oneOutput();
    const before = objects.size;
    const verifier = await as("verifier");
    const both = await Promise.allSettled(
      [1, 2].map(() => attachSiakPdf(verifier, { outputId, version: 1, pdf: pdf() })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(objects.size).toBe(before + 1);
    const [count] = await world.admin`select count(*)::int as n from app.issued_document where output_id = ${outputId}`;
    expect(count).toEqual({ n: 1 });
  });
});

describe("the demo signature", () => {
  it("is the head's: drawn with the QR of its verification page, signed, checked, kept", async () => {
    const { id, number, outputId } = await oneOutput();
    await step(requestSignature, "verifier", outputId);
    const { documentId } = await step(signOutput, "head", outputId);
    expect(await stateOf("output", outputId)).toBe("ISSUED");
    const sheet = drawn.at(-1);
    expect(sheet).toMatchObject({ number, title: "Kartu Keluarga (KK)", placeAndDate: "Uji Coba, 22 November 2026" });
    expect(sheet?.signer).toEqual({ name: "Petugas head Percontohan", position: "head" });
    const code = sheet?.verificationUrl.split("/verifikasi/")[1] ?? "";
    const view = await verifyCode(await office.as(), { code });
    expect(view).toMatchObject({
      status: "active",
      isSimulation: true,
      number,
      signer: { name: "Petugas head Percontohan", position: "head" },
    });
    expect(view.holderMasked).toMatch(/^\S\*\*\*( \S\*\*\*)*$/);
    expect(JSON.stringify(view)).not.toMatch(/\d{16}/);
    const stored = await getDocumentPdf(await as("verifier"), { documentId });
    expect(Buffer.from(stored).toString()).toBe("%PDF-1.7 drawn signed");
    await markPdfSent(await office.as({ kind: "system" }), { outputId });
    expect(await stateOf("application", id)).toBe("CLOSED");
  });

  it("is never the verifier's own, even when they are head too; nothing is drawn", async () => {
    const { outputId } = await oneOutput();
    await step(requestSignature, "verifier", outputId);
    const both: StaffPrincipal = {
      ...office.staff.verifier,
      roles: ["verifier", "head"],
      permissions: new Set([...office.staff.verifier.permissions, ...office.staff.head.permissions]),
    };
    const before = drawn.length;
    await expect(signOutput(await office.as(both), { outputId, version: 2 })).rejects.toMatchObject({
      code: "applications.second-person-needed",
    });
    expect(drawn.length).toBe(before);
    await expect(
      world.admin`update app.output set state = 'ISSUED', version = 3, state_role = 'head', state_actor_id = ${both.id} where id = ${outputId}`,
    ).rejects.toThrow("the signer is not the verifier");
  });

  it("can be sent back with a reason, which is kept sealed", async () => {
    const { outputId } = await oneOutput();
    await step(requestSignature, "verifier", outputId);
    await expect(step(withNote(sendBackOutput, "kurang"), "head", outputId)).rejects.toMatchObject({ status: 422 });
    await step(withNote(sendBackOutput, "Nama kepala keluarga keliru."), "head", outputId);
    const [row] = await world.admin`select state, state_reason, details_sealed from app.output where id = ${outputId}`;
    expect(row).toMatchObject({ state: "TO_MAKE", state_reason: "sent-back" });
    expect(row?.details_sealed.includes("keliru")).toBe(false);
  });
});

describe("steps that need two persons or another delivery", () => {
  it("a card is not spoiled alone, nor with an unknown colleague", async () => {
    const { outputId } = await oneOutput({ outputs: [{ kind: "card", item: "ktp-el", delivery: "pickup" }] });
    await step(readyToPrint, "verifier", outputId);
    await step(printCard, "printer", outputId);
    const spoil = (name: string) => step(withNote(spoilCard, "Blangko patah saat cetak.", name), "printer", outputId);
    await expect(spoil("printer")).rejects.toMatchObject({ code: "applications.second-person-needed" });
    await expect(spoil("nobody-here")).rejects.toMatchObject({ code: "issuing.second-person-unknown" });
  });

  it("a PDF for e-mail is not shelved, a card for pick-up goes to no courier", async () => {
    const paper = await oneOutput();
    await attach(paper.outputId);
    await expect(step(shelveOutput, "front_desk", paper.outputId)).rejects.toMatchObject({
      code: "issuing.delivery-differs",
    });
    const card = await oneOutput({ outputs: [{ kind: "card", item: "ktp-el", delivery: "pickup" }] });
    await step(readyToPrint, "verifier", card.outputId);
    await step(printCard, "printer", card.outputId);
    await expect(step(sendByCourier, "front_desk", card.outputId)).rejects.toMatchObject({
      code: "issuing.delivery-differs",
    });
  });

  it("steps out of order and stale versions are refused", async () => {
    const { outputId } = await oneOutput({ outputs: [{ kind: "card", item: "ktp-el", delivery: "pickup" }] });
    await expect(step(printCard, "printer", outputId)).rejects.toMatchObject({
      code: "applications.transition-refused",
    });
    await step(readyToPrint, "verifier", outputId);
    await expect(printCard(await as("printer"), { outputId, version: 1 })).rejects.toMatchObject({
      code: "applications.stale-version",
    });
  });

  it("another office's output is the same 404 as a missing one", async () => {
    const { outputId } = await oneOutput();
    const ctx = await other.as(other.staff.verifier);
    const strange = attachSiakPdf(ctx, { outputId, version: 1, pdf: pdf() });
    await expect(strange).rejects.toMatchObject({ code: "not-found", status: 404 });
  });

  it("the desk offers exactly the steps this person may take", async () => {
    const { id, outputId } = await oneOutput();
    const actions = async (person: keyof TestOffice["staff"]) =>
      (await listIssuedDocuments(await as(person), { applicationId: id }))[0]?.actions;
    expect(await actions("verifier")).toEqual(["attach-pdf", "request-signature"]);
    expect(await actions("front_desk")).toEqual([]);
    await step(requestSignature, "verifier", outputId);
    expect(await actions("head")).toEqual(["sign", "send-back"]);
    expect(await actions("verifier")).toEqual([]);
  });
});

describe("fetching a paper", () => {
  async function issued(options: TestCaseOptions = {}) {
    const made = await oneOutput(options);
    const bytes = pdf();
    const { documentId } = await attach(made.outputId, bytes);
    const ctx = await office.as(made.holder);
    return { ...made, bytes, documentId, ctx, token: await mint(made.outputId) };
  }

  it("needs link and PIN, answers the bytes as stored, and counts as delivered", async () => {
    const { id, outputId, documentId, ctx, token, bytes } = await issued({
      outputs: [{ kind: "pdf", item: "kk_pdf", delivery: "whatsapp" }],
    });
    const { pin } = await makePin(ctx, { applicationId: id, documentId });
    const anyone = await office.as();
    expect(await peekDocumentLink(anyone, { token })).toMatchObject({ name: { id: "Kartu Keluarga (KK)" } });
    const fetched = await fetchDocument(anyone, { token, pin });
    expect(Buffer.from(fetched).equals(bytes)).toBe(true);
    expect(await stateOf("output", outputId)).toBe("SENT");
    expect(Buffer.from(await fetchDocument(anyone, { token, pin })).equals(bytes)).toBe(true);
  });

  it("bears five tries, also when they come at once; a new PIN opens again", async () => {
    const { id, documentId, ctx, token } = await issued();
    const { pin } = await makePin(ctx, { applicationId: id, documentId });
    const wrong = pin === "000000" ? "000001" : "000000";
    const anyone = await office.as();
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
    const anyone = await office.as();
    await expect(fetchDocument(anyone, { token, pin: "123456" })).rejects.toMatchObject({ status: 410 });
    const { pin } = await makePin(ctx, { applicationId: id, documentId });
    const wrong = pin === "000000" ? "000001" : "000000";
    await expect(fetchDocument(anyone, { token, pin: wrong })).rejects.toMatchObject({
      status: 403,
      params: { triesLeft: 4 },
    });
    await world.admin`update app.document_pin set expires_at = ${world.clock.now()} where document_id = ${documentId}`;
    await expect(fetchDocument(anyone, { token, pin })).rejects.toMatchObject({ status: 410 });
  });

  it("a newer link voids the older; unknown, void and foreign tokens are the same 404", async () => {
    const { id, documentId, ctx, token, outputId } = await issued();
    const { pin } = await makePin(ctx, { applicationId: id, documentId });
    const newer = await mint(outputId);
    const strangers: [TestOffice, string][] = [
      [office, token],
      [office, "a".repeat(26)],
      [office, "../etc"],
      [other, newer],
    ];
    for (const [where, one] of strangers) {
      const anyone = await where.as();
      await expect(fetchDocument(anyone, { token: one, pin })).rejects.toMatchObject({ code: "not-found", params: {} });
      await expect(peekDocumentLink(anyone, { token: one })).rejects.toMatchObject({ code: "not-found", params: {} });
    }
    await expect(fetchDocument(await office.as(), { token: newer, pin })).resolves.toBeDefined();
  });

  it("PIN and new link are for the holder of the case only", async () => {
    const { id, documentId, ctx } = await issued();
    const stranger = await office.as({ kind: "link", holder: createHash("sha256").update("x").digest() });
    for (const verb of [makePin, requestNewLink]) {
      await expect(verb(stranger, { applicationId: id, documentId })).rejects.toMatchObject({ code: "not-found" });
    }
    expect(await requestNewLink(ctx, { applicationId: id, documentId })).toEqual({ token: null });
    const events = await world.admin`select name from app.outbox where payload->>'documentId' = ${documentId}`;
    expect(events.map(({ name }) => name)).toEqual(["document.link-requested"]);
  });

  it("without an e-mail address the link itself is the answer", async () => {
    const { id, documentId, ctx } = await issued({ email: null });
    const { token } = await requestNewLink(ctx, { applicationId: id, documentId });
    const { pin } = await makePin(ctx, { applicationId: id, documentId });
    await expect(fetchDocument(await office.as(), { token: token ?? "", pin })).resolves.toBeDefined();
  });

  it("lists what can be fetched, with the state of its PIN and never its digits", async () => {
    const { id, documentId, ctx } = await issued();
    const [before] = await listFetchableDocuments(ctx, { applicationId: id });
    expect(before?.document).toMatchObject({ documentId, hasPin: false, pinExpiresAt: null });
    const { expiresAt } = await makePin(ctx, { applicationId: id, documentId });
    const [after] = await listFetchableDocuments(ctx, { applicationId: id });
    expect(after?.document).toMatchObject({ hasPin: true, pinExpiresAt: expiresAt });
  });
});

describe("revoking", () => {
  it("ends fetching, and the public check says so at once", async () => {
    const { id, outputId, holder } = await oneOutput();
    await step(requestSignature, "verifier", outputId);
    const { documentId } = await step(signOutput, "head", outputId);
    await markPdfSent(await office.as({ kind: "system" }), { outputId });
    const code = drawn.at(-1)?.verificationUrl.split("/").at(-1) ?? "";
    const token = await mint(outputId);
    await step(withNote(revokeOutput, "Terbit untuk orang yang keliru."), "head", outputId);
    expect(await verifyCode(await office.as(), { code })).toMatchObject({
      status: "revoked",
      revokedAt: world.clock.now().toISOString(),
    });
    await expect(peekDocumentLink(await office.as(), { token })).rejects.toMatchObject({ code: "not-found" });
    const ctx = await office.as(holder);
    await expect(makePin(ctx, { applicationId: id, documentId })).rejects.toMatchObject({ code: "not-found" });
    expect(await listFetchableDocuments(ctx, { applicationId: id })).toEqual([]);
    await expect(verifyCode(await other.as(), { code })).rejects.toMatchObject({ code: "not-found" });
    await expect(verifyCode(await office.as(), { code: "a".repeat(26) })).rejects.toMatchObject({ code: "not-found" });
  });
});
