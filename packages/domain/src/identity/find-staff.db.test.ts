import { createTestOffice, createTestWorld } from "@gerai/testing/test-office";
import { expect, test } from "vitest";

test("smoke", async () => {
  const w = await createTestWorld();
  const o = await createTestOffice(w);
  expect(o.staff.verifier.roles).toEqual(["verifier"]);
  await w.close();
});
