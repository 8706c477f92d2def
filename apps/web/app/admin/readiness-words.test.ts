import { ReadinessCode } from "@gerai/contracts/readiness";
import { readinessText } from "@gerai/language";
import { describe, expect, it } from "vitest";
import { mendAddress, sufferingText } from "./readiness-words.ts";

const KNOWN = ["A", "B", "C", "D", "E", "F"].map((code) => ({
  code,
  slug: code.toLowerCase(),
  name: { id: `Layanan ${code}`, en: `Service ${code}` },
}));

describe("the words of a finding", () => {
  it("stand for every code in both languages, and leave no place unfilled", () => {
    for (const code of ReadinessCode.options) {
      for (const locale of ["id", "en"] as const) {
        const text = readinessText(locale, code, ["2027-01-05"]);
        expect(text, code).not.toContain("{");
        expect(text, code).not.toBe(code);
      }
    }
  });

  it("name channels, days and gaps, not their codes", () => {
    const text = (code: ReadinessCode, ...about: string[]) => readinessText("id", code, about);
    expect(text("hours.missing", "counter", "web")).toBe("Tidak ada jam layanan untuk loket dan situs.");
    expect(text("service.closedForLong", "2026-12-18")).toContain("18 Desember 2026");
    expect(text("staff.endsSoon", "staff.noSigner")).toContain("menandatangani");
    expect(text("template.outdated", "1", "3")).toContain("(versi 1); versi 3");
  });

  it("name up to four services and count the rest; say all and none in one word", () => {
    const of = (...services: string[]) => sufferingText("en", { services, isEveryService: false }, KNOWN);
    expect(of("A", "B")).toBe("Service A and Service B");
    expect(of("A", "B", "C", "D", "E")).toContain("Service E");
    expect(of("A", "B", "C", "D", "E", "F")).toContain("and 2 more");
    expect(of()).toBe("The whole office");
    expect(sufferingText("en", { services: ["A"], isEveryService: true }, KNOWN)).toBe("Every service");
  });

  it("lead to the very service or item where it is about one, and else to the list of its kind", () => {
    const of = (finding: Partial<Parameters<typeof mendAddress>[0]>) =>
      mendAddress({ code: "form.deadEnd", mend: "service", services: [], keys: [], ...finding }, KNOWN);
    expect(of({ services: ["A"] })).toBe("/admin/layanan/a");
    expect(of({ services: ["A", "B"] })).toBe("/admin/layanan");
    expect(of({ code: "staff.noSigner", mend: "staff", services: ["A"] })).toBe("/admin/petugas");
    expect(of({ code: "rule.noEnd", mend: "rule", keys: ["k1"] })).toBe("/admin/mode/k1");
    expect(of({ code: "rule.contradiction", mend: "rule", keys: ["k1", "k2"] })).toBe("/admin/mode");
    expect(of({ code: "hours.quotaZero", mend: "hours", keys: ["k1"] })).toBe("/admin/jam/k1");
    expect(of({ code: "rule.unknownSite", mend: "rule", keys: ["k1"] })).toBe("/admin/mode");
  });
});
