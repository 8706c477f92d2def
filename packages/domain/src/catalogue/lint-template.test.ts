import { sampleFacts, samplesOf } from "@gerai/testing/catalogue-samples";
import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { comparisonsOf, holds } from "./conditions.ts";
import { listErrorCodes } from "./error-texts.ts";
import { listConditions, placeFields } from "./lint-conditions.ts";
import { lintTemplate, lintTexts } from "./lint-template.ts";
import {
  listTemplateFiles,
  nationalCatalogue,
  readCatalogueIndex,
  readSharedParts,
  readTemplateFile,
} from "./load-templates.ts";
import type { ServiceTemplate } from "./template.ts";
import { walkForm } from "./walk-form.ts";

const schema = readTemplateFile("service-template.schema.json") as { $id: string };
const ajv = new Ajv2020.default({ allErrors: true, strict: false, formats: { date: true } });
ajv.addSchema(schema);
const shared = readSharedParts();
const { definitions } = nationalCatalogue();
const index = readCatalogueIndex();
const templates = index.services.map(({ file }) => readTemplateFile(file) as ServiceTemplate);

function schemaErrors(data: unknown, part = ""): unknown[] {
  const validate = ajv.getSchema(schema.$id + part);
  if (!validate) throw new Error(`no schema ${part}`);
  validate(data);
  return validate.errors ?? [];
}

/** A template with one attribute changed, found by its path; `KTP_HILANG` unless said otherwise. */
function broken(change: (template: Record<string, never>) => void, code = "KTP_HILANG"): ServiceTemplate {
  const copy = structuredClone(templates.find((template) => template.code === code));
  if (!copy) throw new Error(code);
  change(copy as unknown as Record<string, never>);
  return copy;
}

describe("the national templates", () => {
  test("are 36, each in a file of its own named after its code, as the index says", () => {
    expect(definitions).toHaveLength(36);
    expect(listTemplateFiles().map((file) => `services/${file}`)).toEqual(
      index.services.map(({ file }) => file).sort(),
    );
    for (const [place, template] of templates.entries()) {
      const { code, category, version, file } = index.services[place] ?? {};
      expect(template).toMatchObject({ code, category, version });
      expect(file).toBe(`services/${template.code.toLowerCase().replaceAll("_", "-")}.json`);
    }
  });

  test("and the files they share keep to the JSON Schema", () => {
    for (const template of templates)
      expect({ code: template.code, errors: schemaErrors(template) }).toMatchObject({ errors: [] });
    const files = ["blocks", "code-lists", "errors", "field-types", "derived"];
    const parts = ["blocksFile", "codeListsFile", "errorsFile", "fieldTypesFile", "derivedFile"];
    for (const [place, file] of files.entries()) {
      expect(schemaErrors(readTemplateFile(`${file}.json`), `#/$defs/${parts[place]}`)).toEqual([]);
    }
    expect(schemaErrors(index, "#/$defs/indexFile")).toEqual([]);
  });

  test.each(templates.map((template) => [template.code, template] as const))("%s is clean", (_code, template) => {
    expect(lintTemplate(template, shared, definitions)).toEqual([]);
  });

  test("every error that a field type names has a text, and no list holds a value twice", () => {
    const { fieldTypes } = readTemplateFile("field-types.json") as {
      fieldTypes: Record<string, { rules: { error: string }[] }>;
    };
    const named = Object.values(fieldTypes).flatMap(({ rules }) => rules.map(({ error }) => error));
    const known = listErrorCodes();
    expect(named.filter((code) => !code.startsWith("(") && !known.includes(code))).toEqual([]);
    for (const { options } of Object.values(shared.codeLists)) {
      expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
    }
    expect(lintTexts([shared.codeLists, readTemplateFile("errors.json")], "shared")).toEqual([]);
  });

  test("every shared block, paper and list is used, and every derived value has sources somewhere", () => {
    const text = JSON.stringify([templates, shared.blocks, shared.derived]);
    const names = [...Object.keys(shared.blocks.fields), ...Object.keys(shared.blocks.papers)];
    expect(names.filter((name) => !text.includes(`"use":"${name}"`))).toEqual([]);
    expect(Object.keys(shared.codeLists).filter((name) => !text.includes(`"codeList":"${name}"`))).toEqual([]);
    const derived = new Set(definitions.flatMap((definition) => definition.derived.map(({ key }) => key)));
    expect(shared.derived.map(({ key }) => key).filter((key) => !derived.has(key))).toEqual([]);
  });

  test.each(definitions.map((definition) => [definition.code, definition] as const))(
    "every condition of %s is true in one sample and false in another",
    (code, definition) => {
      const { samples, blocked } = samplesOf(code);
      const walks = [...samples, ...blocked].map(({ answers }) => walkForm(definition, answers, sampleFacts));
      const conditions = listConditions(definition, placeFields(definition));
      const oneSided = conditions.filter(
        ({ condition }) => new Set(walks.map(({ look }) => holds(condition, look))).size < 2,
      );
      // A rule that stops the case makes later questions vanish, and a bundle may be offered only beside it.
      const meant = oneSided.filter(({ where }) => !where.startsWith("bundle"));
      expect(meant.map(({ where }) => where)).toEqual([]);
      expect(conditions.every(({ condition }) => comparisonsOf(condition).length > 0)).toBe(true);
    },
  );
});

