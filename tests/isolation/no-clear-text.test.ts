import { createNoticeWriter } from "@gerai/adapters/notice-writer";
import type { DeskView, ReceiptView } from "@gerai/contracts/applications";
import { indexCase } from "@gerai/domain/applications";
import { openContext, SYSTEM } from "@gerai/domain/kernel";
import { deliverNotice, recordNotice } from "@gerai/domain/notifications";
import { findOfficeById } from "@gerai/domain/tenancy";
import { newId } from "@gerai/foundation/ids";
import { catalogueSamples, samplesOf } from "@gerai/testing/catalogue-samples";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiWorld, createApiWorld, inParallel, photo, Visitor } from "./api-office.ts";
import { type Desks, finishOutputs, openDesks, verifyCase } from "./carry-case.ts";
import { exportDatabase, findClearText, type Secret, sampleSecrets } from "./find-clear-text.ts";

const [NIK, NAME, PHONE, EMAIL] = ["6474011402109077", "Mutiara Kenariwati", "81200009477", "mutiara@contoh.example"];
const OWN: readonly Secret[] = [
  { kind: "number", text: NIK },
  { kind: "name", text: NAME },
  { kind: "phone", text: PHONE },
  { kind: "email", text: EMAIL },
];
const secrets = [...sampleSecrets(), ...OWN];
const TOLD = `${NAME}, NIK ${NIK}, telepon 0${PHONE}, ${EMAIL}`;

let world: ApiWorld;
let workerWorld: TestWorld;
let office: TestOffice;
let desks: Desks;
const sentMails: string[] = [];

beforeAll(async () => {
  world = await createApiWorld();
  const email = {
    send: async (mail: { text: string; to: string }) => {
      sentMails.push(`${mail.to} ${mail.text}`);
      return { providerId: "x" };
    },
  };
  workerWorld = await createTestWorld({ email, notices: createNoticeWriter() }, "worker");
  office = await createTestOffice(world);
  desks = await openDesks(world, office);
});
afterAll(async () => {
  await world.close();
  await workerWorld.close();
});

const visit = () => new Visitor(world, office.host);

async function file(service: string, changes: Readonly<Record<string, unknown>> = {}) {
  const sample = samplesOf(service).samples[0];
  const given = Object.entries(sample?.answers ?? {}).filter(([, value]) => !String(value).startsWith("$"));
  const answers = { ...Object.fromEntries(given), ...changes };
  const visitor = visit();
  const papers: Record<string, string[]> = {};
  for (const [index, requirement] of (sample?.papers ?? []).entries()) {
    papers[requirement] = [
      (await visitor.upload<{ id: string }>("/uploads", await photo(index), { requirement })).body.id,
    ];
  }
  const { body, status } = await visitor.submit<ReceiptView>({
    service,
    answers,
    papers,
    confirmed: Object.keys(answers),
  });
  expect(status, `${service}: ${JSON.stringify(body)}`).toBe(201);
  return { visitor, receipt: body };
}

/** Files the ordinary family card case of the person whose data this file made up. */
const fileOwn = () =>
  file("KK_HILANG_RUSAK", {
    "applicant.name": NAME,
    "applicant.nik": NIK,
    "applicant.phone": `+62${PHONE}`,
    "applicant.email": EMAIL,
  });

const act = async (who: Visitor, path: string, body: object) => {
  const reply = await who.send<DeskView>("POST", path, body);
  expect(reply.status, `${path}: ${JSON.stringify(reply.body)}`).toBe(200);
  return reply.body;
};

/** Officers write what they see: the person's data stands in reasons and notes. */
async function judgeWithWords(): Promise<void> {
  const asked = (await fileOwn()).receipt.id;
  const path = (id: string, step: string) => `/staff/applications/${id}/${step}`;
  let desk = await act(desks.verifier, path(asked, "claim"), { version: 1 });
  const requirement = desk.papers[0]?.requirement.key;
  const refusal = { version: desk.version, requirement, verdict: "refused", reason: "other", note: TOLD };
  desk = await act(desks.verifier, path(asked, "verdicts"), refusal);
  await act(desks.verifier, path(asked, "ask-completion"), { version: desk.version });

  const refused = (await fileOwn()).receipt.id;
  desk = await act(desks.verifier, path(refused, "claim"), { version: 1 });
  desk = await act(desks.verifier, path(refused, "propose-rejection"), { version: desk.version, reason: TOLD });
  await act(desks.head, path(refused, "agree-rejection"), { version: desk.version });

  const cancelled = (await fileOwn()).receipt.id;
  await act(desks.front_desk, path(cancelled, "cancel"), { version: 1, reason: TOLD });
}

