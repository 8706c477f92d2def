import { randomUUID } from "node:crypto";
import {
  AvailabilityAnswer,
  ConfigurationChoicesView,
  DraftReviewView,
  NationalCalendarView,
  OfficePreviewView,
  TouchedCasesView,
} from "@gerai/contracts/availability";
import { createTestCase } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { openTestSession } from "@gerai/testing/test-session";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../app.ts";
import { TestCitizen } from "../../citizen.testing.ts";

const ROOT = "/admin/availability";
const DAY = { opens: "08:00", closes: "15:00", breaks: [] };
const words = (text: string) => ({ id: text, en: text });

let world: TestWorld;
let office: TestOffice;
let admin: TestCitizen;
let version: number;
beforeAll(async () => {
  world = await createTestWorld();
});
beforeEach(async () => {
  office = await createTestOffice(world);
  await office.configure([
    {
      kind: "hours",
      body: { name: "Jam layanan", scope: {}, week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY } },
    },
    { kind: "contact", body: { kind: "line", name: "Kantor", phone: "+6281200002001" } },
  ]);
  version = (await office.as()).office.configVersion;
  const cookie = await openTestSession(world, office, "office_admin");
  admin = new TestCitizen(createApp(world.resources), office.host, cookie);
});
afterAll(() => world.close());

const CLOSED = {
  name: "Loket tutup",
  scope: { channels: ["counter"] },
  effects: { access: "close", suspend: [{ capability: "printing" }] },
  from: "2026-11-23",
  until: "2026-11-24",
  exceptions: [{ purposes: ["TNI_POLRI"] }, { stages: ["collect"] }],
  reason: words("Loket tutup dua hari"),
};
const OFF = { kind: "service" as const, body: { code: "KTP_RUSAK", isOffered: false } };
const AT = encodeURIComponent("2026-11-23T09:00:00+08:00");

async function draft(kind: string, body: unknown): Promise<string> {
  const key = randomUUID();
  const reply = await admin.send("PUT", `/admin/configuration/draft/items/${key}`, { item: { kind, body } });
  expect(reply.status).toBe(200);
  return key;
}
const read = async <T>(schema: { parse(value: unknown): T }, path: string): Promise<T> => {
  const { status, body } = await admin.send("GET", `${ROOT}${path}`);
  expect(status, path).toBe(200);
  return schema.parse(body);
};
const publish = () =>
  admin.send<{ code?: string; params?: { findings: unknown[] } }>("POST", "/admin/configuration/publish", {
    version,
    note: "Uji terbit",
  });

describe("the draft at an instant", () => {
  test("is shown as citizens and the counter would see it, and nobody else sees it", async () => {
    await draft("rule", CLOSED);
    const shown = await read(OfficePreviewView, `/preview?at=${AT}`);
    const ways = shown.services.find(({ code }) => code === "KTP_RUSAK")?.ways ?? [];
    expect(ways.map(({ channel, stage, answer }) => [channel, stage, answer.open])).toEqual([
      ["web", "file", true],
      ["counter", "file", false],
      ["counter", "continue", false],
      ["counter", "collect", true],
    ]);
    expect(shown.today.notices).toMatchObject([{ name: "Loket tutup", closes: true }]);
    const enrolled = await read(OfficePreviewView, `/preview?at=${AT}&purpose=TNI_POLRI`);
    expect(enrolled.services.every(({ ways: all }) => all.every(({ answer }) => answer.open))).toBe(true);
    const question = `service=KTP_RUSAK&at=${AT}`;
    expect(await read(AvailabilityAnswer, `/preview/answer?${question}`)).toMatchObject({ open: false });
    const { body } = await admin.send<AvailabilityAnswer>("GET", `/availability?${question}`);
    expect(body.open).toBe(true);
  });
});

