import { type AnswerValue, formValuesOf } from "@gerai/contracts/catalogue";
import { catalogueSamples, sampleFacts, samplesOf } from "@gerai/testing/catalogue-samples";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseValue } from "./field-values.ts";
import { fillForm } from "./fill-form.ts";
import { nationalCatalogue } from "./load-templates.ts";
import { readPage } from "./read-page.ts";
import { listRegionCodes } from "./region-codes.ts";
import type { FieldDefinition, ServiceDefinition } from "./template.ts";

const { definitions } = nationalCatalogue();
const service = fc.constantFrom(...definitions);
const allFields = definitions.flatMap((definition) => fieldsOf(definition));

function fieldsOf(definition: ServiceDefinition): FieldDefinition[] {
  return definition.pages.flatMap((page) => [...page.fields]);
}

/** What people and broken clients send for a field: choices, sample values of other fields, rubbish. */
function anyValue(field: FieldDefinition): fc.Arbitrary<unknown> {
  const choices = field.type === "select" ? field.options.map(({ value }) => value) : [];
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<unknown>(undefined, true, false, ...choices) },
    {
      weight: 2,
      arbitrary: fc.constantFrom("2026-11-22", "1899-01-01", "12-5-2010", "31/02/2020", "0812-0000-9001", "3,2"),
    },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
}

/** A service with a sample's answers, some of them replaced. */
const filled = service.chain((definition) => {
  const samples = samplesOf(definition.code).samples.map(({ answers }) => answers);
  const changes = fc.array(
    fc
      .constantFrom(...fieldsOf(definition))
      .chain((field) => anyValue(field).map((value) => [field.key, value] as const)),
    { maxLength: 6 },
  );
  return fc
    .record({ definition: fc.constant(definition), sample: fc.constantFrom(...samples), changes })
    .map((made) => ({
      definition,
      raw: { ...made.sample, ...Object.fromEntries(made.changes) } as Record<string, unknown>,
    }));
});

describe("a form, whatever is put into it,", () => {
  test("keeps no answer of a hidden field, but for values copied by a rule", () => {
    fc.assert(
      fc.property(filled, ({ definition, raw }) => {
        const form = fillForm(definition, raw, sampleFacts);
        const shown = new Set(form.pages.flatMap(({ fields }) => fields));
        const copies = new Set(fieldsOf(definition).flatMap(({ key, copyFrom }) => (copyFrom ? key : [])));
        for (const [key, value] of Object.entries(form.answers)) {
          if (shown.has(key)) continue;
          expect(copies).toContain(key);
          const sources = fieldsOf(definition).find((field) => field.key === key)?.copyFrom ?? [];
          expect(sources.map(({ field }) => form.answers[field])).toContainEqual(value);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("is the same when it is filled again with its own answers", () => {
    fc.assert(
      fc.property(filled, ({ definition, raw }) => {
        const form = fillForm(definition, raw, sampleFacts);
        expect(fillForm(definition, form.answers, sampleFacts)).toEqual(form);
      }),
      { numRuns: 400 },
    );
  });

  test("shows its pages in the order of the template, each with at least one question", () => {
    fc.assert(
      fc.property(filled, ({ definition, raw }) => {
        const { pages } = fillForm(definition, raw, sampleFacts);
        const order = definition.pages.map(({ key }) => key);
        const places = pages.map(({ key }) => order.indexOf(key));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        expect(pages.every(({ fields }) => fields.length > 0)).toBe(true);
      }),
    );
  });

  test("asks the names of no more regions than listRegionCodes says", () => {
    fc.assert(
      fc.property(filled, ({ definition, raw }) => {
        const codes = listRegionCodes(definition, raw, sampleFacts.tenantRegion);
        const asked: string[] = [];
        const regionName = (code: string) => {
          asked.push(code);
          return sampleFacts.regionName(code);
        };
        fillForm(definition, raw, { ...sampleFacts, regionName });
        expect(codes).toEqual(expect.arrayContaining(asked));
      }),
    );
  });
});

test("normalising is total and changes nothing the second time", () => {
  const value = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[+0-9 .,()/:-]{0,24}$/), fc.jsonValue());
  fc.assert(
    fc.property(fc.constantFrom(...allFields), value, (field, raw) => {
      const once = normaliseValue(field, raw);
      expect(normaliseValue(field, once)).toEqual(once);
    }),
    { numRuns: 3000 },
  );
});

test("every page of every sample, posted as its inputs, is read back as the same answers", () => {
  for (const definition of definitions) {
    for (const { answers } of samplesOf(definition.code).samples) {
      for (const page of definition.pages) {
        const own = page.fields.flatMap(({ key }) => (key in answers ? [[key, answers[key]] as const] : []));
        const values = page.fields.map((field) => formValuesOf(field, answers[field.key] as AnswerValue | undefined));
        expect(readPage(definition, page.key, Object.assign({}, ...values))).toEqual(Object.fromEntries(own));
      }
    }
  }
  expect(Object.keys(catalogueSamples.services)).toHaveLength(36);
});

test("what cannot be parsed stays as typed through any number of posts", () => {
  const box = fc.oneof(fc.stringMatching(/^[0-9]{0,4}$/), fc.string({ maxLength: 6 }));
  const dates = definitions.flatMap((definition) =>
    definition.pages.flatMap((page) =>
      page.fields.flatMap((field) => (field.type === "date" ? [{ definition, page: page.key, field }] : [])),
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...dates), box, box, box, ({ definition, page, field }, day, month, year) => {
      const posted = { [`${field.key}.day`]: day, [`${field.key}.month`]: month, [`${field.key}.year`]: year };
      const once = readPage(definition, page, posted);
      expect(readPage(definition, page, formValuesOf(field, once[field.key]))).toEqual(once);
    }),
    { numRuns: 500, ...(dates[0] ? { examples: [[dates[0], "", "/ !", ""]] } : {}) },
  );
});