/** What people type where it does not belong. */
async function typeInWrongPlaces(receipt: ReceiptView): Promise<void> {
  await visit().send("POST", "/staff/sign-in", { username: EMAIL, password: NAME });
  await visit().send("POST", "/staff/sign-in", { username: NIK, password: NIK });
  await visit().send("POST", "/track", { code: NIK, last4: "0000" });
  await visit().send("POST", "/track", { code: receipt.trackingCode, last4: "0000" });
  await visit().send("POST", "/track", { code: receipt.trackingCode, last4: PHONE.slice(-4) });
  await visit().send("GET", `/services/${NIK}`);
  await visit().send("GET", `/verifications/${NIK}`);
  await visit().send("GET", `/services?q=${encodeURIComponent(NAME)}`);
  await visit().send("GET", `/tidak-ada/${NIK}?nama=${encodeURIComponent(NAME)}`);
  await visit().send("POST", "/applications", { service: NAME, answers: { [NIK]: EMAIL } });
  await visit().send("GET", "/office", undefined, {
    "user-agent": TOLD,
    "x-request-id": NIK,
    referer: `http://x/${NIK}`,
  });
  for (const q of [NAME, NIK, EMAIL]) await desks.verifier.send("POST", "/staff/applications/search", { q });
  const draft = await visit().send<{ id: string }>("POST", "/drafts", { service: "KK_HILANG_RUSAK" });
  const holder = visit();
  await holder.send("POST", "/drafts", { service: "KK_HILANG_RUSAK" });
  await holder.send("PUT", `/drafts/${draft.body.id}/pages/${NIK}`, { values: { "applicant.name": NAME } });
}

async function asWorker() {
  const facts = await findOfficeById(workerWorld.resources, office.id);
  if (!facts) throw new Error("no office");
  return await openContext(workerWorld.resources, facts, SYSTEM, newId(world.clock.now()));
}

/** What the worker does when a case was filed: it makes it findable, renders its messages and sends them. */
async function afterFiling(receipt: ReceiptView): Promise<void> {
  const system = await asWorker();
  await indexCase(system, { applicationId: receipt.id });
  for (const kind of ["received", "verified"] as const) {
    const eventId = newId(world.clock.now());
    const { noticeId } = await recordNotice(system, { eventId, kind, applicationId: receipt.id });
    if (noticeId) await deliverNotice(system, { noticeId });
  }
}

test("the finder finds: plain, reversed, hex, URL-encoded, and base64 at every offset", () => {
  for (const { text } of OWN) {
    const ways = [text, [...text].reverse().join(""), Buffer.from(text).toString("hex"), encodeURIComponent(text)];
    const coded = ["", "x", "xy", "xyz"].map((before) => Buffer.from(`{"${before}":"${text}"}`).toString("base64"));
    const url = Buffer.from(`ab${text}yz`).toString("base64url");
    for (const hidden of [...ways, ...coded, url])
      expect(findClearText("x", `.. ${hidden} ..`, OWN), hidden).not.toEqual([]);
  }
  expect(findClearText("x", "Kota Bontang, M. K., +62812****477", OWN)).toEqual([]);
});

test("after real cases neither the database, nor the files, nor the logs hold a number, phone, address or name in clear", async () => {
  await inParallel(Object.keys(catalogueSamples.services), 8, async (service) => {
    await file(service);
  });
  const { receipt } = await fileOwn();
  await afterFiling(receipt);
  await typeInWrongPlaces(receipt);
  await judgeWithWords();
  for (const issuing of ["siak", "demo"] as const) {
    const { id } = (await fileOwn()).receipt;
    await verifyCase(desks, id);
    await finishOutputs(world, office, desks, id, issuing);
  }
  // The data was really there: the officer sees it, and the message reached its address.
  const desk = await desks.verifier.send("GET", `/staff/applications/${receipt.id}`);
  expect(desk.bytes.toString("utf8").replace(/(?<=\d) (?=\d)/g, "")).toContain(NIK);
  expect(sentMails.join()).toContain(EMAIL);

  const dump = await exportDatabase(world.admin);
  expect(dump.get("app.application")?.length).toBeGreaterThan(10_000);
  const log = [...world.log, ...workerWorld.log];
  expect(log.length).toBeGreaterThan(100);
  const found = [
    ...[...dump].flatMap(([table, text]) => findClearText(table, text, secrets)),
    ...findClearText("log", log.join("\n"), secrets),
    ...[...world.objects].flatMap(([key, bytes]) =>
      findClearText("file", `${key} ${Buffer.from(bytes).toString("latin1")}`, OWN),
    ),
  ];
  expect([...new Set(found)]).toEqual([]);
}, 120_000);

test("a number typed with blanks, dots or full-width digits is the same person to the index (BIDX-3)", async () => {
  const [tidy, loose] = [await fileOwn(), await file("KK_HILANG_RUSAK", { "applicant.nik": "６474.0114 0210-9077" })];
  const system = await asWorker();
  for (const { receipt } of [tidy, loose]) await indexCase(system, { applicationId: receipt.id });
  const rows = await world.admin<{ application_id: string; nik_index: Buffer }[]>`
    select application_id, nik_index from app.application_person
    where tenant_id = ${office.id} and role = 'applicant' and application_id in ${world.admin([tidy.receipt.id, loose.receipt.id])}`;
  expect(rows).toHaveLength(2);
  expect(rows[0]?.nik_index.equals(rows[1]?.nik_index ?? Buffer.alloc(0))).toBe(true);
});
