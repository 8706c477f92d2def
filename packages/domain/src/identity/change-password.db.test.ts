import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changePassword, disableStaff, findStaffPrincipal, signIn, staffPrincipal } from "./index.ts";
import { enterPerson, HOME, PASSWORD, signInWholly, type TestPerson } from "./staff.testing.ts";

const NEW = "sepeda biru tanpa lonceng";
let world: TestWorld;
let office: TestOffice;
let person: TestPerson;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  office = await createTestOffice(world);
  person = await enterPerson(office);
});

/** Who a token is; "out" when it opens nothing. */
async function holderOf(token: string): Promise<string> {
  const found = await findStaffPrincipal(await office.as(), token);
  return found?.id ?? "out";
}

async function change(token: string, words: { password?: string; newPassword?: string } = {}) {
  const ctx = await office.as(await staffPrincipal(await office.as(), person.id));
  const input = { password: PASSWORD, newPassword: NEW, ...words, token, clientAddress: HOME };
  return await changePassword(ctx, input);
}

test("the new password opens, the old one does not; other sessions end and this one has a new token", async () => {
  const [here, elsewhere] = [await signInWholly(world, office, person), await signInWholly(world, office, person)];
  const { token, ended } = await change(here);
  expect(ended).toBe(1);
  expect(await Promise.all([here, elsewhere, token].map(holderOf))).toEqual(["out", "out", person.id]);
  const enter = async (password: string) =>
    await signIn(await office.as(), { username: person.username, password, clientAddress: HOME });
  await expect(enter(PASSWORD)).rejects.toMatchObject({ code: "identity.wrong-credentials" });
  await expect(enter(NEW)).resolves.toMatchObject({ next: "second-factor" });
});

test("who sits before an open session has to know the present password, and guessing is slowed down", async () => {
  const token = await signInWholly(world, office, person);
  for (let guess = 0; guess < 5; guess++)
    await expect(change(token, { password: "tebakan" })).rejects.toMatchObject({ code: "identity.wrong-password" });
  await expect(change(token)).rejects.toMatchObject({ code: "identity.slow-down", status: 429 });
  expect(await holderOf(token)).toBe(person.id);
  const trail = await world.admin`
    select result, details->>'reason' as reason from app.audit_event
    where tenant_id = ${office.id} and action = 'staff.change-password'`;
  expect(trail).toHaveLength(5);
  expect(JSON.stringify(trail)).not.toContain("tebakan");
});

test.each([
  ["the present one", PASSWORD, "unchanged"],
  ["one that is easy to guess", "Dukcapil 123456", "guessable"],
])("%s is no new password", async (_, newPassword, rule) => {
  const token = await signInWholly(world, office, person);
  await expect(change(token, { newPassword })).rejects.toMatchObject({
    ...{ code: "identity.password-refused", status: 422, params: { rule } },
  });
  expect(await holderOf(token)).toBe(person.id);
});

test("a disabled colleague is out of every session at once and does not come in again", async () => {
  const tokens = [await signInWholly(world, office, person), await signInWholly(world, office, person)];
  const admin = await office.as(office.staff.office_admin);
  expect(await disableStaff(admin, { staffId: person.id })).toEqual({ ended: 2 });
  expect(await Promise.all(tokens.map(holderOf))).toEqual(["out", "out"]);
  const [left] = await world.admin`select count(*)::int as count from app.session where staff_id = ${person.id}`;
  expect(left?.count).toBe(0);
  world.clock.advance(60_000);
  const again = signIn(await office.as(), { username: person.username, password: PASSWORD, clientAddress: HOME });
  await expect(again).rejects.toMatchObject({ code: "identity.wrong-credentials" });
  const [first] = await world.admin`select disabled_at from app.staff where id = ${person.id}`;
  world.clock.advance(60_000);
  await disableStaff(admin, { staffId: person.id });
  const [second] = await world.admin`select disabled_at from app.staff where id = ${person.id}`;
  expect(second).toEqual(first);
});

test("nobody disables themselves, another office's people, or anybody without the permission", async () => {
  const admin = await office.as(office.staff.office_admin);
  const own = disableStaff(admin, { staffId: office.staff.office_admin.id });
  await expect(own).rejects.toMatchObject({ code: "identity.own-account", status: 409 });
  const stranger = (await createTestOffice(world)).staff.verifier.id;
  await expect(disableStaff(admin, { staffId: stranger })).rejects.toMatchObject({ status: 404 });
  const head = await office.as(office.staff.head);
  await expect(disableStaff(head, { staffId: person.id })).rejects.toMatchObject({ status: 403 });
});
