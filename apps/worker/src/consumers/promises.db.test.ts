import { createRecordingTransport } from "@gerai/adapters/email";
import { createNoticeWriter } from "@gerai/adapters/notice-writer";
import { getDeskPromise, getOwnPromise } from "@gerai/domain/promise";
import { createTestCase, type TestCase } from "@gerai/testing/test-case";
import { createTestOffice, type NewItem, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { reckonDuePromises } from "../reckon-promises.ts";
import { type RunningWorker, startRunningWorker, WITHIN } from "./running-worker.testing.ts";

const mail = createRecordingTransport();
const ports = { notices: createNoticeWriter(), email: mail };
const words = (text: string) => ({ id: text, en: text });
const DAY = { opens: "08:00", closes: "16:00", breaks: [{ from: "12:00", to: "13:00" }] };
const FRIDAY = { opens: "08:00", closes: "15:00", breaks: [{ from: "11:30", to: "13:00" }] };
/** 7 hours a day, Friday 5.5: a working day is (4 x 420 + 330) / 5 = 402 minutes. */
const HOURS: NewItem = {
  kind: "hours",
  body: { name: "Jam kerja", scope: {}, week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: FRIDAY } },
};
const closedOn = (day: string): NewItem => ({
  kind: "holiday",
  body: { name: words("Libur daerah"), from: day, until: day, effect: "closed" },
});

let running: RunningWorker;
let world: TestWorld;
let worker: TestWorld;
let setTime: RunningWorker["setTime"];
let office: TestOffice;

beforeAll(async () => {
  running = await startRunningWorker(ports, "2026-03-16T09:00");
  ({ world, worker, setTime } = running);
  office = await createTestOffice(world);
  await office.configure([HOURS]);
});
afterAll(() => running.close());

const announce = (name: string, payload: Record<string, string>) => running.announce(office, name, payload);

/** A damaged identity card, complete since just now. */
async function verifiedCase(): Promise<TestCase> {
  const outputs = [{ kind: "card", item: "ktp-el", delivery: "pickup" }] as const;
  const made = await createTestCase(world, office, { service: "KTP_RUSAK", outputs });
  await announce("application.verified", { applicationId: made.id });
  await vi.waitFor(async () => expect(await promiseOf(made)).not.toBeNull(), WITHIN);
  return made;
}

const promiseOf = async (made: TestCase) =>
  await getDeskPromise(await office.as(office.staff.verifier), { applicationId: made.id });
const movedMails = (made: TestCase) =>
  mail.sent.filter(({ subject }) => subject.includes(made.number) && subject.includes("janji selesai"));

async function moveTo(made: TestCase, state: string, role: string): Promise<void> {
  await world.admin`
    update app.application set state = ${state}, version = version + 1, state_role = ${role}, state_at = ${world.clock.now()}
    where id = ${made.id}`;
}

