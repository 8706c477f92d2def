import { createDemoIdentity, createDemoSigner, createSignatureChecker } from "@gerai/adapters/e-sign";
import { createMemoryStorage } from "@gerai/adapters/file-storage";
import { createNoticeWriter } from "@gerai/adapters/notice-writer";
import { createDocumentRenderer } from "@gerai/adapters/pdf";
import type { CaseView, DeskView, MessagePreviewView } from "@gerai/contracts/applications";
import type { VerificationView } from "@gerai/contracts/documents";
import { createTestCase, type TestCase, type TestCaseOptions } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { openTestSession, type Person } from "@gerai/testing/test-session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../app.ts";

let world: TestWorld;
let office: TestOffice;
let other: TestOffice;
let app: ReturnType<typeof createApp>;
let siakPdf: Uint8Array<ArrayBuffer>;
let unsignedPdf: Uint8Array<ArrayBuffer>;
const cookies = new Map<string, string>();

const sheet = {
  title: "Kartu Keluarga",
  number: "SIAK-1",
  office: { name: "SIAK", province: "Kalimantan Timur", accent: "#0a5568" },
  sections: [{ heading: "Isi", lines: [{ label: "Nama", value: "Warga Contoh" }] }],
  signer: { name: "Kepala Contoh", position: "Kepala Dinas" },
  placeAndDate: "Contoh, 22 November 2026",
  verificationUrl: "http://contoh.localhost/verifikasi/x",
};

beforeAll(async () => {
  const now = new Date("2026-11-22T02:00:00Z");
  const signer = createDemoSigner(await createDemoIdentity("Kepala Contoh", "Dinas Contoh", now));
  const renderer = createDocumentRenderer();
  world = await createTestWorld({
    files: createMemoryStorage(),
    renderer,
    signer,
    signatures: createSignatureChecker(),
    notices: createNoticeWriter(),
  });
  office = await createTestOffice(world);
  other = await createTestOffice(world);
  app = createApp(world.resources);
  unsignedPdf = Uint8Array.from(await renderer.renderSimulation(sheet));
  const request = { signerName: "Kepala Contoh", position: "Kepala Dinas", reason: "KK", location: "Contoh", at: now };
  siakPdf = Uint8Array.from(await signer.sign(unsignedPdf, request));
});
afterAll(() => world.close());

/** The cookie of a session that has passed both factors. */
async function cookieOf(person: Person, where = office): Promise<string> {
  const known = cookies.get(`${where.id}:${person}`);
  if (known) return known;
  const cookie = await openTestSession(world, where, person);
  cookies.set(`${where.id}:${person}`, cookie);
  return cookie;
}

interface Sent {
  readonly cookie?: string | undefined;
  readonly body?: unknown;
  readonly where?: TestOffice;
}

