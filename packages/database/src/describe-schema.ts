import postgres from "postgres";

const TYPES: Readonly<Record<string, string>> = {
  uuid: "string",
  text: "string",
  date: "string",
  int2: "number",
  int4: "number",
  int8: "string",
  bool: "boolean",
  timestamptz: "Date",
  bytea: "Buffer",
  jsonb: "Json",
  _text: "string[]",
  _uuid: "string[]",
};

interface Column {
  readonly table_name: string;
  readonly column_name: string;
  readonly udt_name: string;
  readonly is_nullable: "YES" | "NO";
  readonly column_default: string | null;
}

function pascal(name: string): string {
  return name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

function columnType(column: Column): string {
  const base = TYPES[column.udt_name];
  if (!base) throw new Error(`No TypeScript type for ${column.table_name}.${column.column_name}: ${column.udt_name}`);
  const type = column.is_nullable === "YES" ? `${base} | null` : base;
  return column.column_default === null ? type : `Generated<${type}>`;
}

/** The TypeScript of `schema.ts` for the schema `app` of a migrated database; a test compares it with the file. */
export async function describeSchema(adminUrl: string): Promise<string> {
  const sql = postgres(adminUrl, { max: 1 });
  try {
    const columns = await sql<Column[]>`
      select table_name, column_name, udt_name, is_nullable, column_default from information_schema.columns
      where table_schema = 'app' order by table_name, ordinal_position`;
    const tables = Map.groupBy(columns, (column) => column.table_name);
    const interfaces = [...tables].map(([table, of]) => {
      const fields = of.map((column) => `  ${column.column_name}: ${columnType(column)};`);
      return `/** Rows of app.${table}. */\nexport interface ${pascal(table)}Table {\n${fields.join("\n")}\n}\n`;
    });
    const members = [...tables.keys()].map((table) => `  ${table}: ${pascal(table)}Table;`);
    return [
      "// Generated from the migrated database by generate-schema.ts. Do not edit.",
      'import type { Generated } from "kysely";\n',
      "/** A value of a jsonb column. */",
      "export type Json = unknown;\n",
      ...interfaces,
      "/** Every table of the schema app, for Kysely. */",
      `export interface Schema {\n${members.join("\n")}\n}\n`,
    ].join("\n");
  } finally {
    await sql.end();
  }
}
