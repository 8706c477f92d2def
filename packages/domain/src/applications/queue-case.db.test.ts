import { type Answers, formValuesOf } from "@gerai/contracts/catalogue";
import { hashSecret, newSecretCode } from "@gerai/foundation/codes";
import { Problem } from "@gerai/foundation/problem";
import { samplesOf } from "@gerai/testing/catalogue-samples";
import { createTestCase } from "@gerai/testing/test-case";
import {
  createTestOffice,
  createTestWorld,
  type NewItem,
  type TestOffice,
  type TestWorld,
} from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { nationalCatalogue } from "../catalogue/index.ts";
import { openContext, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import {
  claimApplication,
  createDraft,
  getDraft,
  getReceipt,
  listQueuePage,
  queueCase,
  saveDraftPage,
  submitApplication,
  unqueueCase,
} from "./index.ts";

let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;

const day = { opens: "08:00", closes: "15:00" };
const week = { mon: day, tue: day, wed: day, thu: day, fri: day };
const hours = (dailyQuota?: number): NewItem => ({
  kind: "hours",
  body: { name: "Jam layanan", scope: {}, week, ...(dailyQuota !== undefined && { dailyQuota }) },
});
const closed: NewItem = {
  kind: "rule",
  body: {
    name: "Semua ditutup",
    scope: {},
    effects: { access: "close" },
    from: "2026-11-23",
    until: "2026-11-24",
    exceptions: [{ purposes: ["TNI_POLRI"] }],
    reason: { id: "Kantor kebanjiran.", en: "The office is under water." },
    alternatives: [{ text: { id: "Hubungi Halo Dukcapil.", en: "Call Halo Dukcapil." } }],
  },
};

beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld({}, "worker");
});
afterAll(() => Promise.all([world.close(), worker.close()]));

beforeEach(async () => {
  at("2026-11-23T02:00:00Z");
  office = await createTestOffice(world);
});

/** Sets both clocks: 02:00 UTC is 10.00 in the office. */
function at(instant: string): void {
  world.clock.set(new Date(instant));
  worker.clock.set(new Date(instant));
}

/** The worker's context of the office as it is configured now. */
async function system() {
  const facts = await findOfficeById(worker.resources, office.id);
  if (!facts) throw new Error("no office");
  return await openContext(worker.resources, facts, SYSTEM, "00000000-0000-4000-8000-000000000000");
}

async function stateOf(id: string): Promise<string> {
  const [row] = await world.admin<{ state: string }[]>`select state from app.application where id = ${id}`;
  return row?.state ?? "";
}

async function dueOf(id: string): Promise<string[]> {
  const rows = await world.admin<{ due_at: Date }[]>`
    select due_at from app.due_row where name = 'application.reading-due' and payload ->> 'applicationId' = ${id} order by due_at`;
  return rows.map(({ due_at }) => due_at.toISOString());
}

