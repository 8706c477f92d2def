import { createRecordingTransport } from "@gerai/adapters/email";
import { createNoticeWriter } from "@gerai/adapters/notice-writer";
import { getCase, getDeskCase } from "@gerai/domain/applications";
import { printCard, readyToPrint } from "@gerai/domain/issuing";
import { createTestCase, type TestCase } from "@gerai/testing/test-case";
import { createTestOffice, type NewItem, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type RunningWorker, startRunningWorker, WITHIN } from "./running-worker.testing.ts";

const mail = createRecordingTransport();
const ports = { notices: createNoticeWriter(), email: mail };
const words = (text: string) => ({ id: text, en: text });
const DAY = { opens: "08:00", closes: "15:00", breaks: [] };
const HOURS: NewItem = {
  kind: "hours",
  body: { name: "Jam kerja", scope: {}, week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY } },
};
/** As Balikpapan decided in March 2020. */
const POSTPONED: NewItem = {
  kind: "rule",
  body: {
    name: "Perekaman dan pencetakan ditunda",
    scope: { categories: ["KTP"] },
    effects: { suspend: [{ capability: "recording" }, { capability: "printing" }] },
    from: "2020-03-23",
    until: "2020-03-31",
    exceptions: [{ purposes: ["TNI_POLRI"] }],
    reason: words("Pencetakan KTP-el ditangguhkan untuk mencegah kerumunan."),
  },
};
const SIAK_DOWN: NewItem = {
  kind: "rule",
  body: {
    name: "SIAK dipelihara pusat",
    scope: {},
    effects: { suspend: [{ capability: "siak" }] },
    from: "2020-03-24T09:00",
    until: "2020-03-31",
    reason: words("Sistem pusat dipelihara."),
  },
};

let running: RunningWorker;
let world: TestWorld;
let setTime: RunningWorker["setTime"];
let office: TestOffice;

beforeAll(async () => {
  running = await startRunningWorker(ports, "2020-03-20T10:00");
  ({ world, setTime } = running);
  office = await createTestOffice(world);
  await office.configure([HOURS, POSTPONED]);
});
afterAll(() => running.close());

const announce = (name: string, applicationId: string) => running.announce(office, name, { applicationId });

/** A damaged identity card, complete since just now; `verified` is announced as the desk would. */
async function verifiedCase(purpose: string | null = null): Promise<TestCase> {
  const outputs = [{ kind: "card", item: "ktp-el", delivery: "pickup" }] as const;
  const made = await createTestCase(world, office, { service: "KTP_RUSAK", outputs });
  if (purpose) await world.admin`update app.application set purpose = ${purpose} where id = ${made.id}`;
  await announce("application.verified", made.id);
  return made;
}

const holdsOf = async (made: TestCase) => [
  ...(await world.admin<{ reason: string; lifted_at: Date | null; lifted_because: string | null }[]>`
    select reason, lifted_at, lifted_because from app.case_hold where application_id = ${made.id} order by reason`),
];
const subjectsOf = (made: TestCase, part: string) =>
  mail.sent.filter(({ subject }) => subject.includes(made.number) && subject.includes(part));
const heldMails = (made: TestCase) => subjectsOf(made, "ditunda").length;
const resumedMails = (made: TestCase) => subjectsOf(made, "dilanjutkan").length;

/** Everything that was announced or due until now has been handled: what comes last has. */
async function settled(): Promise<void> {
  const marker = await createTestCase(world, office, { state: "SUBMITTED" });
  await vi.waitFor(async () => {
    const waiting = await world.admin`
      select 1 from app.outbox where tenant_id = ${office.id} and published_at is null
      union all select 1 from app.due_row where tenant_id = ${office.id} and published_at is null and due_at <= ${world.clock.now()}`;
    expect([...waiting]).toEqual([]);
  }, WITHIN);
  await announce("application.submitted", marker.id);
  await vi.waitFor(() => expect(subjectsOf(marker, "terima")).toHaveLength(1), WITHIN);
}

