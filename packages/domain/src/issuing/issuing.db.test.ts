import { createHash } from "node:crypto";
import { createTestCase } from "@gerai/testing/test-case";
import type { TestOffice } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffPrincipal } from "../kernel/index.ts";
import {
  answerByMessage,
  attachSiakPdf,
  collectOutput,
  getDocumentPdf,
  listIssuedDocuments,
  markPdfSent,
  printCard,
  readyToPrint,
  requestSignature,
  sendBackOutput,
  sendByCourier,
  shelveOutput,
  signOutput,
  spoilCard,
  unshelveOutput,
  verifyCode,
  visitDone,
} from "./index.ts";
import { openIssuing, pdf, SIGNED, withNote } from "./issuing-suite.ts";

let house: Awaited<ReturnType<typeof openIssuing>>;
beforeAll(async () => {
  house = await openIssuing();
});
afterAll(() => house.world.close());

describe("each kind of output reaches its end and closes the case", () => {
  it("a PDF from SIAK: attached byte for byte, sent, closed", async () => {
    const { id, outputId } = await house.oneOutput();
    const bytes = pdf();
    const { documentId } = await house.attach(outputId, bytes);
    expect(await house.stateOf("output", outputId)).toBe("ISSUED");
    const [row] = await house.world.admin`select * from app.issued_document where id = ${documentId}`;
    expect(row).toMatchObject({ source: "siak", state: "issued", signature_state: "valid", size_bytes: bytes.length });
    expect(row?.sha256.equals(createHash("sha256").update(bytes).digest())).toBe(true);
    expect(house.seen.objects.get(row?.object_key)).not.toEqual(new Uint8Array(bytes));
    expect(Buffer.from(await getDocumentPdf(await house.as("front_desk"), { documentId })).equals(bytes)).toBe(true);
    const system = await house.office.as({ kind: "system" });
    expect(await markPdfSent(system, { outputId })).toEqual({ moved: true });
    expect(await markPdfSent(system, { outputId })).toEqual({ moved: false });
    expect([await house.stateOf("output", outputId), await house.stateOf("application", id)]).toEqual([
      "SENT",
      "CLOSED",
    ]);
    const events = await house.world.admin`select name from app.outbox where payload->>'applicationId' = ${id}`;
    expect(events.map((event) => event.name).sort()).toEqual(["application.closed", "output.issued"]);
  });

  it("a PDF that its applicant comes for: shelved, back, shelved, collected; never marked as sent", async () => {
    const { id, outputId } = await house.oneOutput({ outputs: [{ kind: "pdf", item: "kk_pdf", delivery: "pickup" }] });
    await house.attach(outputId);
    expect(await markPdfSent(await house.office.as({ kind: "system" }), { outputId })).toEqual({ moved: false });
    await house.step(shelveOutput, "front_desk", outputId);
    await house.step(unshelveOutput, "front_desk", outputId);
    expect(await house.stateOf("output", outputId)).toBe("ISSUED");
    await house.step(shelveOutput, "front_desk", outputId);
    await house.step(withNote(collectOutput, "Warga Contoh"), "front_desk", outputId);
    expect(await house.stateOf("application", id)).toBe("CLOSED");
    const [row] = await house.world.admin`select details_sealed from app.output where id = ${outputId}`;
    expect(row?.details_sealed.includes("Warga")).toBe(false);
  });

  it("a card: printed, spoiled with a second person, printed again, shelved, collected", async () => {
    const { id, outputId } = await house.oneOutput({ outputs: [{ kind: "card", item: "ktp-el", delivery: "pickup" }] });
    await house.step(readyToPrint, "verifier", outputId);
    await house.step(printCard, "printer", outputId);
    await house.step(withNote(spoilCard, "Blangko patah saat cetak.", "front-desk"), "printer", outputId);
    expect(await house.stateOf("output", outputId)).toBe("READY_TO_PRINT");
    await house.step(printCard, "printer", outputId);
    await house.step(shelveOutput, "front_desk", outputId);
    await house.step(withNote(collectOutput, "Warga Contoh"), "front_desk", outputId);
    expect(await house.stateOf("application", id)).toBe("CLOSED");
    const [spoiled] = await house.world.admin`
      select second_person, reason from app.output_transition where output_id = ${outputId} and from_state = 'PRINTED' and to_state = 'READY_TO_PRINT'`;
    expect(spoiled).toEqual({ second_person: house.office.staff.front_desk.id, reason: "spoiled" });
  });

  it("a card by courier, a visit and an answer by message", async () => {
    const card = await house.oneOutput({ outputs: [{ kind: "card", item: "kia", delivery: "courier" }] });
    await house.step(readyToPrint, "verifier", card.outputId);
    await house.step(printCard, "printer", card.outputId);
    await house.step(sendByCourier, "front_desk", card.outputId);
    const visit = await house.oneOutput({ outputs: [{ kind: "visit", item: "biometric_record", delivery: "none" }] });
    await house.step(visitDone, "front_desk", visit.outputId);
    const message = await house.oneOutput({
      outputs: [{ kind: "message", item: "complaint_reply", delivery: "message" }],
    });
    await house.step(withNote(answerByMessage, "Keluhan Anda sudah kami tangani."), "verifier", message.outputId);
    for (const { id } of [card, visit, message]) expect(await house.stateOf("application", id)).toBe("CLOSED");
  });

  it("several outputs: the case closes only with the last", async () => {
    const made = await createTestCase(house.world, house.office, {
      outputs: [
        { kind: "pdf", item: "kk_pdf", delivery: "email" },
        { kind: "visit", item: "ikd_activation", delivery: "none" },
      ],
    });
    const [paper = "", visit = ""] = made.outputIds;
    await house.step(visitDone, "front_desk", visit);
    expect(await house.stateOf("application", made.id)).toBe("IN_PROCESS");
    await house.attach(paper);
    expect(await house.stateOf("application", made.id)).toBe("IN_PROCESS");
    await markPdfSent(await house.office.as({ kind: "system" }), { outputId: paper });
    expect(await house.stateOf("application", made.id)).toBe("CLOSED");
  });

  it("two outputs that end at the same moment close the case once", async () => {
    const made = await createTestCase(house.world, house.office, {
      outputs: ["ikd_activation", "stamped_copy"].map((item) => ({ kind: "visit" as const, item, delivery: "none" })),
    });
    await Promise.all(made.outputIds.map((outputId) => house.step(visitDone, "front_desk", outputId)));
    expect(await house.stateOf("application", made.id)).toBe("CLOSED");
  });
});

