import { sampleFacts, samplesOf } from "@gerai/testing/catalogue-samples";
import { describe, expect, test } from "vitest";
import { fillForm } from "./fill-form.ts";
import { nationalCatalogue } from "./load-templates.ts";

describe.each(nationalCatalogue().definitions.map((definition) => [definition.code, definition] as const))(
  "%s",
  (code, definition) => {
    const samples = samplesOf(code);

    test("every valid case fills without an error and gives the pages, papers and flags of the oracle", () => {
      expect(samples.samples.length).toBeGreaterThan(0);
      for (const sample of samples.samples) {
        const form = fillForm(definition, sample.answers, sampleFacts);
        expect(form.errors).toEqual([]);
        expect(form.blocked).toEqual([]);
        expect(form.sendable).toBe(true);
        expect(form.pages.map(({ key }) => key)).toEqual(sample.pages);
        expect(form.requiredPapers).toEqual(sample.papers);
        expect(form.optionalPapers).toEqual(sample.optionalPapers ?? []);
        expect(form.flags.map(({ rule }) => rule)).toEqual(sample.flags ?? []);
        expect(form.answers).toMatchObject(sample.answers);
      }
    });

    test("every case that a rule must stop is stopped by that rule and by no other than the named ones", () => {
      for (const blocked of samples.blocked) {
        const form = fillForm(definition, blocked.answers, sampleFacts);
        const rules = form.blocked.map(({ rule }) => rule);
        expect(rules.toSorted()).toEqual([blocked.rule, ...blocked.also].toSorted());
        expect(form.sendable).toBe(false);
      }
    });

    test("every bad value gives exactly the named error", () => {
      for (const [index, key, value, expected] of samples.invalid) {
        const { [key]: _good, ...others } = samples.samples[index]?.answers ?? {};
        const form = fillForm(definition, value === null ? others : { ...others, [key]: value }, sampleFacts);
        const found = [...form.errors, ...form.confirmations].filter(
          ({ field }) => field === key || field.startsWith(`${key}.`),
        );
        expect({ key, value, codes: found.map((error) => error.code) }).toEqual({ key, value, codes: [expected] });
      }
    });

    test("exactly one paper is asked of each group that is needed", () => {
      for (const sample of samples.samples) {
        const form = fillForm(definition, sample.answers, sampleFacts);
        for (const group of form.paperGroups) expect(group).toMatchObject({ satisfied: true });
      }
    });

    test("every case brings forth at least one output", () => {
      for (const sample of samples.samples) {
        expect(fillForm(definition, sample.answers, sampleFacts).outputs.length).toBeGreaterThan(0);
      }
    });
  },
);
