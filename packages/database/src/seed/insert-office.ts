import type { Sql } from "postgres";

/** What the platform knows of an office: the row without a tenant, and its hosts. */
export interface OfficeSeed {
  readonly id: string;
  readonly slug: string;
  readonly kind: "office" | "ministry";
  readonly regionCode: string | null;
  readonly shortName: string;
  readonly fullName: string;
  readonly provinceName: string;
  readonly timeZone: string;
  readonly accent: string;
  /** Town written before the date on documents. */
  readonly seat: string;
  readonly hosts: readonly string[];
  readonly openedAt: Date;
}

/** Enters an office and its hosts, as the owner of the tables. Nothing is changed when the slug exists. */
export async function insertOffice(sql: Sql, office: OfficeSeed): Promise<void> {
  await sql.begin(async (tx) => {
    await tx.unsafe("set local role gerai_owner");
    const rows = await tx`
      insert into app.office (id, slug, kind, region_code, short_name, full_name, province_name, time_zone, accent, seat, opened_at)
      values (${office.id}, ${office.slug}, ${office.kind}, ${office.regionCode}, ${office.shortName}, ${office.fullName},
        ${office.provinceName}, ${office.timeZone}, ${office.accent}, ${office.seat}, ${office.openedAt})
      on conflict (slug) do nothing returning id`;
    if (rows.length === 0) return;
    for (const host of office.hosts) {
      await tx`insert into app.office_host (host, office_id) values (${host}, ${office.id})`;
    }
  });
}
