import { ServiceOverrideBody } from "@gerai/contracts/catalogue";
import { expect, test } from "vitest";
import { nationalCatalogue } from "./load-templates.ts";
import { applyOverride } from "./resolve-template.ts";
import { viewService } from "./view-service.ts";

const { definitions } = nationalCatalogue();
const added = {
  id: "surat_rt",
  label: { id: "Surat pengantar RT", en: "" },
  hint: { id: "Foto surat yang sudah dicap.", en: "A photo of the stamped letter." },
};

test("an override that says nothing leaves every service as the national template has it", () => {
  for (const definition of definitions) {
    const same = applyOverride(definition, { code: definition.code, isOffered: true });
    expect(viewService(same), definition.code).toEqual(viewService(definition));
  }
});

test("promise, note and one paper change, the paper is marked as the office's own, and the template stays as it was", () => {
  for (const definition of definitions) {
    const before = structuredClone(definition);
    const override = { promiseDays: 3, note: { id: "Antrean panjang.", en: "" }, extraRequirement: added };
    const view = viewService(applyOverride(definition, { code: definition.code, isOffered: true, ...override }));
    expect(view).toMatchObject({
      promise: { workingDays: 3, startsAt: definition.promise.startsAt },
      officeNote: { id: "Antrean panjang.", en: "Antrean panjang." },
    });
    expect(view.requirements.slice(0, -1)).toEqual(viewService(definition).requirements);
    expect(view.requirements.at(-1)).toMatchObject({
      ...{ key: "tambahan_surat_rt", national: false, required: true, conditional: false },
      label: { id: "Surat pengantar RT", en: "Surat pengantar RT" },
    });
    expect(definition).toEqual(before);
  }
});

test("every national paper is on the national list, so that only an office's own is marked", () => {
  const papers = definitions.flatMap(({ requirements }) => requirements);
  expect(papers.filter(({ national }) => !national)).toEqual([]);
  expect(papers.filter(({ key }) => key.startsWith("tambahan_"))).toEqual([]);
});

test.each([
  ["a code in small letters", { code: "ktp_rusak", isOffered: true }, "code"],
  ["a promise of no days", { code: "KTP_RUSAK", isOffered: true, promiseDays: 0 }, "promiseDays"],
  ["a note without Indonesian", { code: "KTP_RUSAK", isOffered: true, note: { id: "", en: "x" } }, "note.id"],
  [
    "a paper whose name cannot be a key",
    { code: "KTP_RUSAK", isOffered: true, extraRequirement: { ...added, id: "Surat RT" } },
    "extraRequirement.id",
  ],
])("%s is refused by its field", (_, override, path) => {
  const paths = ServiceOverrideBody.safeParse(override).error?.issues.map((issue) => issue.path.join("."));
  expect(paths).toEqual([path]);
});
