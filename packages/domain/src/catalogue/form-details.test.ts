import type { Answers } from "@gerai/contracts/catalogue";
import { FormPageView, RequirementView, ServiceView, serviceOfSlug, slugOfService } from "@gerai/contracts/catalogue";
import { sampleFacts, samplesOf } from "@gerai/testing/catalogue-samples";
import { describe, expect, test } from "vitest";
import { answerPage } from "./answer-page.ts";
import { errorText } from "./error-texts.ts";
import { fillForm } from "./fill-form.ts";
import type { FormFacts } from "./form-facts.ts";
import { nationalCatalogue } from "./load-templates.ts";
import { searchServices } from "./search-services.ts";
import { viewPage, viewStops } from "./view-page.ts";
import { viewRequirements, viewService } from "./view-service.ts";

const { definitions } = nationalCatalogue();

function definitionOf(code: string) {
  const found = definitions.find((definition) => definition.code === code);
  if (!found) throw new Error(code);
  return found;
}

function sample(code: string, index = 0): Answers {
  return structuredClone(samplesOf(code).samples[index]?.answers ?? {}) as Answers;
}

function outputsOf(code: string, answers: Answers) {
  return fillForm(definitionOf(code), answers, sampleFacts).outputs;
}

describe("officer hints", () => {
  test("tell a birth date and a sex that differ from the NIK, and stop nobody", () => {
    const answers = {
      ...sample("AKTA_LAHIR"),
      "child.sex": "L",
      "child.hasNik": true,
      "child.nik": "6474015205909002",
    };
    const form = fillForm(definitionOf("AKTA_LAHIR"), answers, sampleFacts);
    const codes = form.officerHints.filter(({ field }) => field === "child.nik").map(({ code }) => code);
    expect(codes).toEqual(["nik.birthDate", "nik.sex"]);
    expect(form.sendable).toBe(true);
  });

  test("tell an old or foreign region code of a NIK and a KK number", () => {
    const answers = { ...sample("KTP_HILANG"), "subject.nik": "6404011205909001", "subject.kk": "3578031201199001" };
    const form = fillForm(definitionOf("KTP_HILANG"), answers, sampleFacts);
    expect(form.officerHints.map(({ field, code }) => [field, code])).toEqual([
      ["subject.nik", "nik.region"],
      ["subject.kk", "kk.region"],
    ]);
    expect(form.errors).toEqual([]);
  });
});

describe("sites and slots", () => {
  const oneSite: FormFacts = {
    ...sampleFacts,
    booking: false,
    sites: [{ id: "s1", name: "Kantor", capabilities: ["recording", "pickup", "counter"] }],
  };

  test("an office without booking asks no time, keeps none, and the form is complete", () => {
    const form = fillForm(
      definitionOf("KTP_PEREKAMAN"),
      { ...sample("KTP_PEREKAMAN"), "appointment.site": "s1" },
      oneSite,
    );
    expect(form.sendable).toBe(true);
    expect(form.answers).not.toHaveProperty("appointment.slot");
  });

  test("the only fitting site fills itself in", () => {
    const { "appointment.site": _site, ...answers } = sample("KTP_PEREKAMAN");
    expect(fillForm(definitionOf("KTP_PEREKAMAN"), answers, oneSite).answers["appointment.site"]).toBe("s1");
  });

  test("a site that no longer serves is not replaced in silence", () => {
    const answers = { ...sample("KTP_PEREKAMAN"), "appointment.site": "closed" };
    expect(fillForm(definitionOf("KTP_PEREKAMAN"), answers, oneSite).errors.map(({ code }) => code)).toEqual([
      "site.unknown",
    ]);
  });
});

describe("rules that stop", () => {
  test("stop nobody who has not answered yet", () => {
    for (const definition of definitions) expect(fillForm(definition, {}, sampleFacts).blocked).toEqual([]);
  });

  test("stop as soon as the deciding answer is given, on its page, with the service that serves", () => {
    const form = fillForm(definitionOf("KTP_HILANG"), { "loss.dataChanged": true }, sampleFacts);
    expect(viewStops(form)).toMatchObject([{ rule: "noDataChange", page: "loss", suggest: "kk-ubah-data" }]);
  });
});

