import { permissionsOf, type Role } from "@gerai/contracts/identity";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding } from "../availability/index.ts";
import type { Powers } from "../identity/index.ts";
import { judgeReadiness, type ReadinessFacts, type ServiceReadiness } from "./judge-readiness.ts";

const person = (id: string, ...roles: Role[]): Powers => ({ id, permissions: permissionsOf(roles) });
const STAFF = [
  person("a", "verifier"),
  person("b", "head"),
  person("c", "section_head"),
  person("d", "printer"),
  person("e", "front_desk"),
  person("f", "office_admin"),
];
const service = (code: string, over: Partial<ServiceReadiness> = {}): ServiceReadiness => ({
  ...{ code, reach: { kind: "soon" }, signs: true, prints: false, handsOver: true },
  ...over,
});
const SERVICES = [service("AKTA_LAHIR"), service("KTP_RUSAK", { signs: false, prints: true })];
const SOUND: ReadinessFacts = {
  ...{ today: "2026-11-22", services: SERVICES, peopleNow: STAFF, peopleInAWeek: STAFF },
  ...{ configuration: [], servicesOfItem: new Map(), outdated: [], provisionalYears: [] },
};
const judge = (over: Partial<ReadinessFacts>) => judgeReadiness({ ...SOUND, ...over });
const briefly = (over: Partial<ReadinessFacts>) =>
  judge(over).map(({ code, severity, services }) => [code, severity, services.join(" ")]);
const withStaff = (people: readonly Powers[]) => briefly({ peopleNow: people, peopleInAWeek: people });
const found = (code: Finding["code"], over: Partial<Finding> = {}): Finding => ({
  ...{ code, severity: "error", keys: [], about: [] },
  ...over,
});
const ALL = "AKTA_LAHIR KTP_RUSAK";

