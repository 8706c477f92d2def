import { AvailabilityQuestion } from "@gerai/contracts/availability";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getAvailability, previewAvailability } from "./get-availability.ts";

let world: TestWorld;
let office: TestOffice;

const DAY = { opens: "08:00", closes: "15:00", breaks: [] };
const words = (text: string) => ({ id: text, en: text });

beforeAll(async () => {
  world = await createTestWorld();
  office = await createTestOffice(world);
  await office.configure([
    {
      kind: "hours",
      body: { name: "Jam layanan", scope: {}, week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY } },
    },
  ]);
});
afterAll(() => world.close());

const CLOSED = {
  kind: "rule" as const,
  body: {
    name: "Loket tutup",
    scope: { channels: ["counter" as const] },
    effects: { access: "close" as const },
    from: "2026-11-23",
    until: "2026-11-24",
    reason: words("Loket tutup dua hari"),
  },
};
const ask = async (query: object) =>
  await getAvailability(await office.as(), AvailabilityQuestion.parse({ service: "KTP_RUSAK", ...query }));

describe("what an office answers", () => {
  it("the national calendar has the holidays of 2020, 2021, 2026 and what is known of 2027", async () => {
    const [count] = await world.admin<
      { holidays: number; leave: number; ramadan: number }[]
    >`select count(*) filter (where kind = 'holiday')::int as holidays,
        count(*) filter (where kind = 'joint_leave')::int as leave,
        count(*) filter (where kind = 'ramadan')::int as ramadan
      from app.national_holiday where date_part('year', day) in (2020, 2021, 2026, 2027)`;
    expect(count).toEqual({ holidays: 17 + 15 + 17 + 5, leave: 5 + 1 + 8, ramadan: 3 });
  });

  it("the office reads the calendar and may not write it", async () => {
    expect(await ask({ at: "2026-12-25T09:00:00+08:00" })).toMatchObject({
      open: false,
      reason: { kind: "holiday", text: { id: "Hari Raya Natal" } },
      until: "2026-12-28T00:00:00.000Z",
    });
    const written = world.resources.database.global
      .insertInto("national_holiday")
      .values({ kind: "holiday", day: "2031-01-01", last_day: "2031-01-01", name_id: "x", name_en: "x", source: "x" })
      .execute();
    await expect(written).rejects.toThrow(/permission denied/);
  });

  it("a rule that is published shows in the next answer, past and future instants included", async () => {
    const at = "2026-11-23T09:00:00+08:00";
    expect(await ask({ at })).toMatchObject({ open: true });
    const [key] = await office.configure([CLOSED]);
    expect(await ask({ at })).toMatchObject({
      open: false,
      rule: { key, name: "Loket tutup" },
      until: "2026-11-25T00:00:00.000Z",
      alternatives: [{ kind: "channel", channel: "web" }],
    });
    expect(await ask({ at: "2026-11-25T09:00:00+08:00" })).toMatchObject({ open: true, rule: null });
  });

  it("without an instant now is meant, by the injected clock", async () => {
    // A Sunday.
    expect(await ask({})).toMatchObject({ open: false, reason: { kind: "hours" } });
    expect(await ask({ channel: "web" })).toMatchObject({ open: true, readOn: { day: "2026-11-23" } });
  });

  it("a service that is not offered and a site that never was are not found", async () => {
    await expect(ask({ service: "TIDAK_ADA" })).rejects.toMatchObject({ status: 404 });
    await expect(ask({ site: "bulan" })).rejects.toMatchObject({ status: 404 });
  });

  it("the preview is for those who manage the office", async () => {
    const question = AvailabilityQuestion.parse({ service: "KTP_RUSAK", at: "2026-11-23T09:00:00+08:00" });
    await expect(previewAvailability(await office.as(), question)).rejects.toMatchObject({ status: 401 });
    await expect(previewAvailability(await office.as(office.staff.verifier), question)).rejects.toMatchObject({
      status: 403,
    });
    const answer = await previewAvailability(await office.as(office.staff.office_admin), question);
    expect(answer.rule?.name).toBe("Loket tutup");
  });
});