describe("outputs", () => {
  test("a mover gets a family card by the chosen way and one card for each person who holds one", () => {
    const members = ["ktp-el", "none", "kia", "ktp-el"].map((card, index) => ({
      name: "Bayu Fiktif",
      nik: `647401120590900${index + 1}`,
      shdk: "4",
      card,
    }));
    expect(outputsOf("PINDAH_DATANG", { ...sample("PINDAH_DATANG"), "move.members": members })).toEqual([
      { kind: "pdf", item: "kk_pdf", delivery: "email" },
      { kind: "card", item: "ktp-el", personIndex: 0, delivery: "pickup" },
      { kind: "card", item: "ktp-el", personIndex: 3, delivery: "pickup" },
      { kind: "card", item: "kia", personIndex: 2, delivery: "pickup" },
    ]);
  });

  test.each([
    ["KTP_HILANG", [{ kind: "card", item: "ktp-el", delivery: "courier" }], { "delivery.method": "courier" }],
    ["KTP_PEREKAMAN", [{ kind: "visit", item: "biometric_record", delivery: "none" }], {}],
    ["PENGADUAN", [{ kind: "message", item: "complaint_reply", delivery: "message" }], {}],
    [
      "DATANG_LN",
      [
        { kind: "pdf", item: "skdln_pdf", delivery: "whatsapp" },
        { kind: "pdf", item: "kk_pdf", delivery: "whatsapp" },
      ],
      { "delivery.method": "whatsapp" },
    ],
    ["PERUBAHAN_NAMA", [{ kind: "pdf", item: "catatan_pinggir", delivery: "pickup" }], { "delivery.method": "pickup" }],
  ])("of %s", (code, expected, change) => {
    expect(outputsOf(code, { ...sample(code), ...change })).toEqual(expected);
  });
});

describe("one step through a form", () => {
  const kk = definitionOf("PINDAH_DATANG");

  test("stays on the page without an error while its own answers open questions, then names them", () => {
    const before = sample("PINDAH_DATANG");
    const { "skpwni.has": _has, "skpwni.no": _no, "skpwni.date": _date, ...stored } = before;
    const posted = { "skpwni.has": "true", "origin.regency": "35.78" };
    const first = answerPage(kk, stored, "skpwni", posted, sampleFacts);
    expect(first).toMatchObject({ next: "skpwni", errors: [], appeared: ["skpwni.no", "skpwni.date"] });
    const second = answerPage(kk, first.form.answers, "skpwni", posted, sampleFacts);
    expect(second.appeared).toEqual([]);
    expect(second.errors.map(({ field, code }) => [field, code])).toEqual([
      ["skpwni.no", "required"],
      ["skpwni.date", "required"],
    ]);
  });

  test("goes on to the next shown page, and nowhere after the last", () => {
    const answers = sample("PINDAH_DATANG");
    expect(answerPage(kk, answers, "who", { "applicant.relation": "self" }, sampleFacts).next).toBe("skpwni");
    const last = answerPage(kk, answers, "statement", { "declaration.true": "on" }, sampleFacts);
    expect(last.next).toBeUndefined();
    expect(last.form.sendable).toBe(true);
  });

  test("drops what an earlier page hides when the person goes back and changes it", () => {
    const proxy = { ...sample("KTP_HILANG"), "applicant.relation": "proxy", "applicant.name": "Surya Rekaan" };
    const step = answerPage(
      definitionOf("KTP_HILANG"),
      proxy,
      "who",
      { "applicant.relation": "self", "subject.residentHere": "true" },
      sampleFacts,
    );
    expect(step.form.answers["applicant.name"]).toBe(step.form.answers["subject.name"]);
    expect(step.form.pages.map(({ key }) => key)).not.toContain("applicant");
  });
});