describe("a case that comes in outside hours", () => {
  test("waits until the office opens, says so on its receipt, and comes back by itself", async () => {
    await office.configure([hours()]);
    // Sunday, 20.00: read on Monday at 08.00.
    at("2026-11-22T12:00:00Z");
    const filed = await createTestCase(world, office, { state: "SUBMITTED" });
    const receipt = async () => (await getReceipt(await office.as(filed.holder), { applicationId: filed.id })).readOn;
    expect(await receipt()).toEqual({ day: "2026-11-23", at: "2026-11-23T00:00:00.000Z" });
    expect(await queueCase(await system(), { applicationId: filed.id })).toEqual({ queued: true });
    expect(await stateOf(filed.id)).toBe("QUEUED");
    expect(await dueOf(filed.id)).toEqual(["2026-11-23T00:00:00.000Z"]);
    expect(await receipt()).toEqual({ day: "2026-11-23", at: "2026-11-23T00:00:00.000Z" });
    // The message came twice.
    expect(await queueCase(await system(), { applicationId: filed.id })).toEqual({ queued: false });
    at("2026-11-22T23:59:00Z");
    expect(await unqueueCase(await system(), { applicationId: filed.id })).toEqual({ isBack: false });
    at("2026-11-23T00:00:00Z");
    expect(await unqueueCase(await system(), { applicationId: filed.id })).toEqual({ isBack: true });
    expect(await stateOf(filed.id)).toBe("SUBMITTED");
    expect(await receipt()).toBeNull();
    expect(await queueCase(await system(), { applicationId: filed.id })).toEqual({ queued: false });
    expect(await stateOf(filed.id)).toBe("SUBMITTED");
  });

  test("may be read earlier than it was told by whoever works then", async () => {
    await office.configure([hours()]);
    at("2026-11-22T12:00:00Z");
    const { id } = await createTestCase(world, office, { state: "SUBMITTED" });
    await queueCase(await system(), { applicationId: id });
    const verifier = await office.as(office.staff.verifier);
    await expect(claimApplication(verifier, { applicationId: id, version: 1 })).rejects.toMatchObject({ status: 409 });
    await claimApplication(verifier, { applicationId: id, version: 2 });
    const history = await world.admin<{ to: string; role: string; reason: string | null }[]>`
      select to_state as to, role, reason from app.case_history where application_id = ${id} order by version`;
    expect(history.slice(1)).toEqual([
      { to: "QUEUED", role: "system", reason: "outside-hours" },
      { to: "SUBMITTED", role: "system", reason: "read-early" },
      { to: "IN_VERIFICATION", role: "verifier", reason: null },
    ]);
    // The day comes all the same, and finds nothing to do.
    at("2026-11-23T00:00:00Z");
    expect(await unqueueCase(await system(), { applicationId: id })).toEqual({ isBack: false });
  });

  test("waits on when the day that had come turned out to be a holiday", async () => {
    await office.configure([hours()]);
    at("2026-11-20T12:00:00Z");
    const { id } = await createTestCase(world, office, { state: "SUBMITTED" });
    await queueCase(await system(), { applicationId: id });
    await office.configure([
      {
        kind: "holiday",
        body: {
          name: { id: "Hari jadi kota", en: "City day" },
          from: "2026-11-23",
          until: "2026-11-23",
          effect: "closed",
        },
      },
    ]);
    at("2026-11-23T00:00:00Z");
    expect(await unqueueCase(await system(), { applicationId: id })).toEqual({ isBack: false });
    expect(await dueOf(id)).toEqual(["2026-11-23T00:00:00.000Z", "2026-11-24T00:00:00.000Z"]);
    at("2026-11-24T00:00:00Z");
    expect(await unqueueCase(await system(), { applicationId: id })).toEqual({ isBack: true });
  });

  test.each([
    ["within hours", [hours()]],
    ["in an office that has said no hours", []],
  ])("is left alone %s", async (_, items) => {
    if (items.length > 0) await office.configure(items);
    const filed = await createTestCase(world, office, { state: "SUBMITTED" });
    expect(await queueCase(await system(), { applicationId: filed.id })).toEqual({ queued: false });
    expect(await stateOf(filed.id)).toBe("SUBMITTED");
    expect((await getReceipt(await office.as(filed.holder), { applicationId: filed.id })).readOn).toBeNull();
  });

  test("is left alone when an officer has taken it already", async () => {
    await office.configure([hours()]);
    at("2026-11-20T12:00:00Z");
    const { id } = await createTestCase(world, office, { state: "IN_VERIFICATION" });
    expect(await queueCase(await system(), { applicationId: id })).toEqual({ queued: false });
    expect(await stateOf(id)).toBe("IN_VERIFICATION");
  });
});

test("beyond the day's quota a case is read on the next day with room, also when they come together", async () => {
  await office.configure([hours(2)]);
  const filed = [];
  for (let count = 0; count < 5; count++) filed.push(await createTestCase(world, office, { state: "SUBMITTED" }));
  const other = await createTestCase(world, office, { state: "SUBMITTED", service: "VALIDASI_NIK" });
  const ctx = await system();
  await Promise.all([...filed, other].map(({ id }) => queueCase(ctx, { applicationId: id })));
  const days = await world.admin<{ day: string; count: number }[]>`
    select to_char(day, 'YYYY-MM-DD') as day, count(*)::int as count from app.case_reading
    where tenant_id = ${office.id} and service_code = 'KK_HILANG_RUSAK' group by day order by day`;
  expect(days.map(({ day: on, count }) => `${on} ${count}`)).toEqual(["2026-11-23 2", "2026-11-24 2", "2026-11-25 1"]);
  const states = await Promise.all(filed.map(({ id }) => stateOf(id)));
  expect(states.filter((state) => state === "QUEUED")).toHaveLength(3);
  expect(await stateOf(other.id)).toBe("SUBMITTED");
});

