import { hashSecret } from "@gerai/foundation/codes";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { query } from "../kernel/index.ts";
import { findStaffByUsername, findStaffPrincipal, staffNames } from "./find-staff.ts";
import { listStaff } from "./list-staff.ts";
import { endOtherSessions, listOwnSessions, signOut } from "./own-sessions.ts";
import { registerStaff } from "./register-staff.ts";
import { enterPerson, PASSWORD, signInWholly } from "./staff.testing.ts";

let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  world = await createTestWorld();
  office = await createTestOffice(world);
});
afterAll(() => world.close());

const MINUTE = 60_000;
const find = async (token: string, where = office) => await findStaffPrincipal(await where.as(), token);

test("a session ends after 30 minutes without use and 12 hours at the latest", async () => {
  const person = await enterPerson(office);
  const idle = await signInWholly(world, office, person);
  world.clock.advance(29 * MINUTE);
  expect(await find(idle)).toBeDefined();
  world.clock.advance(29 * MINUTE);
  expect(await find(idle)).toBeDefined();
  // A second more: lucia reads the machine's clock, so the end is not exact to the millisecond.
  world.clock.advance(30 * MINUTE + 1_000);
  expect(await find(idle)).toBeUndefined();
  const used = await signInWholly(world, office, person);
  for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
    world.clock.advance(20 * MINUTE);
    expect(await find(used)).toBeDefined();
  }
  world.clock.advance(20 * MINUTE);
  expect(await find(used)).toBeUndefined();
});

test("use in the first half of the idle time counts as use", async () => {
  const token = await signInWholly(world, office, await enterPerson(office));
  world.clock.advance(10 * MINUTE);
  expect(await find(token)).toBeDefined();
  world.clock.advance(25 * MINUTE);
  expect(await find(token)).toBeDefined();
});

test("at the ministry sessions end after 15 minutes without use and 8 hours, and only its own roles count", async () => {
  const ministry = await createTestOffice(world, { kind: "ministry" });
  const person = await enterPerson(ministry, ["ministry_analyst", "verifier"]);
  const token = await signInWholly(world, ministry, person);
  const principal = await find(token, ministry);
  expect(principal?.roles).toEqual(["ministry_analyst"]);
  expect([...(principal?.permissions ?? [])]).toEqual(["reports:national"]);
  world.clock.advance(15 * MINUTE);
  expect(await find(token, ministry)).toBeUndefined();
  const used = await signInWholly(world, ministry, person);
  for (let minutes = 10; minutes < 8 * 60; minutes += 10) {
    world.clock.advance(10 * MINUTE);
    expect(await find(used, ministry)).toBeDefined();
  }
  world.clock.advance(10 * MINUTE);
  expect(await find(used, ministry)).toBeUndefined();
  expect(office.staff.ministry_analyst.permissions.size).toBe(0);
});

test("a session of one office opens nothing in another", async () => {
  const other = await createTestOffice(world);
  const token = await signInWholly(world, office, await enterPerson(office));
  expect(await find(token)).toBeDefined();
  expect(await find(token, other)).toBeUndefined();
});

test("a copy of the table opens nothing: ids are hashes of tokens", async () => {
  const token = await signInWholly(world, office, await enterPerson(office));
  const rows = await world.admin<{ id: Buffer }[]>`select id from app.session where tenant_id = ${office.id}`;
  expect(rows.some((row) => row.id.equals(hashSecret(token)))).toBe(true);
  for (const { id } of rows) {
    expect(id.toString("latin1")).not.toContain(token);
    expect(await find(id.toString("hex"))).toBeUndefined();
  }
  expect(token).toMatch(/^[a-z2-7]{40}$/);
});

test("all sessions of a disabled person are gone at the next request", async () => {
  const person = await enterPerson(office);
  const tokens = [await signInWholly(world, office, person), await signInWholly(world, office, person)];
  await world.admin`update app.staff set disabled_at = now() where id = ${person.id}`;
  for (const token of tokens) expect(await find(token)).toBeUndefined();
  const left = await world.admin`select 1 from app.session where staff_id = ${person.id}`;
  expect(left).toHaveLength(0);
});

