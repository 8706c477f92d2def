import type { ServiceOverrideBody } from "@gerai/contracts/catalogue";
import { DraftConfigurationView } from "@gerai/contracts/tenancy";
import { describe, expect, it } from "vitest";
import { draftedService, overrideFrom, readServiceForm, type TypedService, typedFrom } from "./services-form.ts";

const SERVICE = {
  code: "KTP_RUSAK",
  national: { workingDays: 1, startsAt: "complete" as const, statutoryMaxDays: 14 },
};
const EMPTY = typedFrom(null);
const make = (typed: Partial<TypedService>, before: ServiceOverrideBody | null = null) =>
  overrideFrom({ ...EMPTY, ...typed }, SERVICE, before);

describe("the form of a service", () => {
  it("untouched says nothing of its own; each part alone says that part", () => {
    expect(make({})).toEqual({ override: null });
    expect(make({ tawar: "tidak" })).toEqual({ override: { code: "KTP_RUSAK", isOffered: false } });
    expect(make({ janji: "3" })).toEqual({ override: { code: "KTP_RUSAK", isOffered: true, promiseDays: 3 } });
    expect(make({ catatan_id: "Antrean panjang." })).toMatchObject({
      override: { note: { id: "Antrean panjang.", en: "" } },
    });
    expect(make({ berkas_id: "1. Surat RT/RW", petunjuk_id: "Yang sudah dicap." })).toMatchObject({
      override: { extraRequirement: { id: "surat_rt_rw", label: { id: "1. Surat RT/RW" } } },
    });
  });

  it("keeps the key of a paper whose name changes", () => {
    const { override } = make({ berkas_id: "Surat RT", petunjuk_id: "Yang dicap." }) as {
      override: ServiceOverrideBody;
    };
    const renamed = make({ berkas_id: "Surat dari RT", petunjuk_id: "Yang dicap." }, override);
    expect(renamed).toMatchObject({
      override: { extraRequirement: { id: "surat_rt", label: { id: "Surat dari RT" } } },
    });
  });

  it.each([
    [{ janji: "15" }, { janji: "days" }],
    [{ janji: "0" }, { janji: "days" }],
    [{ janji: "dua" }, { janji: "days" }],
    [{ catatan_en: "Only English" }, { catatan_id: "indonesianNeeded" }],
    [{ catatan_id: "ok" }, { catatan_id: "noteShort" }],
    [{ petunjuk_id: "Yang dicap." }, { berkas_id: "labelNeeded" }],
    [{ berkas_id: "Surat RT" }, { petunjuk_id: "hintShort" }],
  ])("%j is refused at its field", (typed, faults) => {
    expect(make(typed)).toEqual({ faults });
  });

  const parts = [
    { promiseDays: 5 },
    { note: { id: "Antrean panjang.", en: "" } },
    {
      extraRequirement: { id: "surat_rt", label: { id: "Surat RT", en: "RT letter" }, hint: { id: "Dicap.", en: "" } },
    },
  ] as const;
  const overrides = [true, false].flatMap((isOffered) =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((some): ServiceOverrideBody => {
      const chosen = parts.filter((_, index) => (some >> index) % 2 === 1);
      return Object.assign({ code: SERVICE.code, isOffered }, ...chosen);
    }),
  );

  it.each(overrides.map((override) => [JSON.stringify(override), override] as const))(
    "reads back and posts again as the same: %s",
    (_, override) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(typedFrom(override))) form.set(name, value);
      const isNothing = override.isOffered && Object.keys(override).length === 2;
      expect(overrideFrom(readServiceForm(form), SERVICE, override)).toEqual({ override: isNothing ? null : override });
    },
  );
});

it("the draft's item of a service is found, also one that is taken away", () => {
  const body = { code: "KTP_RUSAK", isOffered: false };
  const [set, gone] = ["0190a2c0-0000-7000-8000-000000000001", "0190a2c0-0000-7000-8000-000000000002"];
  const change = { by: null, byName: null, at: "2026-11-22T02:00:00Z", fromVersion: null };
  const draft = DraftConfigurationView.parse({
    version: 3,
    changes: 2,
    items: [
      { kind: "service", key: set, before: null, after: body, fields: [], revision: "r1", change },
      {
        kind: "service",
        key: gone,
        before: { ...body, code: "KIA_BARU" },
        after: null,
        fields: [],
        revision: "r2",
        change,
      },
    ],
  });
  expect(draftedService(draft, "KTP_RUSAK")).toEqual({
    ...{ key: set, revision: "r1", isChanged: true, isInForce: false, after: body },
  });
  expect(draftedService(draft, "KIA_BARU")).toMatchObject({ key: gone, isInForce: true, after: null });
  expect(draftedService(draft, "AKTA_LAHIR")).toBeUndefined();
});
