/** The database roles of the house; none but `owner` may own a table, none may bypass row-level security. */
export const DATABASE_ROLES = ["owner", "app", "worker", "relay", "report_reader", "backup"] as const;

/** A role by its short name; in the database it is called `gerai_<role>`. */
export type DatabaseRole = (typeof DATABASE_ROLES)[number];

/** One password for each role. */
export type RolePasswords = Readonly<Record<DatabaseRole, string>>;

/** The name a role has inside the database. */
export function roleName(role: DatabaseRole): string {
  return `gerai_${role}`;
}

/** The connection address of a role, made from an administrative address of the same database. */
export function roleUrl(adminUrl: string, role: DatabaseRole, passwords: RolePasswords): string {
  const url = new URL(adminUrl);
  url.username = roleName(role);
  url.password = encodeURIComponent(passwords[role]);
  return url.toString();
}
