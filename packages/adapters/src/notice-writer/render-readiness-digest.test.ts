import type { ReadinessDigest } from "@gerai/domain/readiness/ports";
import { expect, it } from "vitest";
import { renderReadinessDigest } from "./render-readiness-digest.ts";

const plain = (text: string) => ({ id: text, en: text });
const DIGEST: ReadinessDigest = {
  to: "kantor@contoh.example",
  office: "Disdukcapil <Contoh>",
  link: "http://contoh.localhost:3000/admin/kesiapan",
  findings: [
    { code: "staff.noSigner", services: ["A", "B", "C", "D", "E"].map(plain), isEveryService: false, about: [] },
    { code: "hours.missing", services: [], isEveryService: true, about: [plain("counter"), plain("web")] },
  ],
};

it.each(["id", "en"] as const)("says in %s what is wrong with which service and where the list is", (locale) => {
  const { subject, text, html } = renderReadinessDigest(DIGEST, locale);
  expect(subject).toContain("2");
  expect(text).toContain(DIGEST.link);
  expect(text).toContain("- A, B, C, 2");
  expect(text).toContain(locale === "id" ? "loket dan situs" : "the counter and the web");
  expect(`${subject}${text}`).not.toMatch(/[{}]/);
  expect(html).toContain(`<a href="${DIGEST.link}">`);
  expect(html).not.toContain("<Contoh>");
});
