import { catalogueSamples, sampleFacts } from "@gerai/testing/catalogue-samples";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FormFacts, nationalCatalogue, type ServiceDefinition } from "../catalogue/index.ts";
import { findDeadEnd } from "./find-way-through.ts";

const { definitions } = nationalCatalogue();
const VILLAGES = ["64.74.01.1001", "64.74.02.1001", "35.78.03.1001"];
const facts: FormFacts = { ...sampleFacts, booking: false };
const DAY_MS = 86_400_000;
const daysLater = (days: number) =>
  new Date(Date.parse(`${catalogueSamples.asOf}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

const anyService = fc.constantFrom(...definitions);
const anyDay = fc.integer({ min: 0, max: 1_500 }).map(daysLater);
/** Sites of which at least one is offered for every purpose, however many there are. */
const anySites = fc
  .array(fc.subarray(["counter", "recording", "pickup", "legalisation"]), { maxLength: 4 })
  .map((kinds) => [["counter", "recording", "pickup", "legalisation"], ...kinds])
  .map((kinds) => kinds.map((capabilities, index) => ({ id: `site-${index}`, name: `Kantor ${index}`, capabilities })));

/** A change of the template after which nobody comes to its end, with what stands in the way. */
type Damage = (definition: ServiceDefinition) => { definition: ServiceDefinition; blame: string };

function askAlso(definition: ServiceDefinition, field: object): ServiceDefinition {
  const [first, ...others] = definition.pages.filter((page) => !page.condition);
  if (!first) throw new Error(`${definition.code} has no page that everyone sees.`);
  const asked = { key: "damage.field", label: { id: "Rusak", en: "Broken" }, required: true, ...field };
  const page = { ...first, fields: [...first.fields, asked as (typeof first.fields)[number]] };
  return { ...definition, pages: [page, ...others, ...definition.pages.filter((one) => one.condition)] };
}

const DAMAGES: readonly Damage[] = [
  (definition) => ({
    definition: askAlso(definition, { type: "select", options: [] }),
    blame: "damage.field",
  }),
  (definition) => ({
    definition: askAlso(definition, { type: "site", capability: "planetarium" }),
    blame: "damage.field",
  }),
  (definition) => ({
    definition: askAlso(definition, { type: "date", minDate: "today+1d", maxDate: "today-1d" }),
    blame: "damage.field",
  }),
  (definition) => ({
    definition: {
      ...askAlso(definition, { type: "boolean" }),
      eligibility: {
        ...definition.eligibility,
        rules: [
          ...definition.eligibility.rules,
          {
            rule: "damage.rule",
            check: "form",
            message: { id: "Tidak mungkin", en: "Impossible" },
            must: {
              all: [
                { field: "damage.field", op: "eq", value: true },
                { field: "damage.field", op: "eq", value: false },
              ],
            },
          },
        ],
      },
    },
    blame: "damage.rule",
  }),
  (definition) => {
    const [paper] = definition.requirements;
    const added = {
      ...paper,
      key: "damage.paper",
      required: true,
      accept: [],
      condition: undefined,
      oneOfGroup: undefined,
    };
    return {
      definition: {
        ...definition,
        requirements: [...definition.requirements, added as unknown as typeof paper],
      } as ServiceDefinition,
      blame: "damage.paper",
    };
  },
];

describe("the search for a way through a form", () => {
  test("finds one in every national service, on any day of four years, whatever further sites there are", () => {
    fc.assert(
      fc.property(anyService, anyDay, anySites, (definition, today, sites) => {
        expect(findDeadEnd(definition, { ...facts, today, sites }, VILLAGES)).toBeUndefined();
      }),
      { numRuns: 700 },
    );
    for (const definition of definitions)
      expect(findDeadEnd(definition, facts, VILLAGES), definition.code).toBeUndefined();
  });

  test("blames a question without an answer, a rule nobody can meet, a paper nobody can hand in", () => {
    fc.assert(
      fc.property(anyService, anyDay, fc.constantFrom(...DAMAGES), (sound, today, damage) => {
        const { definition, blame } = damage(sound);
        const end = findDeadEnd(definition, { ...facts, today }, VILLAGES);
        expect([...(end?.fields ?? []), ...(end?.rules ?? []), ...(end?.papers ?? [])]).toEqual([blame]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test("blames the rule nobody can meet, however often a try ends at a question before it", () => {
    const divorce = definitions.find(({ code }) => code === "AKTA_PERCERAIAN");
    const impossible = DAMAGES[3];
    if (!divorce || !impossible) throw new Error("nothing to try");
    const { definition, blame } = impossible(divorce);
    for (let day = 0; day < 30; day++) {
      const end = findDeadEnd(definition, { ...facts, today: daysLater(day * 7) }, VILLAGES);
      expect(end, daysLater(day * 7)).toEqual({ fields: [], rules: [blame], papers: [] });
    }
  }, 60_000);

  test("ends at the sites where the office has none for a service, and nowhere else", () => {
    const ends = new Map(
      definitions.map((definition) => [definition, findDeadEnd(definition, { ...facts, sites: [] }, VILLAGES)]),
    );
    const asked = (definition: ServiceDefinition) => definition.pages.flatMap((page) => page.fields);
    const lost = definitions.filter((definition) => ends.get(definition) !== undefined);
    expect(lost.length).toBeGreaterThan(0);
    for (const definition of lost) {
      const sites = asked(definition).filter(({ type }) => type === "site");
      expect(sites.map(({ key }) => key)).toEqual(expect.arrayContaining([...(ends.get(definition)?.fields ?? [])]));
    }
    const bound = definitions.filter((definition) =>
      definition.pages.some(
        (page) =>
          !page.condition && page.fields.some((field) => field.type === "site" && field.required && !field.condition),
      ),
    );
    for (const definition of bound) expect(lost, definition.code).toContain(definition);
  });

  test("gives the same answer every time", () => {
    const again = definitions.map((definition) => findDeadEnd(definition, { ...facts, sites: [] }, VILLAGES));
    expect(definitions.map((definition) => findDeadEnd(definition, { ...facts, sites: [] }, VILLAGES))).toEqual(again);
  });
});
