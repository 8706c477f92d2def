import { randomBytes, randomUUID } from "node:crypto";
import type { PostgresPool } from "@gerai/database";

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  /** The values that a CHECK lists for it, if one does. */
  readonly choices: readonly string[];
}

/** A table of one office's rows, as the catalogue describes it. */
export interface TenantTable {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** A row by column; what it says is meaningless, only its office counts. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** Every table of schema app that has a tenant, with its columns, read from the catalogue: a new table joins by itself. */
export async function listTenantTables(sql: PostgresPool): Promise<TenantTable[]> {
  const rows = await sql<{ table: string; name: string; type: string; required: boolean; checks: string[] }[]>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as required,
      array(select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
      and exists (select 1 from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')
    order by c.relname, a.attnum`;
  return [...Map.groupBy(rows, (row) => row.table)].map(([name, of]) => ({
    name,
    columns: of.map(({ name, type, required, checks }) => ({
      name,
      type,
      required,
      choices: checks.flatMap((check) => [...check.matchAll(/'([^']+)'::text/g)].map((match) => match[1] ?? "")),
    })),
  }));
}

const VALUES: Readonly<Record<string, () => unknown>> = {
  uuid: randomUUID,
  text: () => randomBytes(8).toString("hex"),
  bytea: () => randomBytes(32),
  "timestamp with time zone": () => new Date("2026-11-22T02:00:00Z"),
  date: () => new Date(Math.floor(Math.random() * 20_000) * 86_400_000).toISOString().slice(0, 10),
  integer: () => 1,
  smallint: () => 1,
  bigint: () => 1,
  boolean: () => false,
  jsonb: () => ({}),
  "text[]": () => ["apa saja"],
  "uuid[]": () => [randomUUID()],
};

function makeValue(table: string, column: Column): unknown {
  const [choice] = column.choices;
  if (choice !== undefined) return column.type.endsWith("[]") ? [choice] : choice;
  const make = VALUES[column.type];
  if (!make) throw new Error(`${table}.${column.name}: teach any-row.ts the type ${column.type}`);
  return make();
}

/** A row of a table for an office: with all its columns, or only with those that must not be empty. */
export function anyRow(table: TenantTable, tenantId: string, all: boolean): AnyRow {
  const columns = table.columns.filter((column) => all || column.required);
  return {
    ...Object.fromEntries(columns.map((column) => [column.name, makeValue(table.name, column)])),
    tenant_id: tenantId,
  };
}

/**
 * Puts one row for an office into a table, past foreign keys and triggers (`sql` is a superuser's). Tables whose CHECKs
 * ask for more than the required columns get all of them. Answers which of the two fitted.
 */
export async function insertAnyRow(sql: PostgresPool, table: TenantTable, tenantId: string): Promise<boolean> {
  const insert = (all: boolean) =>
    sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      const row = anyRow(table, tenantId, all);
      await tx`insert into app.${tx(table.name)} ${tx(row as Record<string, string>)}`;
    });
  try {
    await insert(false);
    return false;
  } catch {
    await insert(true);
    return true;
  }
}