describe("a rule that postpones printing, with nobody signed in", () => {
  let ordinary: TestCase;
  let soldier: TestCase;

  it("holds a case that is complete while it stands, tells once, and leaves the exception alone", async () => {
    setTime("2020-03-24T10:00");
    ordinary = await verifiedCase();
    soldier = await verifiedCase("TNI_POLRI");
    await vi.waitFor(() => expect(heldMails(ordinary)).toBe(1), WITHIN);
    await settled();
    expect(await holdsOf(ordinary)).toMatchObject([{ reason: "PRINT_SUSPENDED", lifted_at: null }]);
    expect(await holdsOf(soldier)).toEqual([]);
    expect([heldMails(ordinary), heldMails(soldier)]).toEqual([1, 0]);
    expect(subjectsOf(ordinary, "ditunda")[0]?.text).toContain("Sampai: 31 Maret 2020.");
  });

  it("shows as Ditunda with its reason to the applicant and on the desk", async () => {
    const view = await getCase(await office.as(ordinary.holder), { applicationId: ordinary.id });
    expect(view.label.id).toBe("Ditunda: pencetakan KTP-el ditangguhkan");
    expect(view.holds).toMatchObject([
      { reason: "PRINT_SUSPENDED", until: "2020-03-31T16:00:00.000Z", outputIds: ordinary.outputIds },
    ]);
    const desk = await getDeskCase(await office.as(office.staff.printer), { applicationId: ordinary.id });
    expect(desk.holds).toEqual(view.holds);
  });

  it("lets every step be taken but the one it blocks, and names itself", async () => {
    const [outputId = ""] = ordinary.outputIds;
    await readyToPrint(await office.as(office.staff.verifier), { outputId, version: 1 });
    const print = printCard(await office.as(office.staff.printer), { outputId, version: 2 });
    await expect(print).rejects.toMatchObject({
      code: "applications.held",
      status: 409,
      params: { reason: "PRINT_SUSPENDED", until: "2020-03-31T16:00:00.000Z" },
    });
    const past = world.admin`
      update app.output set state = 'PRINTED', version = version + 1, state_role = 'printer' where id = ${outputId}`;
    await expect(past).rejects.toThrow(/open hold/);
    const [other = ""] = soldier.outputIds;
    await readyToPrint(await office.as(office.staff.verifier), { outputId: other, version: 1 });
    await printCard(await office.as(office.staff.printer), { outputId: other, version: 2 });
  });

  it("ends to the minute, lifts its hold and tells once", async () => {
    setTime("2020-03-31T23:59");
    await settled();
    expect(await holdsOf(ordinary)).toMatchObject([{ lifted_at: null }]);
    setTime("2020-04-01T00:00");
    await vi.waitFor(() => expect(resumedMails(ordinary)).toBe(1), WITHIN);
    expect(await holdsOf(ordinary)).toMatchObject([
      { lifted_at: new Date("2020-03-31T16:00:00Z"), lifted_because: "ended" },
    ]);
    const [outputId = ""] = ordinary.outputIds;
    await printCard(await office.as(office.staff.printer), { outputId, version: 2 });
    expect(resumedMails(soldier)).toBe(0);
  });

  it("does nothing twice when everything is handled again, in another order", async () => {
    const before = mail.sent.length;
    const rows = () => world.admin`select id, lifted_at from app.case_hold where tenant_id = ${office.id} order by id`;
    const holds = [...(await rows())];
    await world.admin`
      update app.outbox set published_at = null, created_at = created_at - random() * interval '9 days'
      where tenant_id = ${office.id}
        and name in ('configuration.published', 'application.verified', 'application.held', 'application.hold-lifted')`;
    await world.admin`update app.due_row set published_at = null where tenant_id = ${office.id}`;
    await settled();
    await settled();
    expect([...(await rows())]).toEqual(holds);
    // Two markers of `settled`, and nothing else.
    expect(mail.sent.length - before).toBe(2);
  });
});

describe("several rules at once", () => {
  it("hold a case with one message, and one more when all of them end", async () => {
    setTime("2020-03-20T11:00");
    office = await createTestOffice(world);
    await office.configure([HOURS, POSTPONED, SIAK_DOWN]);
    setTime("2020-03-24T08:30");
    const made = await verifiedCase();
    await vi.waitFor(() => expect(heldMails(made)).toBe(1), WITHIN);
    setTime("2020-03-25T08:30");
    const both = await verifiedCase();
    await vi.waitFor(() => expect(heldMails(both)).toBe(1), WITHIN);
    await vi.waitFor(async () => expect(await holdsOf(made)).toHaveLength(2), WITHIN);
    await settled();
    expect(await holdsOf(both)).toMatchObject([{ reason: "PRINT_SUSPENDED" }, { reason: "SIAK_DOWN" }]);
    expect(heldMails(both)).toBe(1);
    // The second reason came a day later: that is news.
    expect(heldMails(made)).toBe(2);
    setTime("2020-04-01T00:00");
    await vi.waitFor(() => expect([resumedMails(made), resumedMails(both)]).toEqual([1, 1]), WITHIN);
    await settled();
    expect([resumedMails(made), resumedMails(both)]).toEqual([1, 1]);
    expect((await holdsOf(both)).every(({ lifted_because }) => lifted_because === "ended")).toBe(true);
  });
});
