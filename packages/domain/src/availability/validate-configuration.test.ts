import { ContactBody, HoursBody, type NationalHoliday, RuleBody, SiteBody } from "@gerai/contracts/availability";
import { describe, expect, it } from "vitest";
import type { AvailabilityInput, AvailabilityItem } from "./compile-availability.ts";
import { SERVICES } from "./random-office.testing.ts";
import { validateConfiguration } from "./validate-configuration.ts";

const TODAY = "2026-11-22";
const DAY = { opens: "08:00", closes: "15:00" };
const WEEK = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY };
const words = (text: string) => ({ id: text, en: text });
const holiday = (day: string): NationalHoliday => ({ day, lastDay: day, name: words(day), kind: "holiday" });

const site = (body: object = {}) => ({
  kind: "site" as const,
  body: SiteBody.parse({
    code: "kantor",
    name: "Kantor",
    address: "Jalan Contoh 1",
    capabilities: ["counter", "recording", "pickup", "legalisation"],
    isMain: true,
    ...body,
  }),
});
const hours = (body: object = {}) => ({
  kind: "hours" as const,
  body: HoursBody.parse({ name: "Jam", scope: {}, week: WEEK, ...body }),
});
const contact = (body: object = {}) => ({
  kind: "contact" as const,
  body: ContactBody.parse({ kind: "line", name: "Kantor", phone: "+6281100000900", ...body }),
});
const rule = (body: object) => ({
  kind: "rule" as const,
  body: RuleBody.parse({
    name: "Aturan",
    scope: { channels: ["counter"] },
    effects: { access: "close" },
    from: "2026-11-01",
    until: "2026-11-30",
    reason: words("Karena"),
    ...body,
  }),
});

type Content =
  | ReturnType<typeof site>
  | ReturnType<typeof hours>
  | ReturnType<typeof contact>
  | ReturnType<typeof rule>;
const SOUND: readonly Content[] = [site(), hours(), contact()];

function check(contents: readonly Content[], over: Partial<AvailabilityInput> = {}) {
  const items = contents.map(
    (content, index): AvailabilityItem => ({ ...content, key: `key-${index}`, publishedAt: new Date(0) }),
  );
  const calendar = [holiday("2026-12-25"), holiday("2027-01-01")];
  return validateConfiguration({ timeZone: "Asia/Makassar", items, calendar, services: SERVICES, ...over }, TODAY);
}

const codes = (findings: ReturnType<typeof check>) => [...new Set(findings.map(({ code }) => code))];

