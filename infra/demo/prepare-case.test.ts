import { describe, expect, it } from "vitest";
import { CASE_PLANS } from "./case-plans.ts";
import type { DemoZone } from "./office-hours.ts";
import { DEMO_MINISTRY, DEMO_OFFICES } from "./offices.ts";
import { type DemoArea, prepareCase } from "./prepare-case.ts";

const DAY_MS = 86_400_000;
const CAPABILITIES = ["counter", "recording", "pickup", "legalisation", "online", "printing"];

function areaOf(slug: string): DemoArea {
  const office = DEMO_OFFICES.find((candidate) => candidate.slug === slug);
  if (!office?.regionCode) throw new Error(`There is no office ${slug}.`);
  const { regionCode, shortName, seat, timeZone } = office;
  return {
    ...{ regionCode, shortName, seat, zone: timeZone as DemoZone },
    villages: [1, 2, 3, 4].map((number) => `${regionCode}.01.100${number}`),
    regionName: (code) => `Wilayah ${code}`,
    sites: [{ id: "kantor", name: "Kantor", capabilities: CAPABILITIES }],
  };
}

/** Instants over more than a year, at changing hours: leap days, turns of the year and nights are among them. */
const STARTS = Array.from(
  { length: 45 },
  (_, index) => new Date(Date.parse("2027-09-01T00:10:00Z") + index * (17 * DAY_MS + 3_700_000)),
);

function relativeLuminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe("the demo's cases", () => {
  it("are answered so that their forms take them, on whatever day the demo is seeded", () => {
    for (const now of STARTS) {
      for (const [index, plan] of CASE_PLANS.entries()) {
        // Throws, naming the question, when the form refuses an answer.
        const { form } = prepareCase(index, plan, areaOf(plan.office), now);
        expect(form.sendable, `${plan.office} ${plan.service}`).toBe(true);
      }
    }
  });

  it("happen in order and before now, and nobody files on a Sunday unless it is just now", () => {
    for (const now of STARTS) {
      for (const [index, plan] of CASE_PLANS.entries()) {
        const area = areaOf(plan.office);
        const { times } = prepareCase(index, plan, area, now);
        const sorted = [...times].sort((a, b) => a.getTime() - b.getTime());
        expect(times).toEqual(sorted);
        expect(times.at(-1)?.getTime()).toBeLessThan(now.getTime());
        const offset = area.zone === "Asia/Jakarta" ? 7 : 8;
        const [daysAgo] = typeof plan.filed === "number" ? [0] : plan.filed;
        const filed = new Date((times[0]?.getTime() ?? 0) + offset * 3_600_000);
        if (daysAgo > 0) expect(filed.getUTCDay(), `${plan.service} at ${filed.toISOString()}`).not.toBe(0);
      }
    }
  });

  it("name nobody who could exist: serial numbers, phones and addresses are those kept for invented people", () => {
    for (const [index, plan] of CASE_PLANS.entries()) {
      const { form } = prepareCase(index, plan, areaOf(plan.office), new Date("2026-11-22T02:00:00Z"));
      const text = JSON.stringify(form.answers);
      for (const number of text.match(/\b\d{16}\b/g) ?? []) expect(Number(number.slice(12))).toBeGreaterThan(9000);
      for (const phone of text.match(/\+62\d+/g) ?? []) expect(phone).toMatch(/^\+628\d{2}0000\d{4}$/);
      for (const address of text.match(/[\w.]+@[\w.]+/g) ?? []) expect(address).toMatch(/@contoh\.example$/);
    }
  });

  it("belong to different people: no NIK of one case stands in another", () => {
    const seen = new Map<string, number>();
    for (const [index, plan] of CASE_PLANS.entries()) {
      const { form } = prepareCase(index, plan, areaOf(plan.office), new Date("2026-11-22T02:00:00Z"));
      for (const number of JSON.stringify(form.answers).match(/\b\d{16}\b/g) ?? []) {
        expect(seen.get(number) ?? index).toBe(index);
        seen.set(number, index);
      }
    }
    expect(seen.size).toBeGreaterThan(CASE_PLANS.length);
  });
});

describe("the demo's offices", () => {
  it("have accents that white letters can be read on, 5.5 to 1", () => {
    for (const { slug, accent } of [...DEMO_OFFICES, DEMO_MINISTRY])
      expect(1.05 / (relativeLuminance(accent) + 0.05), slug).toBeGreaterThan(5.5);
  });
});