describe("services of the draft", () => {
  const shownAt = (question = "") => read(OfficePreviewView, `/preview?at=${AT}${question}`);
  const rowOf = ({ services }: OfficePreviewView, code: string) => services.find((one) => one.code === code);

  test("one that it switches off is shown as not offered, has no page, and opens no door", async () => {
    const before = await shownAt("&service=KTP_RUSAK");
    expect(rowOf(before, "KTP_RUSAK")).toMatchObject({ isOffered: true, isDrafted: false });
    expect(before.page).toMatchObject({ code: "KTP_RUSAK" });
    await draft("service", OFF.body);
    const after = await shownAt("&service=KTP_RUSAK");
    expect(rowOf(after, "KTP_RUSAK")).toMatchObject({ isOffered: false, isDrafted: true, ways: [] });
    expect([after.service, after.page]).toEqual([null, null]);
    const counted = ({ today }: OfficePreviewView) => today.doors.map(({ services }) => services);
    expect(counted(after)).toEqual(counted(before).map((services) => services - 1));
    // What is in force is another matter, and a service that no office has is not found.
    expect((await admin.send("GET", "/services/ktp-rusak")).status).toBe(200);
    expect((await admin.send("GET", `${ROOT}/preview?at=${AT}&service=KTP_TERBANG`)).status).toBe(404);
    expect((await admin.send("GET", `${ROOT}/preview/answer?service=KTP_RUSAK&at=${AT}`)).status).toBe(404);
  });

  test("one that it switches on again is shown as offered", async () => {
    const [key = ""] = await office.configure([OFF]);
    expect(rowOf(await shownAt(), "KTP_RUSAK")).toMatchObject({ isOffered: false, isDrafted: false });
    await admin.send("DELETE", `/admin/configuration/draft/items/${key}?revision=published-${version + 1}`);
    const after = await shownAt("&service=KTP_RUSAK");
    expect(rowOf(after, "KTP_RUSAK")).toMatchObject({ isOffered: true, isDrafted: true });
    expect(after.service?.ways.length).toBeGreaterThan(0);
  });

  test("promise, note and paper of the office are on the page as they will be", async () => {
    const { page: national } = await shownAt("&service=KTP_RUSAK");
    await draft("service", {
      ...{ code: "KTP_RUSAK", isOffered: true, promiseDays: 3 },
      note: { id: "Antrean sedang panjang.", en: "" },
      extraRequirement: { id: "surat_rt", label: words("Surat pengantar RT"), hint: words("Yang sudah dicap.") },
    });
    const shown = await shownAt("&service=KTP_RUSAK");
    expect(rowOf(shown, "KTP_RUSAK")).toMatchObject({ isOffered: true, isDrafted: true, promise: { workingDays: 3 } });
    expect(shown.page).toMatchObject({ promise: { workingDays: 3 }, officeNote: words("Antrean sedang panjang.") });
    expect(shown.page?.requirements.slice(0, -1)).toEqual(national?.requirements);
    expect(shown.page?.requirements.at(-1)).toMatchObject({ key: "tambahan_surat_rt", national: false });
    const { body } = await admin.send<{ promise: unknown }>("GET", "/services/ktp-rusak");
    expect(body.promise).toEqual(national?.promise);
  });

  test("a mode that names one which the draft switches off is pointed out, and stops nothing", async () => {
    const named = { ...CLOSED, scope: { channels: ["counter"], services: ["KTP_RUSAK"] } };
    const key = await draft("rule", named);
    const found = async () =>
      (await read(DraftReviewView, "/review")).findings.filter(({ code }) => code === "rule.unknownService");
    expect(await found()).toEqual([]);
    await draft("service", OFF.body);
    expect(await found()).toEqual([
      { code: "rule.unknownService", severity: "warning", keys: [key], about: ["KTP_RUSAK"], stops: false },
    ]);
    const choices = await read(ConfigurationChoicesView, "/choices");
    expect(choices.services.filter(({ isOffered }) => !isOffered).map(({ code }) => code)).toEqual(["KTP_RUSAK"]);
    expect(await publish()).toMatchObject({ status: 200 });
  });

  test("an error about one goes when it is switched off, and stops who switches it on again", async () => {
    const never = { ...CLOSED, scope: { services: ["KTP_RUSAK"] }, until: undefined, reviewOn: "2026-12-01" };
    await office.configure([{ kind: "rule", body: { ...never, from: "2026-11-01", exceptions: [] } as never }]);
    const lost = async () =>
      (await read(DraftReviewView, "/review")).findings.filter(({ code }) => code === "service.noChannel");
    expect(await lost()).toMatchObject([{ about: ["KTP_RUSAK"], stops: false }]);
    const [key = ""] = await office.configure([OFF]);
    version += 2;
    expect(await lost()).toEqual([]);
    await admin.send("DELETE", `/admin/configuration/draft/items/${key}?revision=published-${version}`);
    expect(await lost()).toMatchObject([{ about: ["KTP_RUSAK"], stops: true }]);
    expect(await publish()).toMatchObject({ status: 422, body: { code: "availability.unsound-draft" } });
  });
});

