import { sampleFacts, samplesOf } from "@gerai/testing/catalogue-samples";
import { expect, test } from "vitest";
import { fillForm, nationalCatalogue } from "../catalogue/index.ts";
import { type Context, KeyRing } from "../kernel/index.ts";
import { indexedPersons, indexedWords, judgedPersons } from "./case-index.ts";

const tenantId = "01930000-0000-7000-8000-000000000001";
const keys = new KeyRing(tenantId, [{ version: 1, key: Buffer.alloc(32, 1) }], Buffer.alloc(32, 2));
const ctx = { tenantId, keys } as unknown as Context;

function sampleOf(service: string) {
  const definition = nationalCatalogue().definitions.find(({ code }) => code === service);
  if (!definition) throw new Error(service);
  return {
    definition,
    answers: fillForm(definition, samplesOf(service).samples[0]?.answers ?? {}, sampleFacts).answers,
  };
}

test("a birth case is found by the NIKs of parents and witnesses, each in its role", () => {
  const { definition, answers } = sampleOf("AKTA_LAHIR");
  const persons = indexedPersons(ctx, definition, answers);
  expect(persons.map(({ role }) => role).sort()).toEqual(["applicant", "father", "mother", "witness1", "witness2"]);
  const mother = persons.find(({ role }) => role === "mother");
  expect(mother?.nik_index).toEqual(keys.index("nik", "6474015506759005"));
});

test("no case is the double of another for sharing a witness", () => {
  const { definition, answers } = sampleOf("AKTA_LAHIR");
  expect(judgedPersons(ctx, definition, answers).map(({ role }) => role)).toEqual(
    expect.not.arrayContaining(["witness1", "witness2"]),
  );
});

test("it is found by the words of the child's, the parents' and the applicant's names, not by a witness's", () => {
  const { definition, answers } = sampleOf("AKTA_LAHIR");
  const words = indexedWords(ctx, definition, answers, "Pelangi Rekaan");
  const has = (word: string) => words.some((index) => index.equals(keys.index("name", word)));
  for (const word of ["jaka", "karangan", "pelangi", "rekaan", "bintang"]) expect(has(word), word).toBe(true);
  for (const word of ["elang", "purnama"]) expect(has(word), word).toBe(false);
});

test("people in a list are found too", () => {
  const { definition, answers } = sampleOf("PINDAH_KELUAR");
  expect(Object.values(answers).filter(Array.isArray).length).toBeGreaterThan(0);
  expect(indexedPersons(ctx, definition, answers).length).toBeGreaterThan(1);
});