describe("views", () => {
  test("of every page of every sample keep to the contract and hold every shown field", () => {
    for (const definition of definitions) {
      const form = fillForm(definition, sample(definition.code), sampleFacts);
      for (const [index, page] of form.pages.entries()) {
        const view = viewPage(definition, form, page.key, sampleFacts);
        expect(FormPageView.parse(view)).toEqual(view);
        expect(view?.fields.map(({ key }) => key)).toEqual(page.fields);
        expect(view).toMatchObject({ step: index + 1, steps: form.pages.length });
        expect(view?.previous).toBe(form.pages[index - 1]?.key);
      }
      expect(ServiceView.parse(viewService(definition))).toEqual(viewService(definition));
      for (const paper of viewRequirements(definition, form)) expect(RequirementView.parse(paper)).toEqual(paper);
    }
  });

  test("keep what was typed, show the errors of list entries, and name the regions of an address", () => {
    const definition = definitionOf("PINDAH_DATANG");
    const answers = sample("PINDAH_DATANG");
    const members = [{ name: "Bayu 2", nik: "6474011205909001", shdk: "1", card: "none" }];
    const form = fillForm(definition, { ...answers, "move.members": members }, sampleFacts);
    const [list] = viewPage(definition, form, "movers", sampleFacts, { errors: form.errors })?.fields ?? [];
    expect(list?.errors.map(({ field, code }) => [field, code])).toEqual([["move.members.0.name", "name.chars"]]);
    expect(list?.items?.map(({ key }) => key)).toEqual(["name", "nik", "shdk", "card"]);
    const [address] = viewPage(definition, form, "destination", sampleFacts)?.fields ?? [];
    expect(Object.values(address?.regionNames ?? {})).toContain("Kota Bontang");
  });

  test("of a hidden or unknown page do not exist", () => {
    const form = fillForm(definitionOf("KTP_HILANG"), sample("KTP_HILANG"), sampleFacts);
    expect(viewPage(definitionOf("KTP_HILANG"), form, "applicant", sampleFacts)).toBeUndefined();
    expect(viewPage(definitionOf("KTP_HILANG"), form, "nowhere", sampleFacts)).toBeUndefined();
  });

  test("a slug leads back to its service", () => {
    for (const { code } of definitions) expect(serviceOfSlug(slugOfService(code))).toBe(code);
    expect(serviceOfSlug("../etc")).toBeUndefined();
  });
});

describe("error texts", () => {
  test("read as sentences in both languages", () => {
    const label = { id: "Nama lengkap Anda", en: "Your full name" };
    expect(errorText("required", { label })).toEqual({
      id: "Mohon isi nama lengkap Anda.",
      en: "Please fill in your full name.",
    });
    expect(errorText("text.max", { label, max: 1200 }).id).toBe(
      "Nama lengkap Anda terlalu panjang. Paling banyak 1.200 huruf.",
    );
    expect(errorText("choose", { label: { id: "Siapa?", en: "Who?" } }).id).toBe(
      'Mohon pilih salah satu untuk "Siapa?".',
    );
    expect(errorText("required", { label: { id: "NIK Anda", en: "NIK" } }).id).toBe("Mohon isi NIK Anda.");
    expect(errorText("date.max", { max: "2026-11-22" }).id).toBe("Tanggal paling akhir adalah 22-11-2026.");
  });

  test("leave no placeholder open, whatever goes wrong in a sample", () => {
    for (const definition of definitions) {
      const { samples, invalid } = samplesOf(definition.code);
      for (const [index, key, value] of invalid) {
        const answers = { ...samples[index]?.answers, [key]: value };
        const form = fillForm(definition, answers, sampleFacts);
        const found = [...form.errors, ...form.confirmations, ...form.officerHints];
        for (const { text } of found) expect(`${text.id} ${text.en}`).not.toMatch(/[{}]/);
      }
    }
  });
});

describe("search by everyday words", () => {
  const best = (query: string) => searchServices(definitions, query)[0]?.code;

  test.each([
    ["ktp ilang", "KTP_HILANG"],
    ["ktp hlang", "KTP_HILANG"],
    ["saya mau urus akte lahir", "AKTA_LAHIR"],
    ["kartu keluarga rusak", "KK_HILANG_RUSAK"],
    ["bapak meninggal", "AKTA_KEMATIAN"],
    ["aktivasi ikd", "IKD_AKTIVASI"],
    ["E-KTP HILANG!", "KTP_HILANG"],
  ])("%s leads to %s", (query, code) => {
    expect(best(query)).toBe(code);
  });

  test("every search word of a service finds that service", () => {
    for (const { code, searchWords } of definitions) {
      for (const words of searchWords) {
        expect({ words, hits: searchServices(definitions, words, 36).map((hit) => hit.code) }).toMatchObject({
          hits: expect.arrayContaining([code]),
        });
      }
    }
  });

  test("finds nothing for nothing and for what is no service", () => {
    expect(searchServices(definitions, "  ")).toEqual([]);
    expect(searchServices(definitions, "xyzzy")).toEqual([]);
  });
});
