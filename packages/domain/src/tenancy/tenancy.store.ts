import type { Database, TenantTx } from "@gerai/database";

/** The office behind an exact host name. */
export function findOfficeRowByHost(database: Database, host: string) {
  return database.global
    .selectFrom("office_host as h")
    .innerJoin("office as o", "o.id", "h.office_id")
    .selectAll("o")
    .where("h.host", "=", host)
    .executeTakeFirst();
}

/** An office by id. */
export function findOfficeRow(database: Database, id: string) {
  return database.global.selectFrom("office").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Every office, by slug. */
export function listOfficeRows(database: Database) {
  return database.global.selectFrom("office").selectAll().orderBy("slug").execute();
}

/** Regions right below `parent`, by name; the provinces for null. */
export function listRegionRows(tx: TenantTx, parent: string | null) {
  return tx
    .selectFrom("region")
    .select(["code", "level", "name"])
    .where((on) => (parent === null ? on("level", "=", 1) : on("parent_code", "=", parent)))
    .orderBy("name")
    .execute();
}

/** Every region below one, by code. */
export function listRegionRowsBelow(tx: TenantTx, region: string) {
  return tx
    .selectFrom("region")
    .select(["code", "level", "name"])
    .where("code", "like", `${region}.%`)
    .orderBy("code")
    .execute();
}

/** Regions of the given codes. */
export function findRegionRows(tx: TenantTx, codes: readonly string[]) {
  if (codes.length === 0) return Promise.resolve([]);
  return tx
    .selectFrom("region")
    .select(["code", "level", "name"])
    .where("code", "in", [...codes])
    .execute();
}

/** Villages whose search name begins with `prefix`, inside a region when one is given. */
export function searchVillageRows(tx: TenantTx, prefix: string, within: string | undefined, limit: number) {
  return tx
    .selectFrom("region as v")
    .innerJoin("region as d", "d.code", "v.parent_code")
    .innerJoin("region as r", "r.code", "d.parent_code")
    .innerJoin("region as p", "p.code", "r.parent_code")
    .select(["v.code", "v.level", "v.name", "d.name as district", "r.name as regency", "p.name as province"])
    .where("v.level", "=", 4)
    .where("v.search_name", "like", `${prefix.replace(/[\\%_]/g, "")}%`)
    .$if(within !== undefined, (query) => query.where("v.code", "like", `${within}.%`))
    .orderBy("v.search_name")
    .orderBy("v.code")
    .limit(limit)
    .execute();
}

/** Up to six villages: of two districts of a region, of its province outside it, and of another province. */
export async function listExampleVillageRows(tx: TenantTx, region: string): Promise<{ code: string }[]> {
  const province = region.slice(0, 2);
  const villages = () => tx.selectFrom("region").select("code").where("level", "=", 4).orderBy("code");
  const [first] = await villages().where("code", "like", `${region}.%`).limit(1).execute();
  const ownDistrict = `${first?.code.slice(0, 8) ?? region}.%`;
  const groups = await Promise.all([
    villages().where("code", "like", ownDistrict).limit(2).execute(),
    villages().where("code", "like", `${region}.%`).where("code", "not like", ownDistrict).limit(1).execute(),
    villages().where("code", "like", `${province}.%`).where("code", "not like", `${region}.%`).limit(1).execute(),
    villages().where("code", "not like", `${province}.%`).limit(1).execute(),
  ]);
  return groups.flat();
}