describe("whether the office's services can be finished", () => {
  test("a sound office has no finding, one that offers nothing has one", () => {
    expect(judge({})).toEqual([]);
    expect(briefly({ services: [] })).toEqual([["service.none", "red", ""]]);
  });

  test("nobody verifies; nobody prints, of services that print; nobody hands over", () => {
    const without = (id: string) => withStaff(STAFF.filter((one) => one.id !== id));
    expect(without("a")).toEqual([["staff.noVerifier", "red", ALL]]);
    expect(without("d")).toEqual([["staff.noPrinter", "red", "KTP_RUSAK"]]);
    expect(without("e")).toEqual([["staff.noHandOver", "red", ALL]]);
    expect(without("f")).toEqual([]);
  });

  test("nobody else signs or agrees: the verifier's own second role does not count, another verifier's does", () => {
    const others = STAFF.filter(({ id }) => !["a", "b", "c"].includes(id));
    expect(withStaff([...others, person("a", "verifier", "head")])).toEqual([
      ["staff.noSigner", "red", "AKTA_LAHIR"],
      ["staff.noSecondPerson", "red", ALL],
    ]);
    expect(withStaff([...others, person("a", "verifier", "head"), person("b", "verifier")])).toEqual([]);
    expect(withStaff([...others, person("a", "verifier"), person("b", "section_head")])).toEqual([
      ["staff.noSigner", "red", "AKTA_LAHIR"],
    ]);
    expect(withStaff([])).toContainEqual(["staff.noSigner", "red", "AKTA_LAHIR"]);
  });

  test("a delegation that ends within a week is said before it is a fault", () => {
    const [finding, ...others] = judge({ peopleInAWeek: STAFF.filter(({ id }) => id !== "b") });
    expect(finding).toMatchObject({ code: "staff.endsSoon", severity: "yellow", about: ["staff.noSigner"] });
    expect(others).toEqual([]);
  });

  test("signing and agreeing are judged as by hand: two different people for some pair", () => {
    const role = fc.subarray<Role>(["verifier", "head", "section_head", "front_desk", "printer"]);
    fc.assert(
      fc.property(fc.array(role, { maxLength: 5 }), (held) => {
        const people = held.map((roles, index) => person(String(index), ...roles));
        const codes = withStaff(people).map(([code]) => code);
        const verifies = (one: Powers) => one.permissions.has("applications:decide");
        const signs = (one: Powers) => one.permissions.has("outputs:sign");
        const isVerified = people.some(verifies);
        const pair = people.some((one) => verifies(one) && people.some((other) => other !== one && signs(other)));
        expect(codes.includes("staff.noVerifier")).toBe(!isVerified);
        expect(codes.includes("staff.noSigner")).toBe(isVerified ? !pair : !people.some(signs));
      }),
    );
  });

  test("closed for good is red and said once; closed for long is red by decision, yellow by the calendar", () => {
    const late = (isDecided: boolean) => ({ kind: "late" as const, until: "2026-12-10", isDecided });
    const services = [
      service("AKTA_LAHIR", { reach: { kind: "never" } }),
      service("KIA_BARU", { reach: late(true) }),
      service("KK_PISAH", { reach: late(true) }),
      service("LEGALISIR", { reach: late(false) }),
    ];
    const configuration = [found("service.noChannel", { about: ["AKTA_LAHIR", "LEGALISIR"] })];
    expect(briefly({ services, configuration })).toEqual([
      ["service.noChannel", "red", "AKTA_LAHIR LEGALISIR"],
      ["service.closedForLong", "red", "KIA_BARU KK_PISAH"],
    ]);
    expect(briefly({ services: [service("LEGALISIR", { reach: late(false) })] })).toEqual([
      ["service.closedForLong", "yellow", "LEGALISIR"],
    ]);
  });

  test("holidays of the next year are missing: a warning until September, a fault from October on", () => {
    const configuration = [found("holiday.missingYear", { about: ["2027"] })];
    const at = (today: string, year = "2027") =>
      judge({ today, configuration: [found("holiday.missingYear", { about: [year] })] })[0]?.severity;
    expect(judge({ configuration })).toMatchObject([{ code: "holiday.missingYear", about: ["2027"], services: [] }]);
    expect([at("2026-09-30"), at("2026-10-01"), at("2026-03-01", "2026")]).toEqual(["yellow", "red", "red"]);
  });

  test("a year without its joint decree is a warning from the December before it on, one for each year", () => {
    const provisionalYears = ["2027", "2028"];
    const at = (today: string) => judge({ today, provisionalYears }).map(({ about }) => about[0]);
    expect(judge({ today: "2026-12-01", provisionalYears })).toMatchObject([
      { code: "holiday.provisionalYear", severity: "yellow", about: ["2027"], services: [] },
    ]);
    expect([at("2026-11-30"), at("2027-01-01"), at("2027-11-30")]).toEqual([[], ["2027"], ["2027"]]);
    expect(at("2027-12-01")).toEqual(["2027", "2028"]);
    expect(new Set(judge({ today: "2027-12-01", provisionalYears }).map(({ identity }) => identity)).size).toBe(2);
  });

  test("what availability finds is named with its services, by its own words or by the scope of its item", () => {
    const findings = judge({
      configuration: [
        found("hours.missing", { about: ["web", "KTP_RUSAK", "AKTA_LAHIR"] }),
        found("hours.missing", { about: ["counter", "AKTA_LAHIR", "KTP_RUSAK"] }),
        found("hours.missing", { about: ["whatsapp", "KTP_RUSAK"] }),
        found("contact.missing", { about: ["AKTA_LAHIR"] }),
        found("rule.noEnd", { keys: ["rule-1"], about: ["Tutup"] }),
        found("rule.contradiction", { severity: "warning", keys: ["rule-1", "rule-2"], about: ["Tutup", "Buka"] }),
      ],
      servicesOfItem: new Map([["rule-1", ["KTP_RUSAK"]]]),
    });
    expect(findings.map(({ code, services, about, severity }) => [code, severity, services, about])).toEqual([
      ["hours.missing", "red", ["AKTA_LAHIR", "KTP_RUSAK"], ["counter", "web"]],
      ["hours.missing", "red", ["KTP_RUSAK"], ["whatsapp"]],
      ["contact.missing", "red", ["AKTA_LAHIR"], []],
      ["rule.noEnd", "red", ["KTP_RUSAK"], ["Tutup"]],
      ["rule.contradiction", "yellow", ["KTP_RUSAK"], ["Tutup", "Buka"]],
    ]);
    expect(new Set(findings.map(({ identity }) => identity)).size).toBe(5);
  });

  test("a form without an end and an old template are the same fault tomorrow, whatever is in the way then", () => {
    const dead = (field: string) =>
      judge({
        services: [service("KIA_BARU", { deadEnd: { fields: [field], rules: [], papers: [] } })],
        outdated: [{ code: "KIA_BARU", version: 1, newest: field.length }],
      });
    const [one, other] = [dead("a"), dead("bb")];
    expect(one.map(({ identity }) => identity)).toEqual(other.map(({ identity }) => identity));
    expect(one).toMatchObject([
      { code: "form.deadEnd", severity: "red", services: ["KIA_BARU"], about: ["a"] },
      { code: "template.outdated", severity: "red", services: ["KIA_BARU"], about: ["1", "1"] },
    ]);
  });
});
