import {
  AvailabilityAnswer,
  OfficeTodayView,
  type ServiceNowView,
  ServiceTodayView,
} from "@gerai/contracts/availability";
import { DEFAULT_INTAKE_LIMITS } from "@gerai/domain/identity";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../app.ts";

let world: TestWorld;
let office: TestOffice;
let app: ReturnType<typeof createApp>;

const day = { opens: "08:00", closes: "15:00", breaks: [{ from: "12:00", to: "13:00" }] };
const words = { id: "Atap bocor; ember, kain,\ndan teman \\ pel", en: "The roof leaks" };

beforeAll(async () => {
  world = await createTestWorld();
  office = await createTestOffice(world);
  app = createApp(world.resources);
  // Monday, 09.00 WITA.
  world.clock.set(new Date("2026-11-23T01:00:00Z"));
  await office.configure([
    {
      kind: "hours",
      body: { name: "Jam layanan", scope: {}, week: { mon: day, tue: day, wed: day, thu: day, fri: day } },
    },
    { kind: "contact", body: { kind: "whatsapp", name: "WhatsApp uji", phone: "+6281100000999" } },
    {
      kind: "rule",
      body: {
        name: "Loket KTP-el tutup",
        scope: { channels: ["counter"], categories: ["KTP"], stages: ["file"] },
        effects: { access: "close", advice: { id: "Tunda bila tidak mendesak.", en: "Put it off." } },
        from: "2026-11-23",
        until: "2026-11-24",
        exceptions: [{ purposes: ["TNI_POLRI"] }],
        reason: words,
        alternatives: [{ channel: "web" }],
      },
    },
  ]);
});
afterAll(() => world.close());

const get = (path: string, address = "203.0.113.7", of = app) =>
  of.request(`/api/v1${path}`, { headers: { host: office.host, "x-forwarded-for": address } });

async function isOpen(question: string): Promise<boolean> {
  return read(AvailabilityAnswer, await (await get(`/availability?${question}`)).json()).open;
}

test("the question is answered with exactly the promised fields", async () => {
  const reply = await get("/availability?service=KTP_RUSAK&channel=counter&stage=file");
  expect(reply.status).toBe(200);
  const answer = (await reply.json()) as object;
  expect(read(AvailabilityAnswer, answer)).toMatchObject({
    open: false,
    until: "2026-11-25T00:00:00.000Z",
    reason: { kind: "rule" },
  });
  expect(Object.keys(answer).sort()).toEqual(
    [
      ...["open", "reason", "rule", "since", "until", "reviewOn", "readOn", "holds", "capacityFactor", "houseRules"],
      ...["alternatives", "nextChange"],
    ].sort(),
  );
  expect(await isOpen("service=KTP_RUSAK&purpose=TNI_POLRI")).toBe(true);
  // A plus sign that a form left as it is.
  expect(await isOpen("service=KTP_RUSAK&at=2026-11-25T09:00:00+08:00")).toBe(true);
});

test.each([
  ["channel=door", "channel"],
  ["stage=later", "stage"],
  ["at=yesterday", "at"],
  ["filedOn=2026-02-30", "filedOn"],
  ["purpose=none%20of%20yours", "purpose"],
  ["chanel=web", "chanel"],
])("%s is refused and named", async (parameter, named) => {
  const reply = await get(`/availability?service=KTP_RUSAK&${parameter}`);
  expect(reply.status).toBe(422);
  const { params } = (await reply.json()) as { params: { faults: { path: string }[] } };
  expect(params.faults.map(({ path }) => path)).toEqual([named]);
});

test("a service or a site that the office does not have is not there", async () => {
  expect((await get("/availability?service=TIDAK_ADA")).status).toBe(404);
  expect((await get("/availability?service=KTP_RUSAK&site=bulan")).status).toBe(404);
  expect((await get("/services/tidak-ada/today")).status).toBe(404);
  expect((await get("/availability")).status).toBe(422);
});

test("who asks too often waits, and is told how long; others go on", async () => {
  const few = createApp(world.resources, { ...DEFAULT_INTAKE_LIMITS, question: { perAddress: 2, perOffice: 100 } });
  const ask = (address: string) => get("/availability?service=KTP_RUSAK", address, few);
  for (let at = 0; at < 2; at++) expect((await ask("203.0.113.9")).status).toBe(200);
  const refused = await ask("203.0.113.9");
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await ask("203.0.113.10")).status).toBe(200);
});