describe("the officers' queue", () => {
  const rowsOf = async (view: "queued" | "free" | "all") => {
    const { rows } = await listQueuePage(await office.as(office.staff.verifier), { view });
    return rows.map(({ id, readOn }) => ({ id, readOn }));
  };

  test("tells of each case that waits the day on which it is read, as its citizen is told; of the others none", async () => {
    await office.configure([hours(1)]);
    const filed = [];
    for (const instant of ["2026-11-23T02:00:00Z", "2026-11-23T02:01:00Z", "2026-11-23T02:02:00Z"]) {
      at(instant);
      filed.push(await createTestCase(world, office, { state: "SUBMITTED" }));
    }
    const ctx = await system();
    for (const { id } of filed) await queueCase(ctx, { applicationId: id });
    const [first, second, third] = filed.map(({ id }) => id);
    const waiting = [
      { id: second, readOn: { day: "2026-11-24", at: "2026-11-24T00:00:00.000Z" } },
      { id: third, readOn: { day: "2026-11-25", at: "2026-11-25T00:00:00.000Z" } },
    ];
    expect(await rowsOf("queued")).toEqual(waiting);
    expect(await rowsOf("free")).toEqual([{ id: first, readOn: null }]);
    expect(await rowsOf("all")).toEqual([{ id: first, readOn: null }, ...waiting]);
    for (const { id, holder } of filed) {
      const { readOn } = await getReceipt(await office.as(holder), { applicationId: id });
      expect(readOn).toEqual(waiting.find((row) => row.id === id)?.readOn ?? null);
    }
  });

  test("says nothing of a day that has come while its case still waits to be brought back", async () => {
    await office.configure([hours()]);
    at("2026-11-22T12:00:00Z");
    const { id } = await createTestCase(world, office, { state: "SUBMITTED" });
    await queueCase(await system(), { applicationId: id });
    expect(await rowsOf("queued")).toEqual([{ id, readOn: { day: "2026-11-23", at: "2026-11-23T00:00:00.000Z" } }]);
    at("2026-11-23T00:00:00Z");
    expect(await rowsOf("queued")).toEqual([{ id, readOn: null }]);
  });
});

describe("while a rule closes filing", () => {
  const citizen = { kind: "link", holder: hashSecret(newSecretCode()) } as const;
  const answers = (samplesOf("KK_HILANG_RUSAK").samples[0]?.answers ?? {}) as Answers;

  async function refusal(work: Promise<unknown>): Promise<Problem> {
    const problem = await work.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(problem instanceof Problem)) throw new Error("It was not refused.");
    return problem;
  }

  test("nothing is begun and nothing is sent; the refusal says why, until when and what instead", async () => {
    const begun = await createDraft(await office.as(citizen), { service: "KK_HILANG_RUSAK" });
    await office.configure([hours(), closed]);
    const expected = {
      code: "applications.closed",
      status: 409,
      params: {
        answer: {
          open: false,
          until: "2026-11-24T16:00:00.000Z",
          reason: { kind: "rule", text: { en: "The office is under water." } },
          alternatives: [{ kind: "text" }],
        },
      },
    };
    const ctx = await office.as(citizen);
    expect(await refusal(createDraft(ctx, { service: "KK_HILANG_RUSAK" }))).toMatchObject(expected);
    const whole = { service: "KK_HILANG_RUSAK", answers: { ...answers, "case.purpose": "NONE" } };
    const refused = await refusal(submitApplication(ctx, whole));
    expect(["applications.closed", "applications.incomplete"]).toContain(refused.code);
    // The draft is kept for the day it opens again.
    expect((await getDraft(ctx, { draftId: begun.id })).id).toBe(begun.id);
    at("2026-11-25T02:00:00Z");
    await expect(createDraft(await office.as(citizen), { service: "KK_HILANG_RUSAK" })).resolves.toBeDefined();
  });

  test("an excepted purpose is served; it is asked once, before the form begins", async () => {
    await office.configure([hours(), closed]);
    const ctx = await office.as(citizen);
    const draft = await createDraft(ctx, { service: "KK_HILANG_RUSAK", purpose: "TNI_POLRI" });
    const [row] = await world.admin<{ answers_sealed: Buffer }[]>`
      select answers_sealed from app.application where id = ${draft.id}`;
    const { keys } = await office.as();
    const kept = keys.openJson<Record<string, unknown>>(
      "application",
      "answers",
      draft.id,
      row?.answers_sealed ?? Buffer.of(),
    );
    expect(kept).toEqual({ "case.purpose": "TNI_POLRI" });
    expect(draft.pages.find(({ key }) => key === "purpose")?.isComplete).toBe(true);
    const visited = await fillIn(draft.id, draft.next);
    expect(visited).not.toContain("purpose");
    expect(visited).toEqual(draft.pages.map(({ key }) => key).filter((key) => key !== "purpose"));
  });

  /** Fills the form in, page after page, as the sample answers it; which pages were asked? */
  async function fillIn(draftId: string, first: string): Promise<string[]> {
    const { pages = [] } = nationalCatalogue().definitions.find(({ code }) => code === "KK_HILANG_RUSAK") ?? {};
    const visited: string[] = [];
    for (let page = first; pages.some(({ key }) => key === page) && !visited.includes(page); ) {
      visited.push(page);
      const fields = pages.find(({ key }) => key === page)?.fields ?? [];
      const values = Object.assign({}, ...fields.map((field) => formValuesOf(field, answers[field.key])));
      page = (await saveDraftPage(await office.as(citizen), { draftId, page, values, confirmed: true })).next;
    }
    return visited;
  }
});
