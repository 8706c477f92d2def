import { randomBytes } from "node:crypto";
import { ROLES, type Role } from "@gerai/contracts/identity";
import type { PostgresPool } from "@gerai/database";
import { registerStaff, staffPrincipal } from "@gerai/domain/identity";
import type { Context, StaffPrincipal } from "@gerai/domain/kernel";
import { newId } from "@gerai/foundation/ids";

/** One person for each role that an office has, and `second_verifier`. */
export type TestStaff = Readonly<Record<Role | "second_verifier", StaffPrincipal>>;

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

const newTotpSecret = (): string => Array.from(randomBytes(32), (byte) => BASE32[byte % 32]).join("");

const factsOf = (name: string) => ({
  username: name.replaceAll("_", "-"),
  name: `Petugas ${name} Percontohan`,
  position: name,
});

/**
 * Enters everyone an office needs. The first one is registered as anybody would be, the others get their rows with that
 * one's hash: a password costs 20 ms of work to hash, and all have the same one.
 */
export async function hireTestStaff(admin: PostgresPool, system: Context, password: string): Promise<TestStaff> {
  const ids = new Map<Role | "second_verifier", string>();
  const first = await registerStaff(system, {
    ...factsOf("front_desk"),
    password,
    roles: ["front_desk"],
  });
  ids.set("front_desk", first.id);
  const now = system.now();
  const names = [...ROLES, "second_verifier" as const].filter(
    (name) => name !== "platform_operator" && name !== "front_desk",
  );
  const [row] = await admin<{ password_hash: string }[]>`
    select password_hash from app.staff where tenant_id = ${system.tenantId} and id = ${first.id}`;
  const people = names.map((name) => {
    const id = newId(now);
    ids.set(name, id);
    const { username, position, name: called } = factsOf(name);
    return {
      ...{ tenant_id: system.tenantId, id, username, position, created_at: now },
      password_hash: row?.password_hash ?? "",
      name_sealed: system.keys.seal("staff", "name", id, called),
      totp_secret_sealed: system.keys.seal("staff", "totp_secret", id, newTotpSecret()),
    };
  });
  const roles = names.map((name) => ({
    ...{ tenant_id: system.tenantId, id: newId(now), staff_id: ids.get(name) ?? "", valid_from: now },
    role: name === "second_verifier" ? "verifier" : name,
  }));
  await admin`insert into app.staff ${admin(people)}`;
  await admin`insert into app.staff_role ${admin(roles)}`;
  const staff = {} as Record<Role | "second_verifier", StaffPrincipal>;
  for (const [name, id] of ids) staff[name] = await staffPrincipal(system, id);
  return staff;
}
