import { Role } from "@gerai/contracts/identity";
import type { OfficeFacts } from "../kernel/index.ts";

/** A role with the time it is held for; `valid_to` itself is no longer inside. */
export interface DatedRole {
  readonly role: string;
  readonly valid_from: Date;
  readonly valid_to: Date | null;
}

/** At the ministry nobody works on cases; in an office nobody reads national reports. */
const MINISTRY_ROLES: ReadonlySet<Role> = new Set(["ministry_analyst", "office_admin", "auditor"]);

/**
 * The roles a person has at an instant, each once. An acting one (Plt.) counts like any other while its dates last.
 * Roles that make no sense at this kind of office give nothing there.
 */
export function effectiveRoles(kind: OfficeFacts["kind"], rows: readonly DatedRole[], now: Date): Role[] {
  const held = new Set<Role>();
  for (const row of rows) {
    const isNow = row.valid_from <= now && (row.valid_to === null || now < row.valid_to);
    const role = Role.parse(row.role);
    const isHere = kind === "ministry" ? MINISTRY_ROLES.has(role) : role !== "ministry_analyst";
    if (isNow && isHere) held.add(role);
  }
  return [...held].sort();
}
