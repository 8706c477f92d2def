import { FakeClock } from "@gerai/foundation/clock";
import { sampleFacts, samplesOf } from "@gerai/testing/catalogue-samples";
import { expect, test } from "vitest";
import { fillForm, nationalCatalogue } from "../catalogue/index.ts";
import { type Context, KeyRing } from "../kernel/index.ts";
import { prepareCase } from "./case-columns.ts";

const tenantId = "01930000-0000-7000-8000-000000000001";
const caseId = "01930000-0000-7000-8000-000000000002";
const keys = new KeyRing(tenantId, [{ version: 1, key: Buffer.alloc(32, 1) }], Buffer.alloc(32, 2));
const clock = new FakeClock("2026-11-22T02:00:00Z");

function prepare(service: string) {
  const definition = nationalCatalogue().definitions.find(({ code }) => code === service);
  if (!definition) throw new Error(service);
  const form = fillForm(definition, samplesOf(service).samples[0]?.answers ?? {}, sampleFacts);
  const ctx = { tenantId, keys, now: () => clock.now() } as unknown as Context;
  const contact = {
    name: "Pelangi Rekaan",
    phone: null,
    email: null,
    trackingCode: "7K3M94QTZ1X",
    locale: "id",
    notifyBy: null,
  } as const;
  return { form, record: prepareCase(ctx, caseId, form, contact) };
}

test("nothing that is written can be read without the office's keys", () => {
  const { form, record } = prepare("AKTA_LAHIR");
  const { answers_sealed, contact_sealed, initials } = record.columns;
  expect(initials).toBe("P. R.");
  for (const sealed of [answers_sealed, contact_sealed]) expect(sealed.toString("latin1")).not.toMatch(/Pelangi|6474/);
  expect(keys.openJson("application", "answers", caseId, answers_sealed)).toEqual(form.answers);
  expect(() => keys.openJson("application", "answers", tenantId, answers_sealed)).toThrow("envelope.unreadable");
});