describe("the linter finds", () => {
  const seeded: [string, (template: never) => void, RegExp][] = [
    ["an unknown block", (t: never) => seed(t, "pages.4.fields.0.use", "applicants"), /unknown block applicants/],
    ["an unknown paper", (t: never) => seed(t, "requirements.0.use", "surat"), /unknown paper surat/],
    ["an unknown list", (t: never) => seed(t, "pages.0.fields.0.codeList", "kin"), /unknown code list kin/],
    ["a value outside its list", (t: never) => seed(t, "pages.0.fields.0.only", ["selv"]), /selv is not in relation/],
    ["a list with no options left", (t: never) => seed(t, "pages.0.fields.0.only", []), /no options left/],
    ["a key that stands twice", (t: never) => seed(t, "pages.2.fields.0.key", "loss.date"), /stands twice/],
    ["a page that stands twice", (t: never) => seed(t, "pages.2.key", "owner"), /stands twice/],
    [
      "a condition on an unknown field",
      (t: never) => seed(t, "pages.2.fields.1.condition", { field: "loss.colour", op: "answered" }),
      /unknown field loss.colour/,
    ],
    [
      "a condition on a later field",
      (t: never) => seed(t, "pages.2.fields.1.condition", { field: "case.purpose", op: "eq", value: "NONE" }),
      /comes later/,
    ],
    [
      "a comparison with a value that never comes",
      (t: never) => seed(t, "pages.3.condition", { field: "loss.cause", op: "eq", value: "eaten" }),
      /never has the value eaten/,
    ],
    [
      "a yes-or-no compared with a word",
      (t: never) => seed(t, "eligibility.rules.0.must.value", "no"),
      /loss.dataChanged is yes or no/,
    ],
    [
      "an order between things that are no numbers",
      (t: never) => seed(t, "pages.3.condition", { field: "loss.cause", op: "gt", value: 3 }),
      /no derived number/,
    ],
    [
      "a date limit by an unknown field",
      (t: never) => seed(t, "pages.2.fields.1.minDate", "field:x"),
      /unknown field x/,
    ],
    [
      "a suggestion that leads nowhere",
      (t: never) => seed(t, "eligibility.rules.0.suggest", "KK_X"),
      /unknown service/,
    ],
    ["a bundle that leads nowhere", (t: never) => seed(t, "bundlesWith.0.code", "KK_X"), /unknown service/],
    [
      "a prefill of the wrong type",
      (t: never) => seed(t, "bundlesWith.0.prefill", { "subject.nik": "subject.name" }),
      /person-name into nik/,
    ],
    [
      "a way of delivery nobody is asked",
      (t: never) => seed(t, "output.delivery", ["pickup"]),
      /delivery.method differ/,
    ],
    ["purposes that the question does not offer", (t: never) => seed(t, "purposes", ["WORK"]), /purposes differ/],
    ["cards without printing", (t: never) => seed(t, "usesBlanko", null), /printing differ/],
    ["a lonely paper of a group", (t: never) => seed(t, "requirements.1.oneOfGroup", "proof"), /one paper only/],
    ["misspelt Indonesian", (t: never) => seed(t, "summary", { id: "Silahkan datang.", en: "Come." }), /misspelt/],
  ];

  function seed(template: object, path: string, value: unknown): void {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    let place = template as Record<string, unknown>;
    for (const key of keys) place = place[key] as Record<string, unknown>;
    place[last] = value;
  }

  test.each(seeded)("%s", (_name, change, expected) => {
    const findings = lintTemplate(broken(change as never), shared, definitions);
    expect(findings.map(({ where, what }) => `${where}: ${what}`).join("\n")).toMatch(expected);
  });
});