test("an acting role comes and goes with its dates while the session goes on", async () => {
  const from = new Date(world.clock.now().getTime() + 5 * MINUTE);
  const to = new Date(from.getTime() + 10 * MINUTE);
  const registered = await registerStaff(await office.as(office.staff.office_admin), {
    ...{ username: "plt-kepala", name: "Pelaksana Tugas", position: "Plt. Kepala Dinas", password: PASSWORD },
    ...{ roles: ["head"], acting: true, validFrom: from, validTo: to },
  });
  const token = await signInWholly(world, office, { ...registered, username: "plt-kepala" });
  expect((await find(token))?.roles).toEqual([]);
  world.clock.set(from);
  expect((await find(token))?.roles).toEqual(["head"]);
  world.clock.set(to);
  expect((await find(token))?.roles).toEqual([]);
});

test("own sessions are listed with the current one marked; ending the others leaves this one; signing out ends it", async () => {
  const person = await enterPerson(office);
  const [one, two] = [await signInWholly(world, office, person), await signInWholly(world, office, person)];
  const principal = await find(two);
  if (!principal) throw new Error("not signed in");
  const ctx = await office.as(principal);
  const listed = await listOwnSessions(ctx, { token: two });
  expect(listed.map((session) => session.isCurrent)).toEqual([true, false]);
  expect(await endOtherSessions(ctx, { token: two })).toEqual({ ended: 1 });
  expect(await find(one)).toBeUndefined();
  expect(await find(two)).toBeDefined();
  await signOut(ctx, { token: two });
  expect(await find(two)).toBeUndefined();
});

test("people are listed by those who manage them, by nobody else, and names are stored sealed", async () => {
  const rows = await listStaff(await office.as(office.staff.office_admin), {});
  const verifier = rows.find((row) => row.id === office.staff.verifier.id);
  expect(verifier).toMatchObject({ username: "verifier", roles: ["verifier"], isDisabled: false });
  for (const role of ["verifier", "head", "auditor", "ministry_analyst"] as const) {
    await expect(listStaff(await office.as(office.staff[role]), {})).rejects.toMatchObject({ status: 403 });
  }
  const [stored] = await world.admin<{ name_sealed: Buffer }[]>`
    select name_sealed from app.staff where id = ${office.staff.verifier.id}`;
  expect(stored?.name_sealed.toString("latin1")).not.toContain("Petugas");
  const [refused] = await world.admin`
    select count(*)::int as count from app.audit_event
    where tenant_id = ${office.id} and action = 'staff.list' and result = 'refused'`;
  expect(refused?.count).toBe(4);
});

test("a user name is taken once per office, and weak passwords and open-ended delegations are refused", async () => {
  const ctx = await office.as(office.staff.office_admin);
  const person = { name: "Petugas", position: "Petugas", password: PASSWORD, roles: ["verifier" as const] };
  await expect(registerStaff(ctx, { ...person, username: "Verifier" })).rejects.toMatchObject({
    ...{ code: "identity.username-taken", status: 409 },
  });
  const other = { ...person, username: "orang-lain" };
  await expect(registerStaff(ctx, { ...other, password: "dukcapil123456" })).rejects.toMatchObject({ status: 422 });
  await expect(registerStaff(ctx, { ...other, acting: true })).rejects.toMatchObject({ status: 422 });
});

test("another verb finds a second person by user name, and names by id", async () => {
  const look = query({
    ...{ action: "test.look", principals: ["public" as const], input: z.object({}) },
    async run(scope) {
      const second = await findStaffByUsername(scope, " Second-Verifier ");
      const nobody = await findStaffByUsername(scope, "tidak-ada");
      const names = await staffNames(scope, [office.staff.head.id, null, undefined, office.id]);
      return { second, nobody, names: [...names] };
    },
  });
  const { second, nobody, names } = await look(await office.as(), {});
  expect(second).toMatchObject({ id: office.staff.second_verifier.id, roles: ["verifier"] });
  expect(nobody).toBeUndefined();
  expect(names).toEqual([[office.staff.head.id, "Petugas head Percontohan"]]);
});
