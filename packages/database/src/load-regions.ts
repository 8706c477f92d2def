import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Sql } from "postgres";

/** Files of idn-area-data (code MIT, data ODbL) in the order of levels: province, regency or city, district, village. */
const FILES = ["provinces.csv", "regencies.csv", "districts.csv", "villages.csv"] as const;
const BATCH = 10_000;

interface Region {
  readonly code: string;
  readonly parent: string | null;
  readonly level: number;
  readonly name: string;
}

/** Lower-case letters and digits only, as villages are searched by. */
export function regionSearchName(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

function readRegions(): Region[] {
  const folder = new URL("./data/", `file://${createRequire(import.meta.url).resolve("idn-area-data/package.json")}`);
  return FILES.flatMap((file, index) => {
    const [head, ...lines] = readFileSync(new URL(file, folder), "utf8").trim().split(/\r?\n/);
    const hasParent = (head ?? "").split(",").length > 2;
    return lines.map((line) => {
      const [code = "", second = "", ...rest] = line.split(",");
      const name = (hasParent ? rest.join(",") : [second, ...rest].join(",")).replace(/^"|"$/g, "");
      return { code, parent: hasParent ? second : null, level: index + 1, name };
    });
  });
}

/** Fills the region table when it is empty. */
export async function loadRegions(sql: Sql, log: (line: string) => void): Promise<void> {
  const [found] = await sql`select 1 from app.region limit 1`;
  if (found) return;
  const regions = readRegions();
  for (let start = 0; start < regions.length; start += BATCH) {
    const batch = regions.slice(start, start + BATCH);
    await sql`
      insert into app.region (code, parent_code, level, name, search_name)
      select * from unnest(${batch.map((r) => r.code)}::text[], ${batch.map((r) => r.parent)}::text[],
        ${batch.map((r) => r.level)}::smallint[], ${batch.map((r) => r.name)}::text[], ${batch.map((r) => regionSearchName(r.name))}::text[])`;
  }
  log(`loaded ${regions.length} regions`);
}
