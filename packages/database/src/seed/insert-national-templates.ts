import type { Sql } from "postgres";

/** A resolved national template. */
export interface NationalTemplateSeed {
  readonly code: string;
  readonly version: number;
  /** `YYYY-MM-DD` */
  readonly effectiveFrom: string;
  readonly definition: unknown;
}

/** Enters national templates, as the owner of the table; a version that exists is left as it is, since cases run on it. */
export async function insertNationalTemplates(sql: Sql, templates: readonly NationalTemplateSeed[]): Promise<void> {
  await sql.begin(async (tx) => {
    await tx.unsafe("set local role gerai_owner");
    for (const template of templates) {
      await tx`
        insert into app.national_template (code, version, effective_from, definition)
        values (${template.code}, ${template.version}, ${template.effectiveFrom}, ${tx.json(template.definition as never)})
        on conflict (code, version) do nothing`;
    }
  });
}
