import { IdempotencyKey } from "@gerai/contracts/kernel";
import { expect, test } from "vitest";
import { submissionKey } from "./submission-key.ts";

test("a draft is sent under one key for each language, and the key is one that the API takes", () => {
  const draftId = "019adf5e-0000-7000-8000-000000000001";
  expect(submissionKey(draftId, "id")).toBe(submissionKey(draftId, "id"));
  expect(submissionKey(draftId, "en")).not.toBe(submissionKey(draftId, "id"));
  for (let at = 10; at < 60; at++) {
    expect(IdempotencyKey.safeParse(submissionKey(draftId.replace(/01$/, String(at)), "id")).success).toBe(true);
  }
});
