import type { MESSAGE_STEPS } from "@gerai/contracts/applications";
import { createTestCase, type TestOutput } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agreeRejection, claimApplication, proposeRejection } from "../applications/index.ts";
import { previewNotice } from "./index.ts";

const REASON = "Data anak berbeda dengan catatan SIAK.";
let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  world = await createTestWorld({
    notices: {
      write: (notice) => ({ subject: notice.kind, text: JSON.stringify(notice), html: "" }),
      writeSms: (notice) => JSON.stringify(notice),
      writeWhatsapp: (notice) => ({
        kind: "template",
        name: notice.kind,
        language: notice.locale,
        parameters: [],
        button: null,
      }),
    },
  });
  office = await createTestOffice(world);
});
afterAll(() => world.close());

const CARD: TestOutput = { kind: "card", item: "ktp_el", delivery: "pickup" };
const PDF: TestOutput = { kind: "pdf", item: "kk_pdf", delivery: "email" };

async function shown(
  who: keyof TestOffice["staff"],
  applicationId: string,
  step: (typeof MESSAGE_STEPS)[number],
  outputId?: string,
) {
  const preview = await previewNotice(await office.as(office.staff[who]), { applicationId, step, outputId });
  return preview && { ...preview, notice: JSON.parse(preview.text) };
}

describe("the message of a step, before it is taken", () => {
  it("is read whole by the second person who agrees to a rejection", async () => {
    const { id } = await createTestCase(world, office, { state: "SUBMITTED" });
    const verifier = await office.as(office.staff.verifier);
    await claimApplication(verifier, { applicationId: id, version: 1 });
    await proposeRejection(verifier, { applicationId: id, version: 2, reason: REASON });
    for (const who of ["section_head", "head"] as const) {
      const preview = await shown(who, id, "agree-rejection");
      expect(preview).toMatchObject({ channel: "email", to: "w***@c***.example", subject: "rejected" });
      expect(preview?.notice.words).toBe(REASON);
    }
    const [row] = await world.admin`select version from app.application where id = ${id}`;
    await agreeRejection(await office.as(office.staff.head), { applicationId: id, version: Number(row?.version) });
  });

  it("of words that nobody has written yet holds their place", async () => {
    const { id, outputIds } = await createTestCase(world, office, {
      outputs: [{ kind: "message", item: "jawaban", delivery: "email" }],
    });
    expect((await shown("verifier", id, "propose-rejection"))?.notice.words).toBe("<alasan>");
    expect(await shown("verifier", id, "answer", outputIds[0])).toMatchObject({ subject: "answered" });
    expect((await shown("verifier", id, "answer", outputIds[0]))?.notice.words).toBe("<alasan>");
  });

  it("is shown at the counter for a withdrawal and to the head for a revoked paper", async () => {
    const { id, outputIds } = await createTestCase(world, office, { outputs: [PDF] });
    expect(await shown("front_desk", id, "cancel")).toMatchObject({ subject: "cancelled" });
    const revoked = await shown("head", id, "revoke", outputIds[0]);
    expect(revoked).toMatchObject({ subject: "revoked", notice: { name: { id: "Kartu Keluarga (KK)" } } });
    const issued = await shown("verifier", id, "attach-pdf", outputIds[0]);
    expect(issued).toMatchObject({ subject: "document", notice: { link: "<tautan>" } });
  });

  it("is none where the step sends none: a paper for the counter, an output that is not the last", async () => {
    const { id, outputIds } = await createTestCase(world, office, { outputs: [{ ...PDF, delivery: "pickup" }, CARD] });
    expect(await shown("verifier", id, "attach-pdf", outputIds[0])).toBeNull();
    expect(await shown("front_desk", id, "collect", outputIds[1])).toBeNull();
    const alone = await createTestCase(world, office, { outputs: [CARD] });
    expect(await shown("front_desk", alone.id, "collect", alone.outputIds[0])).toMatchObject({ subject: "closed" });
  });

  it("of an output of another case is not there, and nobody reads one who may not open the desk", async () => {
    const { id } = await createTestCase(world, office);
    const other = await createTestCase(world, office);
    await expect(shown("head", id, "revoke", other.outputIds[0])).rejects.toMatchObject({ status: 404 });
    await expect(shown("office_admin", id, "cancel")).rejects.toMatchObject({ status: 403 });
  });
});
