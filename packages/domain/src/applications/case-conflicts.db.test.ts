import { createTestCase } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cancelCase, claimApplication, releaseApplication, verifyApplication } from "./index.ts";

let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  world = await createTestWorld();
  office = await createTestOffice(world);
});
afterAll(() => world.close());

const NAME = "Petugas verifier Percontohan";

async function claimed() {
  const made = await createTestCase(world, office, { state: "SUBMITTED" });
  await claimApplication(await office.as(office.staff.verifier), { applicationId: made.id, version: 1 });
  return made;
}

it("who comes second reads which colleague holds the case, and until when", async () => {
  const { id } = await claimed();
  const second = await office.as(office.staff.second_verifier);
  const until = new Date(world.clock.now().getTime() + 30 * 60_000).toISOString();
  const told = { code: "applications.claimed-by-other", status: 409, params: { byName: NAME, until } };
  await expect(claimApplication(second, { applicationId: id, version: 2 })).rejects.toMatchObject(told);
  await expect(releaseApplication(second, { applicationId: id, version: 2 })).rejects.toMatchObject(told);
});

it("who decided on an old version reads the name of the one who was faster", async () => {
  const { id } = await claimed();
  const second = await office.as(office.staff.second_verifier);
  await expect(verifyApplication(second, { applicationId: id, version: 1 })).rejects.toMatchObject({
    code: "applications.stale-version",
    params: { by: office.staff.verifier.id, byName: NAME, state: "IN_VERIFICATION" },
  });
});

it("a citizen learns that the case has changed, and nothing of who works at the office", async () => {
  const { id, holder } = await claimed();
  const cancelled = cancelCase(await office.as(holder), { applicationId: id, version: 1 });
  await expect(cancelled).rejects.toMatchObject({
    code: "applications.stale-version",
    params: { by: null, byName: null },
  });
});
