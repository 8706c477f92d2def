import { describe, expect, it } from "vitest";
import type { AvailabilityAnswer, NationalHoliday } from "../../packages/contracts/src/availability/index.ts";
import { AvailabilityQuestion } from "../../packages/contracts/src/availability/index.ts";
import { ConfigurationContent } from "../../packages/contracts/src/tenancy/index.ts";
import {
  type AvailabilityItem,
  availabilityAt,
  type CompiledAvailability,
  compileAvailability,
  needsPurpose,
  serviceFacts,
  validateConfiguration,
} from "../../packages/domain/src/availability/index.ts";
import { nationalCatalogue } from "../../packages/domain/src/catalogue/index.ts";
import { OFFICE_HISTORIES } from "./office-rules/office-histories.ts";
import { DEMO_OFFICES } from "./offices.ts";

const day = (date: string, kind: NationalHoliday["kind"] = "holiday", lastDay = date): NationalHoliday => ({
  day: date,
  lastDay,
  name: { id: date === "2020-03-25" ? "Nyepi" : `Libur ${date}`, en: date },
  kind,
});
const CALENDAR = [
  ..."2020-03-22 2020-03-25 2020-04-10 2020-05-01 2020-05-07 2020-05-21 2020-05-24 2020-05-25 2020-06-01 2020-08-17"
    .split(" ")
    .map((date) => day(date)),
  day("2020-08-21", "joint_leave"),
  day("2020-04-24", "ramadan", "2020-05-23"),
  day("2021-02-12"),
  day("2026-12-25"),
  day("2027-01-01"),
];
const SERVICES = nationalCatalogue().definitions.map(serviceFacts);

/** The configuration as it stands after the last publication; keys follow from the ids, as versions of an item do. */
function itemsOf(slug: string): AvailabilityItem[] {
  const office = DEMO_OFFICES.find((one) => one.slug === slug);
  const sites = (office?.sites ?? []).map((body) => ({ id: `site-${body.code}`, kind: "site" as const, body }));
  const first = { publishedAt: "2019-12-01T00:00:00Z", note: "", items: sites };
  const items = new Map<string, AvailabilityItem>();
  for (const { publishedAt, items: entered } of [first, ...(OFFICE_HISTORIES[slug] ?? [])]) {
    for (const { id, ...content } of entered) {
      const parsed = ConfigurationContent.parse(content);
      items.set(id, { key: id, publishedAt: new Date(publishedAt), ...parsed });
    }
  }
  return [...items.values()];
}

const zoneOf = (slug: string) => DEMO_OFFICES.find((one) => one.slug === slug)?.timeZone ?? "Asia/Jakarta";
const inputOf = (slug: string) => ({
  timeZone: zoneOf(slug),
  items: itemsOf(slug),
  calendar: CALENDAR,
  services: SERVICES,
});
const compiled = new Map<string, CompiledAvailability>();

function ask(slug: string, local: string, query: Record<string, string>): AvailabilityAnswer {
  const office = compiled.get(slug) ?? compileAvailability(inputOf(slug));
  compiled.set(slug, office);
  const offset = zoneOf(slug) === "Asia/Jakarta" ? "+07:00" : "+08:00";
  return availabilityAt(office, AvailabilityQuestion.parse(query), new Date(`${local}:00${offset}`));
}

const channels = ({ alternatives }: AvailabilityAnswer) =>
  alternatives.flatMap((way) => (way.kind === "channel" ? way.channel : []));

