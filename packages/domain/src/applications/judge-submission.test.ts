import { sampleFacts, samplesOf } from "@gerai/testing/catalogue-samples";
import { expect, test } from "vitest";
import { type Form, fillForm, nationalCatalogue } from "../catalogue/index.ts";
import { missingPapers, missingParts, openConfirmations, viewBlocked } from "./judge-submission.ts";

const birth = nationalCatalogue().definitions.find(({ code }) => code === "AKTA_LAHIR");
if (!birth) throw new Error("AKTA_LAHIR");
const answers = samplesOf("AKTA_LAHIR").samples[0]?.answers ?? {};
const form = fillForm(birth, answers, sampleFacts);

test("every required paper is missing until it has a file", () => {
  expect(missingPapers(form, new Set())).toEqual(["surat_lahir", "buku_nikah", "kk"]);
  expect(missingPapers(form, new Set(["kk", "surat_lahir", "buku_nikah"]))).toEqual([]);
});

test("of papers of which one is enough, one is enough", () => {
  const either: Form = {
    ...form,
    requiredPapers: ["a", "b", "kk"],
    paperGroups: [{ group: "proof", papers: ["a", "b"], satisfied: false }],
  };
  expect(missingPapers(either, new Set(["b"]))).toEqual(["kk"]);
  expect(missingPapers(either, new Set(["kk"]))).toEqual(["a", "b"]);
});

test("what is missing is named in the order of the form, papers last", () => {
  const { "mother.name": _left, ...rest } = answers;
  const parts = missingParts(birth, fillForm(birth, rest, sampleFacts), new Set(["surat_lahir", "kk"]));
  expect(parts.map(({ page }) => page)).toEqual(["mother", "berkas"]);
});

test("a warning counts until it is confirmed", () => {
  const oneWord = fillForm(birth, { ...answers, "child.name": "Jaka" }, sampleFacts);
  const [warning] = openConfirmations(oneWord, []);
  expect(warning).toMatchObject({ field: "child.name", level: "confirm" });
  expect(openConfirmations(oneWord, ["child.name"])).toEqual([]);
});

test("a stop names the service that fits only where the office offers it", () => {
  const stopped: Form = {
    ...form,
    blocked: [{ rule: "r", message: { id: "Tidak bisa", en: "Impossible" }, suggest: "AKTA_LAHIR" }],
  };
  expect(viewBlocked(stopped, [{ code: "AKTA_LAHIR", definition: birth }])[0]?.suggest).toMatchObject({
    slug: "akta-lahir",
  });
  expect(viewBlocked(stopped, [])[0]?.suggest).toBeNull();
});