describe("the PDF from SIAK", () => {
  it.each([
    ["has no signature", { signed: false, intact: false, coversWholeDocument: false }, "absent"],
    ["was changed after signing", { ...SIGNED, intact: false }, "invalid"],
    ["has bytes behind its signature", { ...SIGNED, coversWholeDocument: false }, "invalid"],
  ])("is refused when it %s, and nothing is stored", async (_, found, state) => {
    const { outputId } = await house.oneOutput();
    const before = house.seen.objects.size;
    house.seen.report = found;
    try {
      await expect(house.attach(outputId)).rejects.toMatchObject({
        code: "issuing.signature-invalid",
        status: 422,
        params: { state },
      });
    } finally {
      house.seen.report = SIGNED;
    }
    expect([house.seen.objects.size, await house.stateOf("output", outputId)]).toEqual([before, "TO_MAKE"]);
  });

  it("is refused above 10 MiB", async () => {
    const { outputId } = await house.oneOutput();
    await expect(house.attach(outputId, Buffer.alloc(10 * 1024 * 1024 + 1))).rejects.toMatchObject({ status: 413 });
  });

  it("leaves no object behind when someone was faster", async () => {
    const { outputId } = await house.oneOutput();
    const before = house.seen.objects.size;
    const verifier = await house.as("verifier");
    const both = await Promise.allSettled(
      [1, 2].map(() => attachSiakPdf(verifier, { outputId, version: 1, pdf: pdf() })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(house.seen.objects.size).toBe(before + 1);
    const [count] = await house.world
      .admin`select count(*)::int as n from app.issued_document where output_id = ${outputId}`;
    expect(count).toEqual({ n: 1 });
  });
});

describe("the demo signature", () => {
  it("is the head's: drawn with the QR of its verification page, signed, checked, kept", async () => {
    const { id, number, outputId } = await house.oneOutput();
    await house.step(requestSignature, "verifier", outputId);
    const { documentId } = await house.step(signOutput, "head", outputId);
    expect(await house.stateOf("output", outputId)).toBe("ISSUED");
    const sheet = house.seen.drawn.at(-1);
    expect(sheet).toMatchObject({ number, title: "Kartu Keluarga (KK)", placeAndDate: "Uji Coba, 22 November 2026" });
    expect(sheet?.signer).toEqual({ name: "Petugas head Percontohan", position: "head" });
    const code = sheet?.verificationUrl.split("/verifikasi/")[1] ?? "";
    const view = await verifyCode(await house.office.as(), { code });
    expect(view).toMatchObject({
      status: "active",
      isSimulation: true,
      number,
      signer: { name: "Petugas head Percontohan", position: "head" },
    });
    expect(view.holderMasked).toMatch(/^\S\*\*\*( \S\*\*\*)*$/);
    expect(JSON.stringify(view)).not.toMatch(/\d{16}/);
    const stored = await getDocumentPdf(await house.as("verifier"), { documentId });
    expect(Buffer.from(stored).toString()).toBe("%PDF-1.7 drawn signed");
    await markPdfSent(await house.office.as({ kind: "system" }), { outputId });
    expect(await house.stateOf("application", id)).toBe("CLOSED");
  });

  it("is never the verifier's own, even when they are head too; nothing is drawn", async () => {
    const { outputId } = await house.oneOutput();
    await house.step(requestSignature, "verifier", outputId);
    const both: StaffPrincipal = {
      ...house.office.staff.verifier,
      roles: ["verifier", "head"],
      permissions: new Set([...house.office.staff.verifier.permissions, ...house.office.staff.head.permissions]),
    };
    const before = house.seen.drawn.length;
    await expect(signOutput(await house.office.as(both), { outputId, version: 2 })).rejects.toMatchObject({
      code: "applications.second-person-needed",
    });
    expect(house.seen.drawn.length).toBe(before);
    await expect(
      house.world
        .admin`update app.output set state = 'ISSUED', version = 3, state_role = 'head', state_actor_id = ${both.id} where id = ${outputId}`,
    ).rejects.toThrow("the signer is not the verifier");
  });

  it("can be sent back with a reason, which is kept sealed", async () => {
    const { outputId } = await house.oneOutput();
    await house.step(requestSignature, "verifier", outputId);
    await expect(house.step(withNote(sendBackOutput, "kurang"), "head", outputId)).rejects.toMatchObject({
      status: 422,
    });
    await house.step(withNote(sendBackOutput, "Nama kepala keluarga keliru."), "head", outputId);
    const [row] = await house.world
      .admin`select state, state_reason, details_sealed from app.output where id = ${outputId}`;
    expect(row).toMatchObject({ state: "TO_MAKE", state_reason: "sent-back" });
    expect(row?.details_sealed.includes("keliru")).toBe(false);
  });
});

describe("steps that need two persons or another delivery", () => {
  it("a card is not spoiled alone, nor with an unknown colleague", async () => {
    const { outputId } = await house.oneOutput({ outputs: [{ kind: "card", item: "ktp-el", delivery: "pickup" }] });
    await house.step(readyToPrint, "verifier", outputId);
    await house.step(printCard, "printer", outputId);
    const spoil = (name: string) =>
      house.step(withNote(spoilCard, "Blangko patah saat cetak.", name), "printer", outputId);
    await expect(spoil("printer")).rejects.toMatchObject({ code: "applications.second-person-needed" });
    await expect(spoil("nobody-here")).rejects.toMatchObject({ code: "issuing.second-person-unknown" });
  });

  it("a PDF for e-mail is not shelved, a card for pick-up goes to no courier", async () => {
    const paper = await house.oneOutput();
    await house.attach(paper.outputId);
    await expect(house.step(shelveOutput, "front_desk", paper.outputId)).rejects.toMatchObject({
      code: "issuing.delivery-differs",
    });
    const card = await house.oneOutput({ outputs: [{ kind: "card", item: "ktp-el", delivery: "pickup" }] });
    await house.step(readyToPrint, "verifier", card.outputId);
    await house.step(printCard, "printer", card.outputId);
    await expect(house.step(sendByCourier, "front_desk", card.outputId)).rejects.toMatchObject({
      code: "issuing.delivery-differs",
    });
  });

  it("steps out of order and stale versions are refused", async () => {
    const { outputId } = await house.oneOutput({ outputs: [{ kind: "card", item: "ktp-el", delivery: "pickup" }] });
    await expect(house.step(printCard, "printer", outputId)).rejects.toMatchObject({
      code: "applications.transition-refused",
    });
    await house.step(readyToPrint, "verifier", outputId);
    await expect(printCard(await house.as("printer"), { outputId, version: 1 })).rejects.toMatchObject({
      code: "applications.stale-version",
    });
  });

  it("another office's output is the same 404 as a missing one", async () => {
    const { outputId } = await house.oneOutput();
    const ctx = await house.other.as(house.other.staff.verifier);
    const strange = attachSiakPdf(ctx, { outputId, version: 1, pdf: pdf() });
    await expect(strange).rejects.toMatchObject({ code: "not-found", status: 404 });
  });

  it("the desk offers exactly the steps this person may take", async () => {
    const { id, outputId } = await house.oneOutput();
    const actions = async (person: keyof TestOffice["staff"]) =>
      (await listIssuedDocuments(await house.as(person), { applicationId: id }))[0]?.actions;
    expect(await actions("verifier")).toEqual(["attach-pdf", "request-signature"]);
    expect(await actions("front_desk")).toEqual([]);
    await house.step(requestSignature, "verifier", outputId);
    expect(await actions("head")).toEqual(["sign", "send-back"]);
    expect(await actions("verifier")).toEqual([]);
  });
});
