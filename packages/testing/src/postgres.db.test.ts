import { createPostgres } from "@gerai/database";
import { expect, test } from "vitest";
import { workerDatabase } from "./postgres-worker.ts";

test("a worker gets a migrated database of its own in which the app role is bound by row-level security", async () => {
  const database = await workerDatabase();
  const sql = createPostgres(database.url("app"), { max: 1 });
  try {
    const [role] = await sql<{ name: string; bound: boolean }[]>`
      select current_user as name, not (rolsuper or rolbypassrls) as bound from pg_roles where rolname = current_user`;
    const [migrated] = await sql<{ count: number }[]>`select count(*)::int as count from app.region where level = 1`;
    expect(role).toEqual({ name: "gerai_app", bound: true });
    expect(migrated?.count).toBe(38);
    expect(new URL(database.adminUrl).pathname).toMatch(/_w\d+$/);
  } finally {
    await sql.end();
  }
});