test("the list of services says which ways are open now", async () => {
  const { services } = (await (await get("/services")).json()) as { services: ServiceNowView[] };
  const ways = (code: string) => services.find((one) => one.code === code)?.ways;
  expect(ways("KTP_RUSAK")).toEqual([
    { channel: "web", open: true, reason: null, until: null },
    { channel: "whatsapp", open: true, reason: null, until: null },
    { channel: "counter", open: false, reason: "rule", until: "2026-11-25T00:00:00.000Z" },
  ]);
  expect(ways("KK_PISAH")?.every(({ open }) => open)).toBe(true);
});

test("the office's page: doors, hours, notices and advice", async () => {
  const today = read(OfficeTodayView, await (await get("/today")).json());
  const door = (channel: string, stage: string) =>
    today.doors.find((one) => one.channel === channel && one.stage === stage);
  expect(door("web", "file")).toMatchObject({ state: "open", readOn: null });
  expect(door("whatsapp", "file")?.phones).toEqual([{ name: "WhatsApp uji", phone: "+6281100000999" }]);
  expect(door("counter", "file")).toMatchObject({
    state: "some",
    reason: { kind: "rule" },
    until: "2026-11-25T00:00:00.000Z",
  });
  expect(door("counter", "collect")).toMatchObject({ state: "open" });
  expect(today.week.map(({ spans }) => spans.length)).toEqual([2, 2, 2, 2, 2, 0, 0]);
  expect(today.notices).toMatchObject([{ name: "Loket KTP-el tutup", closes: true, advice: { en: "Put it off." } }]);
  expect(today.nextChange).toBe("2026-11-23T04:00:00.000Z");
});

test("a service's page: who is served all the same, and what to do instead", async () => {
  const today = read(ServiceTodayView, await (await get("/services/ktp-rusak/today")).json());
  expect(today.ways.map(({ channel, answer }) => `${channel} ${answer.open}`)).toEqual([
    "web true",
    "whatsapp true",
    "counter false",
  ]);
  expect(today.purposes).toEqual([{ code: "TNI_POLRI", label: expect.anything() }]);
  expect(today.keptOpen).toMatchObject([{ purposes: [{ code: "TNI_POLRI" }], answer: { open: true } }]);
  expect(today.alternatives[0]).toMatchObject({ kind: "channel", channel: "web" });
  const enrolled = read(ServiceTodayView, await (await get("/services/ktp-rusak/today?purpose=TNI_POLRI")).json());
  expect(enrolled.ways.every(({ answer }) => answer.open)).toBe(true);
});

test("the calendar file keeps to RFC 5545: folded, escaped, with names that stay", async () => {
  const reply = await get("/calendar.ics");
  expect(reply.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const file = await reply.text();
  expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
  for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  const lines = file.replaceAll("\r\n ", "").split("\r\n");
  expect(lines).toContain("DESCRIPTION:Atap bocor\\; ember\\, kain\\,\\ndan teman \\\\ pel");
  const names = lines.filter((line) => line.startsWith("UID:"));
  expect(new Set(names).size).toBe(names.length);
  expect(lines.filter((line) => line.startsWith("SUMMARY:Tutup"))).toEqual([
    "SUMMARY:Tutup: Loket KTP-el tutup",
    "SUMMARY:Tutup: Cuti bersama Natal",
    "SUMMARY:Tutup: Hari Raya Natal",
    "SUMMARY:Tutup: Tahun Baru 2027 Masehi",
  ]);
  expect(lines.slice(lines.indexOf("BEGIN:VEVENT"), lines.indexOf("END:VEVENT"))).toEqual(
    expect.arrayContaining(["DTSTART:20261123T000000Z", "DTEND:20261123T040000Z"]),
  );
  world.clock.advance(3_600_000);
  const later = (await (await get("/calendar.ics")).text()).replaceAll("\r\n ", "").split("\r\n");
  expect(later.filter((line) => line.startsWith("UID:"))).toEqual(names);
});

/** The value as the contract reads it. */
function read<T>(schema: { parse(value: unknown): T }, value: unknown): T {
  return schema.parse(value);
}