describe("the promise of a case", () => {
  it("starts when it is complete and goes round the holidays of Lebaran 2026", async () => {
    setTime("2026-03-17T10:00");
    const made = await verifiedCase();
    // 300 minutes are left of Tuesday; Nyepi and Lebaran are closed; 102 more on Wednesday the 25th.
    expect(await promiseOf(made)).toMatchObject({
      state: "running",
      dueOn: "2026-03-25",
      firstDueOn: "2026-03-25",
      movedBy: [],
      budgetMinutes: 402,
      usedMinutes: 0,
      isLate: false,
    });
    expect(await getOwnPromise(await office.as(made.holder), { applicationId: made.id })).toEqual(
      await promiseOf(made),
    );
    setTime("2026-03-25T09:00");
    await announce("output.issued", { applicationId: made.id, outputId: made.outputIds[0] ?? "" });
    await vi.waitFor(async () => {
      expect(await promiseOf(made)).toMatchObject({
        usedMinutes: 360,
        // Wednesday to Friday, Monday and Tuesday were closed.
        shares: { office: 360, closed: 420 + 420 + 330 + 420 + 420, citizen: 0, blanks: 0, siak: 0 },
      });
    }, WITHIN);
  });

  it("moves when a holiday is added, is told once, and once a day at most", async () => {
    setTime("2026-04-07T10:00");
    const made = await verifiedCase();
    expect(await promiseOf(made)).toMatchObject({ dueOn: "2026-04-08" });
    await office.configure([closedOn("2026-04-08")]);
    await vi.waitFor(() => expect(movedMails(made)).toHaveLength(1), WITHIN);
    expect(movedMails(made)[0]?.text).toContain("9 April 2026");
    expect(movedMails(made)[0]?.text).toContain("hari libur atau kantor tutup");
    expect(await promiseOf(made)).toMatchObject({ dueOn: "2026-04-09", firstDueOn: "2026-04-08", movedBy: ["closed"] });
    await office.configure([closedOn("2026-04-09")]);
    await vi.waitFor(async () => expect(await promiseOf(made)).toMatchObject({ dueOn: "2026-04-10" }), WITHIN);
    expect(movedMails(made)).toHaveLength(1);
    setTime("2026-04-08T07:00");
    const done = new Map();
    await reckonDuePromises(worker.resources, done).catch((failure) => expect(failure).toBeInstanceOf(AggregateError));
    await vi.waitFor(() => expect(movedMails(made)).toHaveLength(2), WITHIN);
    expect(movedMails(made)[1]?.text).toContain("10 April 2026");
    await reckonDuePromises(worker.resources, new Map()).catch((failure) =>
      expect(failure).toBeInstanceOf(AggregateError),
    );
    expect(done.has(office.id)).toBe(true);
    expect(movedMails(made)).toHaveLength(2);
  });

  it("pauses while the applicant is asked, and says whose time that was", async () => {
    setTime("2026-04-13T08:00");
    const made = await verifiedCase();
    expect(await promiseOf(made)).toMatchObject({ dueOn: "2026-04-13" });
    setTime("2026-04-13T10:00");
    await moveTo(made, "NEEDS_COMPLETION", "verifier");
    await announce("application.completion-requested", { applicationId: made.id, requestId: made.id });
    await vi.waitFor(async () => {
      expect(await promiseOf(made)).toMatchObject({ state: "paused", dueOn: null, usedMinutes: 120 });
    }, WITHIN);
    setTime("2026-04-14T09:00");
    await moveTo(made, "RESUBMITTED", "citizen");
    await announce("application.resubmitted", { applicationId: made.id });
    await vi.waitFor(async () => {
      expect(await promiseOf(made)).toMatchObject({
        state: "running",
        dueOn: "2026-04-14",
        movedBy: ["citizen"],
        usedMinutes: 120,
        shares: { office: 120, citizen: 300 + 60 },
      });
    }, WITHIN);
  });

  it("is suspended by a hold, whose own messages are the only ones", async () => {
    setTime("2026-04-20T08:00");
    const made = await verifiedCase();
    await office.configure([
      {
        kind: "rule",
        body: {
          name: "Blangko habis",
          scope: { categories: ["KTP"] },
          effects: { suspend: [{ capability: "printing", blanksOut: true }] },
          from: "2026-04-20T10:00",
          until: "2026-04-22",
          reason: words("Blangko dari pusat belum datang."),
        },
      },
    ]);
    // Announced two hours before it begins: the day moves before the hold is set.
    await vi.waitFor(() => expect(movedMails(made)).toHaveLength(1), WITHIN);
    setTime("2026-04-20T10:00");
    const fresh = await verifiedCase();
    await vi.waitFor(async () => {
      expect(await promiseOf(made)).toMatchObject({ state: "suspended", dueOn: "2026-04-23", movedBy: ["blanks"] });
    }, WITHIN);
    const about = (part: string) =>
      [made, fresh].map(
        ({ number }) => mail.sent.filter(({ subject }) => subject.includes(number) && subject.includes(part)).length,
      );
    await vi.waitFor(() => expect(about("ditunda")).toEqual([1, 1]), WITHIN);
    setTime("2026-04-23T00:00");
    await vi.waitFor(() => expect(about("dilanjutkan")).toEqual([1, 1]), WITHIN);
    await vi.waitFor(async () => {
      expect(await promiseOf(made)).toMatchObject({
        state: "running",
        dueOn: "2026-04-23",
        usedMinutes: 120,
        shares: { office: 120, blanks: 300 + 420 + 420 },
      });
    }, WITHIN);
    expect(about("janji selesai")).toEqual([1, 0]);
  });

  it("is kept when the card lies on the shelf, however long it lies there", async () => {
    setTime("2026-04-27T08:00");
    const made = await verifiedCase();
    setTime("2026-04-27T11:00");
    for (const [state, role] of [
      ["READY_TO_PRINT", "verifier"],
      ["PRINTED", "printer"],
      ["READY_FOR_PICKUP", "front_desk"],
    ]) {
      await world.admin`
        update app.output set state = ${state ?? ""}, version = version + 1, state_role = ${role ?? ""}, state_at = ${world.clock.now()}
        where application_id = ${made.id}`;
    }
    setTime("2026-04-30T11:00");
    await announce("output.ready-for-pickup", { applicationId: made.id, outputId: made.outputIds[0] ?? "" });
    await vi.waitFor(async () => {
      expect(await promiseOf(made)).toMatchObject({ state: "finished", usedMinutes: 180, isLate: false });
    }, WITHIN);
  });

  it("is shown to nobody else", async () => {
    const made = await verifiedCase();
    const stranger = await createTestCase(world, office);
    const own = getOwnPromise(await office.as(stranger.holder), { applicationId: made.id });
    await expect(own).rejects.toMatchObject({ status: 404 });
    const other = await createTestOffice(world);
    expect(await getDeskPromise(await other.as(other.staff.verifier), { applicationId: made.id })).toBeNull();
  });
});
