import { ListRegionsInput, type RegionMatchView, type RegionView, SearchVillagesInput } from "@gerai/contracts/tenancy";
import { query, type ReadScope } from "../kernel/index.ts";
import { findRegionRows, listRegionRows, listRegionRowsBelow, searchVillageRows } from "./tenancy.store.ts";

/** Regions right below one, or the provinces: the way to a village in four plain pages. */
export const listRegions = query({
  action: "region.list",
  principals: ["public", "link", "staff"],
  permission: "self",
  input: ListRegionsInput,
  async run({ tx }, input): Promise<RegionView[]> {
    return await listRegionRows(tx, input.parent ?? null);
  },
});

/** Up to 20 villages whose name begins with what was typed. */
export const searchVillages = query({
  action: "region.search",
  principals: ["public", "link", "staff"],
  permission: "self",
  input: SearchVillagesInput,
  async run({ tx }, input): Promise<RegionMatchView[]> {
    const prefix = input.q
      .toLowerCase()
      .normalize("NFD")
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
    if (prefix.length < 2) return [];
    const rows = await searchVillageRows(tx, prefix, input.within, 20);
    return rows.map((row) => ({
      code: row.code,
      level: row.level,
      name: row.name,
      path: [row.name, row.district, row.regency, row.province].join(", "),
    }));
  },
});

/** Region names never change within a process's life, so each is read once. */
const known = new Map<string, string>();
const MOST_KNOWN = 100_000;

/** Names of the regions with these codes; unknown codes are absent. */
export async function regionNames(scope: ReadScope, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const missing = codes.filter((code) => !known.has(code));
  if (missing.length > 0) {
    if (known.size > MOST_KNOWN) known.clear();
    for (const row of await findRegionRows(scope.tx, missing)) known.set(row.code, row.name);
  }
  return new Map(codes.flatMap((code) => (known.has(code) ? [[code, known.get(code) ?? ""] as const] : [])));
}

/** All regions below one, read once. */
const below = new Map<string, readonly RegionView[]>();
const MOST_BELOW = 600;

/** Districts and villages of a regency or city, by code: a few hundred at most. */
export async function regionsBelow(scope: ReadScope, region: string): Promise<readonly RegionView[]> {
  const found = below.get(region);
  if (found) return found;
  const rows = await listRegionRowsBelow(scope.tx, region);
  if (below.size > MOST_BELOW) below.clear();
  below.set(region, rows);
  return rows;
}