describe("the draft as a whole", () => {
  test("an error it brings in is named and stops it; mended, it is published", async () => {
    const open = { ...CLOSED, until: undefined };
    const key = await draft("rule", open);
    const { findings, rules } = await read(DraftReviewView, "/review");
    expect(findings.filter(({ stops }) => stops)).toEqual([
      { code: "rule.noEnd", severity: "error", keys: [key], about: ["Loket tutup"], stops: true },
    ]);
    expect(rules).toMatchObject([{ key, until: null, closes: true, suspends: true }]);
    expect(await publish()).toMatchObject({ status: 422, body: { code: "availability.unsound-draft" } });
    expect((await office.as()).office.configVersion).toBe(version);
    await admin.send("POST", "/admin/configuration/draft/discard", {});
    await draft("rule", { ...open, reviewOn: "2026-12-01" });
    expect(await publish()).toMatchObject({ status: 200 });
  });

  test("what was wrong before keeps nobody from publishing", async () => {
    await office.configure([{ kind: "rule", body: { ...CLOSED, until: undefined } as never }]);
    version += 1;
    await draft("contact", { kind: "line", name: "Loket lain", phone: "+6281200002002" });
    const { findings } = await read(DraftReviewView, "/review");
    expect(findings.map(({ code, stops }) => [code, stops])).toContainEqual(["rule.noEnd", false]);
    expect(await publish()).toMatchObject({ status: 200 });
  });

  test("counts the running cases it would hold up or close, now or when it begins, and names nobody", async () => {
    await createTestCase(world, office, {
      service: "KTP_RUSAK",
      outputs: [{ kind: "card", item: "ktp-el", delivery: "pickup" }],
    });
    expect(await read(TouchedCasesView, "/touched")).toMatchObject({ services: [] });
    await draft("rule", CLOSED);
    expect(await read(TouchedCasesView, "/touched")).toMatchObject({
      running: 1,
      services: [{ code: "KTP_RUSAK", running: 1, held: 1, closed: 0 }],
    });
  });
});

test("what forms can name, and the nation's days of a year", async () => {
  const choices = await read(ConfigurationChoicesView, "/choices");
  expect(choices.sites).toEqual([{ code: "kantor", name: "Kantor Uji Coba" }]);
  expect(choices.services.length).toBeGreaterThan(30);
  expect(choices.purposes.map(({ code }) => code)).toContain("TNI_POLRI");
  expect(choices.purposes.every(({ code, label }) => label.id !== code)).toBe(true);
  const { days } = await read(NationalCalendarView, "/calendar?year=2026");
  expect(days.filter(({ kind }) => kind === "holiday")).toHaveLength(17);
});

test("a calendar file is read and changes nothing", async () => {
  const file = "BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20261012\nSUMMARY:Hari jadi\nEND:VEVENT";
  const { body } = await admin.send<{ rows: unknown[] }>("POST", `${ROOT}/holiday-file`, { file });
  expect(body.rows).toMatchObject([{ uid: "a", fault: null, holiday: { from: "2026-10-12" } }]);
  expect(await publish()).toMatchObject({ status: 422, body: { code: "tenancy.empty-draft" } });
});
