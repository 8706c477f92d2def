import { describe, expect, it } from "vitest";
import { z } from "zod";
import { assertDistinct, defineConsumer, jobEnvelope, PayloadError } from "./consumer.ts";

const id = "0199c0de-0000-7000-8000-000000000001";
const job = { tenantId: id, eventId: id, name: "application.submitted", version: 1, payload: { applicationId: id } };
const nothing = async () => undefined;

describe("a job's envelope", () => {
  it("takes ids, states, counts and instants", () => {
    const payload = {
      applicationId: id,
      state: "NEEDS_COMPLETION",
      round: 2,
      at: "2026-11-22T08:00:00.000Z",
      ids: [id],
    };
    expect(jobEnvelope.safeParse({ ...job, payload }).success).toBe(true);
  });

  it.each([
    ["a full name", "Siti Contoh"],
    ["a NIK", "3301010101909001"],
    ["a NIK as number", 3301010101909001],
    ["an e-mail address", "siti@contoh.example"],
    ["a phone number", "+6281200001234"],
    ["an object", { name: "Siti" }],
  ])("refuses %s in the payload (ISO-37)", (_what, value) => {
    expect(jobEnvelope.safeParse({ ...job, payload: { value } }).success).toBe(false);
  });

  it("refuses a job that does not say whose it is", () => {
    expect(jobEnvelope.safeParse({ ...job, tenantId: "bontang" }).success).toBe(false);
  });
});

describe("defineConsumer", () => {
  it("hands over only payloads that fit the schema", async () => {
    const seen: string[] = [];
    const consumer = defineConsumer({
      event: "application.submitted",
      name: "notify-applicant",
      payload: z.object({ applicationId: z.uuid() }),
      handle: async ({ payload }) => void seen.push(payload.applicationId),
    });
    await consumer.run(job);
    await expect(consumer.run({ ...job, payload: { applicationId: "x" } })).rejects.toThrow(PayloadError);
    expect(seen).toEqual([id]);
  });

  it("refuses two consumers of one name and names that break job ids", () => {
    const one = defineConsumer({ event: "a.b", name: "same", handle: nothing });
    expect(() => assertDistinct([one, one])).toThrow(/same/);
    expect(() => defineConsumer({ event: "a.b", name: "has:colon", handle: nothing })).toThrow(/kebab-case/);
  });
});