describe("what the offices of 2020 and 2021 decided", () => {
  it("1: Balikpapan's counter is closed for a damaged KTP-el until 1 April, with WhatsApp instead", () => {
    const answer = ask("balikpapan", "2020-03-26T09:00", { service: "KTP_RUSAK", channel: "counter" });
    expect(answer).toMatchObject({
      open: false,
      reason: { kind: "rule", text: { id: expect.stringContaining("dibatasi") } },
      rule: { name: "Pelayanan terbatas" },
      since: "2020-03-22T16:00:00.000Z",
      until: "2020-04-01T00:00:00.000Z",
      reviewOn: null,
    });
    expect(answer.alternatives[0]).toMatchObject({ channel: "whatsapp", phones: ["+6281100000201"] });
    expect(channels(answer)).toEqual(["whatsapp", "web"]);
    expect(answer.holds.map(({ code, until }) => [code, until])).toEqual([
      ["PRINT_SUSPENDED", "2020-03-31T16:00:00.000Z"],
    ]);
  });

  it("2: the same is open for people who enrol for TNI or Polri, and nothing of it stands still", () => {
    const answer = ask("balikpapan", "2020-03-26T09:00", { service: "KTP_RUSAK", purpose: "TNI_POLRI" });
    expect(answer).toMatchObject({ open: true, reason: null, until: null, holds: [] });
    expect(answer.nextChange).toBe("2020-03-26T04:00:00.000Z");
  });

  it("3: a finished akta can be fetched", () => {
    expect(ask("balikpapan", "2020-03-26T09:00", { service: "AKTA_LAHIR", stage: "collect" }).open).toBe(true);
  });

  it("4: a birth filed earlier goes on at the counter, a new one is closed there and open online", () => {
    const at = "2020-03-26T09:00";
    const going = { service: "AKTA_LAHIR", stage: "continue" };
    expect(ask("balikpapan", at, { ...going, filedOn: "2020-03-10" }).open).toBe(true);
    expect(ask("balikpapan", at, { ...going, filedOn: "2020-03-23" }).open).toBe(false);
    expect(ask("balikpapan", at, { service: "AKTA_LAHIR" }).open).toBe(false);
    expect(ask("balikpapan", at, { service: "AKTA_LAHIR", channel: "web" }).open).toBe(true);
  });

  it("5: on 1 April the counter opens by itself", () => {
    expect(ask("balikpapan", "2020-04-01T09:00", { service: "KTP_RUSAK" })).toMatchObject({ open: true, holds: [] });
    expect(ask("balikpapan", "2020-04-01T07:59", { service: "KTP_RUSAK" })).toMatchObject({
      open: false,
      reason: { kind: "hours" },
      until: "2020-04-01T00:00:00.000Z",
    });
  });

  it("6: Bontang's counter is closed, the web is open", () => {
    expect(ask("bontang", "2020-04-01T10:00", { service: "AKTA_LAHIR" })).toMatchObject({
      open: false,
      until: "2020-06-02T00:00:00.000Z",
    });
    expect(ask("bontang", "2020-04-01T10:00", { service: "AKTA_LAHIR", channel: "web" })).toMatchObject({
      open: true,
      readOn: null,
    });
  });

  it("7: Bontang's counter is open again with half of the seats and rules for visitors", () => {
    const answer = ask("bontang", "2020-06-03T10:00", { service: "AKTA_LAHIR" });
    expect(answer).toMatchObject({ open: true, capacityFactor: 0.5 });
    expect(answer.houseRules.map(({ text }) => text.en)).toContain("Wear a mask.");
    expect(channels(answer)).toEqual(["web"]);
  });

  it("9: no service at Bontang's counter, no end decided, with people to call", () => {
    for (const { code } of SERVICES) {
      const answer = ask("bontang", "2020-09-01T10:00", { service: code });
      expect(answer, code).toMatchObject({ open: false, until: null, reviewOn: "2020-10-01" });
      expect(answer.alternatives.filter(({ kind }) => kind === "contact").length, code).toBe(3);
    }
    // Once the end was decided it is told.
    expect(ask("bontang", "2021-09-21T10:00", { service: "KK_PISAH" })).toMatchObject({
      until: "2021-10-01T00:00:00.000Z",
      reviewOn: null,
    });
  });

  it.each(["kantor", "gerai-cikarang"])("10: nothing is fetched in Bekasi, at %s neither", (site) => {
    const answer = ask("bekasikab", "2021-02-01T10:00", { service: "KIA_BARU", stage: "collect", site });
    expect(answer).toMatchObject({ open: false, until: null, reason: { kind: "rule" } });
    expect(answer.holds.map(({ code, until }) => [code, until])).toEqual([["PICKUP_SUSPENDED", null]]);
  });

  it("11: Bekasi stamps copies for TNI and Polri only", () => {
    const query = { service: "LEGALISIR", channel: "counter" };
    expect(ask("bekasikab", "2021-02-01T10:00", { ...query, purpose: "TNI_POLRI" }).open).toBe(true);
    expect(ask("bekasikab", "2021-02-01T10:00", query).open).toBe(false);
    expect(ask("bekasikab", "2021-02-01T10:00", { ...query, purpose: "NONE" }).open).toBe(false);
  });

  it("12: Tanjungpinang takes a first KTP-el on the web though blanks have run out", () => {
    const answer = ask("tanjungpinang", "2020-04-06T10:00", { service: "KTP_BARU", channel: "web" });
    expect(answer.open).toBe(true);
    expect(answer.holds).toMatchObject([{ code: "BLANKO_OUT", card: "ktp-el", until: null, reviewOn: "2020-05-04" }]);
    expect(answer.houseRules[0]?.kind).toBe("advice");
    expect(ask("tanjungpinang", "2020-04-06T10:00", { service: "KIA_BARU", channel: "web" }).holds).toEqual([]);
  });

  it("13: Bintan records nobody for three weeks, to the day", () => {
    const answer = ask("bintan", "2020-04-20T10:00", { service: "KTP_PEREKAMAN", channel: "counter" });
    expect(answer).toMatchObject({ open: false, until: "2020-04-27T01:00:00.000Z" });
    expect(ask("bintan", "2020-04-27T08:00", { service: "KTP_PEREKAMAN" }).open).toBe(true);
    expect(ask("bintan", "2020-04-20T10:00", { service: "KTP_PEREKAMAN", channel: "web" }).holds).toMatchObject([
      { code: "RECORDING_SUSPENDED", until: "2020-04-26T17:00:00.000Z" },
    ]);
  });

  it("14: Nyepi closes Balikpapan for TNI and Polri too", () => {
    const answer = ask("balikpapan", "2020-03-25T09:00", { service: "LEGALISIR", purpose: "TNI_POLRI" });
    expect(answer).toMatchObject({
      open: false,
      reason: { kind: "holiday", text: { id: "Nyepi" } },
      rule: null,
      until: "2020-03-26T00:00:00.000Z",
    });
  });

  it("Bulungan, Kutai Timur and Paser: messages only, open as ever, open with advice", () => {
    const at = "2020-03-31T10:00";
    expect(channels(ask("bulungan", at, { service: "KK_PISAH" }))).toEqual(["whatsapp", "web"]);
    expect(ask("kutaitimur", at, { service: "KK_PISAH" })).toMatchObject({ open: true, houseRules: [] });
    expect(ask("paser", at, { service: "KK_PISAH" })).toMatchObject({ open: true, houseRules: [{ kind: "advice" }] });
  });

  it("the purpose is asked where a rule in force makes an exception by it, and nowhere else", () => {
    const asks = (slug: string, at: string, service: string) => {
      ask(slug, at, { service });
      const office = compiled.get(slug);
      return office !== undefined && needsPurpose(office, service, new Date(`${at}:00+08:00`));
    };
    expect(asks("balikpapan", "2020-03-26T09:00", "KTP_RUSAK")).toBe(true);
    expect(asks("balikpapan", "2020-03-26T09:00", "AKTA_LAHIR")).toBe(false);
    expect(asks("balikpapan", "2020-04-01T09:00", "KTP_RUSAK")).toBe(false);
  });

  it("files sent in the evening are read in the morning, and on Friday evening on Monday", () => {
    const web = { service: "AKTA_LAHIR", channel: "web" };
    expect(ask("bontang", "2020-06-03T20:00", web).readOn).toEqual({
      day: "2020-06-04",
      at: "2020-06-04T00:00:00.000Z",
    });
    expect(ask("bontang", "2020-06-05T20:00", web).readOn?.day).toBe("2020-06-08");
    expect(ask("balikpapan", "2026-11-24T14:00", web).readOn?.day).toBe("2026-11-25");
  });

  it.each(Object.keys(OFFICE_HISTORIES))("%s has no conflict and no gap today", (slug) => {
    expect(validateConfiguration(inputOf(slug), "2026-11-22")).toEqual([]);
  });
});
