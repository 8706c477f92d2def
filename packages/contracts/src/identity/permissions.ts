import { z } from "zod";

/** Everything that somebody may be allowed to do, as `room:verb`. */
export const PERMISSIONS = [
  "applications:read",
  "applications:claim",
  "applications:decide",
  "applications:agree-rejection",
  "applications:approve-late",
  "applications:process",
  "applications:cancel",
  "outputs:issue",
  "outputs:sign",
  "outputs:print",
  "outputs:hand-over",
  "outputs:revoke",
  "office:manage",
  "staff:manage",
  "channels:manage",
  "notifications:manage",
  "notifications:handle",
  "conversations:answer",
  "broadcasts:read",
  "broadcasts:compose",
  "broadcasts:approve",
  "audit:read",
  "reports:national",
  "platform:operate",
] as const;

/** One permission. */
export type Permission = (typeof PERMISSIONS)[number];

/** Roles a signed-in person may hold: staff of an office, analysts of the ministry, operators of the platform. */
export const ROLES = [
  "front_desk",
  "verifier",
  "printer",
  "section_head",
  "head",
  "office_admin",
  "auditor",
  "ministry_analyst",
  "platform_operator",
] as const;

/** One role; its words are those of the field (`kepala dinas` is head, `loket` is front_desk). */
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Who may do what: the oracle of the access tests (AUTH-10). A platform operator sees no case, an auditor only the trail. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  front_desk: [
    "applications:read",
    "applications:cancel",
    "outputs:hand-over",
    "notifications:handle",
    "conversations:answer",
  ],
  verifier: [
    "applications:read",
    "applications:claim",
    "applications:decide",
    "applications:process",
    "outputs:issue",
    "notifications:handle",
    "conversations:answer",
  ],
  printer: ["applications:read", "applications:process", "outputs:print"],
  section_head: [
    "applications:read",
    "applications:agree-rejection",
    "applications:process",
    "broadcasts:read",
    "broadcasts:compose",
    "broadcasts:approve",
  ],
  head: [
    "applications:read",
    "applications:agree-rejection",
    "applications:approve-late",
    "outputs:sign",
    "outputs:revoke",
    "broadcasts:read",
    "broadcasts:approve",
  ],
  office_admin: [
    "office:manage",
    "staff:manage",
    "channels:manage",
    "notifications:manage",
    "broadcasts:read",
    "broadcasts:compose",
    "audit:read",
  ],
  auditor: ["audit:read"],
  ministry_analyst: ["reports:national"],
  platform_operator: ["platform:operate"],
};

/** The permissions of a person who holds these roles. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => ROLE_PERMISSIONS[role]));
}