async function send<T = Record<string, unknown>>(method: string, path: string, sent: Sent = {}) {
  const host = (sent.where ?? office).host;
  const isForm = sent.body instanceof FormData;
  const response = await app.request(`/api/v1${path}`, {
    method,
    headers: {
      host,
      origin: `http://${host}`,
      ...(sent.cookie ? { cookie: sent.cookie } : {}),
      ...(sent.body !== undefined && !isForm ? { "content-type": "application/json" } : {}),
    },
    ...(sent.body === undefined ? {} : { body: isForm ? (sent.body as FormData) : JSON.stringify(sent.body) }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  const json = (isJson ? JSON.parse(new TextDecoder().decode(bytes)) : undefined) as T;
  return { status: response.status, json, bytes, headers: response.headers };
}

async function newCase(options: TestCaseOptions = {}) {
  const made = await createTestCase(world, office, options);
  return { ...made, outputId: made.outputIds[0] ?? "" };
}

const citizen = (made: TestCase) => `gerai_citizen=${made.holder.token}`;

function form(pdf: Uint8Array<ArrayBuffer>, version: number | string): FormData {
  const data = new FormData();
  data.set("version", String(version));
  data.append("file", new Blob([pdf], { type: "application/pdf" }), "kk.pdf");
  return data;
}

async function step<T = DeskView>(person: Person, outputId: string, name: string, body: object = {}) {
  const [row] = await world.admin`select version from app.output where id = ${outputId}`;
  const cookie = await cookieOf(person);
  return await send<T>("POST", `/staff/outputs/${outputId}/${name}`, {
    cookie,
    body: { version: row?.version, ...body },
  });
}

async function attach(outputId: string, pdf = siakPdf) {
  const cookie = await cookieOf("verifier");
  return await send<DeskView>("POST", `/staff/outputs/${outputId}/attach-pdf`, { cookie, body: form(pdf, 1) });
}

describe("attaching the PDF from SIAK", () => {
  test("answers the desk with the facts of its signature; the desk gets the very bytes", async () => {
    const { id, outputId } = await newCase();
    const { status, json } = await attach(outputId);
    expect(status).toBe(200);
    expect(json).toMatchObject({ id, state: "IN_PROCESS" });
    const [output] = json.outputs;
    expect(output).toMatchObject({ id: outputId, state: "ISSUED", actions: [] });
    expect(output?.document).toMatchObject({
      source: "siak",
      bytes: siakPdf.length,
      signature: { state: "valid", signer: "Kepala Contoh" },
    });
    const pdf = await send("GET", `/staff/documents/${output?.document?.id}/pdf`, { cookie: await cookieOf("head") });
    expect([pdf.status, pdf.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    expect(Buffer.from(pdf.bytes).equals(siakPdf)).toBe(true);
    const [trail] = await world.admin`
      select actor_id from app.audit_event where action = 'document.read' and subject_id = ${output?.document?.id ?? ""}`;
    expect(trail?.actor_id).toBe(office.staff.head.id);
  });

  test("422 for a PDF without a signature and for one changed after signing", async () => {
    const { outputId } = await newCase();
    const changed = Uint8Array.from(siakPdf);
    changed[40] = (changed[40] ?? 0) ^ 1;
    for (const [pdf, state] of [
      [unsignedPdf, "absent"],
      [changed, "invalid"],
    ] as const) {
      expect(await attach(outputId, pdf)).toMatchObject({
        status: 422,
        json: { code: "issuing.signature-invalid", params: { state } },
      });
    }
  });

  test("401 without a session, 403 for the head, 404 for another office, 409 for an old version, 413, 422", async () => {
    const { outputId } = await newCase();
    const path = `/staff/outputs/${outputId}/attach-pdf`;
    const cookie = await cookieOf("verifier");
    expect((await send("POST", path, { body: form(siakPdf, 1) })).status).toBe(401);
    expect((await send("POST", path, { body: form(siakPdf, 1), cookie: await cookieOf("head") })).status).toBe(403);
    const stranger = { where: other, cookie: await cookieOf("verifier", other) };
    expect((await send("POST", path, { body: form(siakPdf, 1), ...stranger })).status).toBe(404);
    expect((await send("POST", path, { body: form(siakPdf, 7), cookie })).status).toBe(409);
    const huge = new Uint8Array(11 * 1024 * 1024);
    expect((await send("POST", path, { body: form(huge, 1), cookie })).status).toBe(413);
    expect((await send("POST", path, { body: form(siakPdf, "x"), cookie })).status).toBe(422);
  });
});

describe("the demo signature", () => {
  test("draws, signs and publishes a verification; the signed PDF is intact", async () => {
    const { number, outputId } = await newCase();
    expect((await step("verifier", outputId, "request-signature")).json.outputs[0]?.state).toBe("AWAITING_SIGNATURE");
    const { status, json } = await step("head", outputId, "sign");
    expect(status).toBe(200);
    const document = json.outputs[0]?.document;
    expect(document).toMatchObject({ source: "demo", signature: { state: "valid" } });
    const pdf = await send("GET", `/staff/documents/${document?.id}/pdf`, { cookie: await cookieOf("head") });
    expect(await createSignatureChecker().check(pdf.bytes)).toMatchObject({ intact: true, coversWholeDocument: true });
    const [row] = await world.admin`select details_sealed from app.issued_document where id = ${document?.id ?? ""}`;
    const { keys } = await office.as();
    const { verificationCode } = keys.openJson<{ verificationCode: string }>(
      "issued_document",
      "details",
      document?.id ?? "",
      row?.details_sealed,
    );
    const view = await send<VerificationView>("GET", `/verifications/${verificationCode}`);
    expect(view).toMatchObject({ status: 200, json: { status: "active", isSimulation: true, number } });
    expect((await send("GET", `/verifications/${verificationCode}`, { where: other })).status).toBe(404);
    const unknown = await send("GET", `/verifications/${"a".repeat(26)}`);
    const nonsense = await send("GET", "/verifications/abc");
    expect([unknown.status, nonsense.status]).toEqual([404, 404]);
    expect({ ...unknown.json, requestId: "" }).toEqual({ ...nonsense.json, requestId: "" });
  });

  test("403 for the verifier, 409 when nothing was laid before the head, 422 for sending back without a reason", async () => {
    const { outputId } = await newCase();
    expect((await step("verifier", outputId, "sign")).status).toBe(403);
    expect((await step("head", outputId, "sign")).status).toBe(409);
    await step("verifier", outputId, "request-signature");
    expect((await step("head", outputId, "send-back")).status).toBe(422);
    const back = await step("head", outputId, "send-back", { note: "Nama pada kartu keliru." });
    expect(back.json.outputs[0]).toMatchObject({ state: "TO_MAKE", document: null });
  });
});

describe("cards, visits and messages", () => {
  test("a card goes from record to hand-over, spoiled once in between", async () => {
    const { id, outputId } = await newCase({ outputs: [{ kind: "card", item: "ktp-el", delivery: "pickup" }] });
    expect((await step("verifier", outputId, "ready-to-print")).status).toBe(200);
    expect((await step("printer", outputId, "print")).json.outputs[0]?.actions).toEqual(["spoil"]);
    const alone = { note: "Blangko patah saat cetak.", secondPerson: "printer" };
    expect((await step("printer", outputId, "spoil", alone)).status).toBe(409);
    const together = { ...alone, secondPerson: "Front-Desk" };
    expect((await step("printer", outputId, "spoil", together)).json.outputs[0]?.state).toBe("READY_TO_PRINT");
    await step("printer", outputId, "print");
    for (const name of ["shelve", "unshelve", "shelve"]) {
      expect((await step("front_desk", outputId, name)).status).toBe(200);
    }
    expect((await step("front_desk", outputId, "collect")).status).toBe(422);
    const done = await step("front_desk", outputId, "collect", { note: "Warga Contoh" });
    expect(done.json).toMatchObject({ id, state: "CLOSED" });
  });

  test("a visit is done, a message answered, a card sent by courier", async () => {
    const visit = await newCase({ outputs: [{ kind: "visit", item: "biometric_record", delivery: "none" }] });
    expect((await step("front_desk", visit.outputId, "done")).json.state).toBe("CLOSED");
    const message = await newCase({ outputs: [{ kind: "message", item: "complaint_reply", delivery: "message" }] });
    const note = "Data Anda sudah kami perbaiki.";
    expect((await step("verifier", message.outputId, "answer", { note })).json.state).toBe("CLOSED");
    const view = await send<CaseView>("GET", `/cases/${message.id}`, { cookie: citizen(message) });
    expect(view.json.outputs[0]).toMatchObject({ state: "SENT", answer: note });
    const card = await newCase({ outputs: [{ kind: "card", item: "kia", delivery: "courier" }] });
    await step("verifier", card.outputId, "ready-to-print");
    await step("printer", card.outputId, "print");
    expect((await step("front_desk", card.outputId, "courier", { note: "Kurir Contoh 1" })).json.state).toBe("CLOSED");
  });
});

describe("the applicant's paper", () => {
  async function fetchable() {
    const made = await newCase({ email: null });
    await attach(made.outputId);
    const cookie = citizen(made);
    const view = await send<CaseView>("GET", `/cases/${made.id}`, { cookie });
    const documentId = view.json.outputs[0]?.document?.documentId ?? "";
    const base = `/cases/${made.id}/documents/${documentId}`;
    const link = await send<{ token: string }>("POST", `${base}/link`, { cookie });
    const pin = await send<{ pin: string }>("POST", `${base}/pin`, { cookie });
    expect([link.status, pin.status]).toEqual([202, 200]);
    return { ...made, base, cookie, token: link.json.token, pin: pin.json.pin };
  }

  test("opens with link and PIN and is the PDF byte for byte; afterwards it can be revoked", async () => {
    const { outputId, token, pin } = await fetchable();
    const peek = await send("GET", `/documents/${token}`);
    expect(peek).toMatchObject({ status: 200, json: { name: { id: "Kartu Keluarga (KK)" } } });
    const paper = await send("POST", `/documents/${token}`, { body: { pin } });
    expect([paper.status, paper.headers.get("content-disposition")]).toEqual([
      200,
      'attachment; filename="dokumen.pdf"',
    ]);
    expect(paper.headers.get("cache-control")).toBe("private, no-store");
    expect(Buffer.from(paper.bytes).equals(siakPdf)).toBe(true);
    expect((await step("front_desk", outputId, "revoke", { note: "Terbit keliru." })).status).toBe(403);
    const revoked = await step("head", outputId, "revoke", { note: "Terbit untuk orang yang keliru." });
    expect(revoked.json.outputs[0]).toMatchObject({ state: "REVOKED" });
    expect((await send("POST", `/documents/${token}`, { body: { pin } })).status).toBe(404);
  });

  test("403 with the tries left, 410 after the fifth, 422 for what is no PIN, 404 for an unknown link", async () => {
    const { token, pin } = await fetchable();
    const wrong = { pin: pin === "111111" ? "222222" : "111111" };
    expect(await send("POST", `/documents/${token}`, { body: wrong })).toMatchObject({
      status: 403,
      json: { code: "issuing.wrong-pin", params: { triesLeft: 4 } },
    });
    for (let left = 3; left > 0; left--) await send("POST", `/documents/${token}`, { body: wrong });
    for (const body of [wrong, { pin }]) {
      expect(await send("POST", `/documents/${token}`, { body })).toMatchObject({
        status: 410,
        json: { code: "issuing.pin-used-up" },
      });
    }
    expect((await send("POST", `/documents/${token}`, { body: { pin: "12" } })).status).toBe(422);
    expect((await send("POST", `/documents/${"a".repeat(26)}`, { body: { pin } })).status).toBe(404);
    expect((await send("GET", `/documents/${token}`, { where: other })).status).toBe(404);
  });

  test("PIN and link: 401 without a cookie, 404 for a stranger's", async () => {
    const { base } = await fetchable();
    const stranger = await newCase();
    for (const name of ["pin", "link"]) {
      expect((await send("POST", `${base}/${name}`)).status).toBe(401);
      expect((await send("POST", `${base}/${name}`, { cookie: citizen(stranger) })).status).toBe(404);
    }
  });
});

describe("the preview of a message", () => {
  test("is the mail itself, with the link's place marked; 403 for who may not open the desk", async () => {
    const { id, number } = await newCase({ state: "IN_VERIFICATION" });
    const path = `/staff/applications/${id}/message-preview?step=ask-completion`;
    const shown = await send<MessagePreviewView>("GET", path, { cookie: await cookieOf("verifier") });
    expect(shown.status).toBe(200);
    expect(shown.json).toMatchObject({ channel: "email", to: "w***@c***.example" });
    expect(shown.json.subject).toContain(number);
    expect(shown.json.text).toContain("<tautan>");
    expect((await send("GET", path, { cookie: await cookieOf("office_admin") })).status).toBe(403);
    expect(
      (await send("GET", path.replace("ask-completion", "dance"), { cookie: await cookieOf("verifier") })).status,
    ).toBe(422);
  });
});