describe("findings of a configuration", () => {
  it("a sound one has none", () => {
    expect(check(SOUND)).toEqual([]);
    expect(check([...SOUND, rule({}), rule({ until: undefined, reviewOn: "2027-01-10" })])).toEqual([]);
  });

  it("a rule without an end or a day of review, and one whose review is overdue", () => {
    expect(check([...SOUND, rule({ until: undefined })])).toEqual([
      { code: "rule.noEnd", severity: "error", keys: ["key-3"], about: ["Aturan"] },
    ]);
    expect(codes(check([...SOUND, rule({ until: undefined, reviewOn: "2026-11-21" })]))).toEqual(["rule.reviewPassed"]);
    expect(check([...SOUND, rule({ until: undefined, reviewOn: TODAY })])).toEqual([]);
  });

  it("two rules that say opposite things of the same, unless one is narrower or they never meet", () => {
    const close = rule({});
    expect(check([...SOUND, close, rule({ effects: { access: "open" } })])).toMatchObject([
      { code: "rule.contradiction", severity: "warning", keys: ["key-3", "key-4"] },
    ]);
    const narrower = rule({ effects: { access: "open" }, scope: { channels: ["counter"], categories: ["KTP"] } });
    expect(check([...SOUND, close, narrower])).toEqual([]);
    expect(check([...SOUND, close, rule({ effects: { access: "open" }, scope: { channels: ["web"] } })])).toEqual([]);
    const later = rule({ effects: { access: "open" }, from: "2026-12-01", until: "2026-12-31" });
    expect(check([...SOUND, close, later])).toEqual([]);
    const past = { from: "2026-10-01", until: "2026-10-31" };
    expect(check([...SOUND, rule(past), rule({ ...past, effects: { access: "open" } })])).toEqual([]);
    const stands = rule({ effects: { suspend: [{ capability: "recording" }] } });
    expect(codes(check([...SOUND, stands, rule({ effects: { resume: ["recording"] } })]))).toEqual([
      "rule.contradiction",
    ]);
  });

  it("sites and services that do not exist", () => {
    expect(check([...SOUND, rule({ scope: { sites: ["kiosk"] } })])).toMatchObject([
      { code: "rule.unknownSite", about: ["kiosk"] },
    ]);
    expect(codes(check([...SOUND, rule({ exceptions: [{ sites: ["kiosk"] }] })]))).toEqual(["rule.unknownSite"]);
    expect(codes(check([...SOUND, rule({ scope: { services: ["KTP_RUSAK", "TIDAK_ADA"] } })]))).toEqual([
      "rule.unknownService",
    ]);
    const over = { from: "2026-10-01", until: "2026-10-31" };
    expect(check([...SOUND, rule({ ...over, scope: { services: ["TIDAK_ADA"] } })])).toEqual([]);
    expect(codes(check([...SOUND, hours({ scope: { sites: ["kiosk"] } })]))).toEqual(["rule.unknownSite"]);
  });

  it("a channel without hours, with the services that have none", () => {
    expect(codes(check([site(), contact()]))).toContain("hours.missing");
    const counterOnly = hours({ scope: { channels: ["counter"] } });
    expect(check([site(), counterOnly, contact()])).toMatchObject([
      { code: "hours.missing", about: ["web", ...SERVICES.map(({ code }) => code)] },
      { code: "hours.missing", about: ["office", ...SERVICES.map(({ code }) => code)] },
    ]);
    // A number for applications makes WhatsApp a channel, and that needs hours too.
    const number = contact({ kind: "whatsapp", categories: ["AKTA"] });
    const others = hours({ scope: { channels: ["counter", "web", "office"] } });
    expect(check([site(), others, contact(), number])).toMatchObject([
      { code: "hours.missing", about: ["whatsapp", "AKTA_LAHIR"] },
    ]);
  });

  it("hours without hours: a quota of nothing, a cut-off before the door opens", () => {
    expect(codes(check([...SOUND, hours({ dailyQuota: 0, scope: { services: ["LEGALISIR"] } })]))).toEqual([
      "hours.quotaZero",
    ]);
    const early = { mon: { ...DAY, lastFiling: "07:00" } };
    expect(codes(check([...SOUND, hours({ week: early, scope: { services: ["LEGALISIR"] } })]))).toContain(
      "hours.cutOffTooEarly",
    );
  });

  it("a year without holidays", () => {
    expect(check(SOUND, { calendar: [holiday("2026-12-25")] })).toEqual([
      { code: "holiday.missingYear", severity: "error", keys: [], about: ["2027"] },
    ]);
  });

  it("no site, none that is the main one, two with one code", () => {
    expect(codes(check([hours(), contact()]))).toContain("site.missing");
    expect(codes(check([site({ isMain: false }), hours(), contact()]))).toEqual(["site.noMain"]);
    expect(codes(check([...SOUND, site({ isMain: false })]))).toEqual(["site.doubled"]);
    const moved = [site({ until: "2026-10-31" }), site({ from: "2026-11-01" })];
    expect(check([...moved, hours(), contact()])).toEqual([]);
  });

  it("a service that no channel takes in, and one without anybody to ask", () => {
    const all = { scope: {}, until: undefined, reviewOn: "2027-01-10" };
    expect(check([...SOUND, rule({ ...all, scope: { services: ["LEGALISIR"] } })])).toMatchObject([
      { code: "service.noChannel", about: ["LEGALISIR"] },
    ]);
    // Closed for a while only: it opens again.
    expect(check([...SOUND, rule({ scope: {} })])).toEqual([]);
    expect(check([site(), hours(), contact({ categories: ["KTP"] })])).toMatchObject([
      { code: "contact.missing", about: ["AKTA_LAHIR", "PINDAH_DALAM", "LEGALISIR"] },
    ]);
  });

  it("a holiday overridden that is none, and WhatsApp recommended where nobody has a number", () => {
    expect(check([...SOUND, rule({ overridesHoliday: ["2026-12-25", "2026-12-26"] })])).toMatchObject([
      { code: "rule.overridesNoHoliday", about: ["2026-12-26"] },
    ]);
    expect(codes(check([...SOUND, rule({ alternatives: [{ channel: "whatsapp" }] })]))).toEqual([
      "rule.unreachableAlternative",
    ]);
  });
});
