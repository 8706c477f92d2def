import type { ContactLevel, Place, PlaceView } from "@gerai/contracts/broadcasts";
import type { RegionView } from "@gerai/contracts/tenancy";
import { notFound } from "@gerai/foundation/problem";
import type { ReadScope } from "../kernel/index.ts";
import { regionsBelow } from "../tenancy/index.ts";

const DISTRICT_LENGTH = "64.74.01".length;

/** Levels from the top of the tree down. */
export const LEVELS = ["camat", "lurah", "kades", "rw", "rt"] as const satisfies readonly ContactLevel[];

/** The districts and villages that an office is for. */
export interface OfficeArea {
  readonly region: string;
  readonly name: string;
  readonly regions: readonly RegionView[];
  readonly byCode: ReadonlyMap<string, RegionView>;
}

/** Compiled once per office's region: regions do not change within a process's life. */
const known = new WeakMap<readonly RegionView[], OfficeArea>();

/** The area of the office; 404 for one without (the ministry). */
export async function officeArea(scope: ReadScope): Promise<OfficeArea> {
  const { regionCode, shortName } = scope.ctx.office;
  if (regionCode === null) throw notFound();
  const regions = await regionsBelow(scope, regionCode);
  const found = known.get(regions);
  if (found) return found;
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const area = { region: regionCode, name: shortName, regions, byCode };
  known.set(regions, area);
  return area;
}

/** The district in which a place lies: itself, or the one above a village. */
export function districtOf(region: string): string {
  return region.slice(0, DISTRICT_LENGTH);
}

/** The head that a region of Kemendagri itself has: villages whose last part begins with 1 are kelurahan. */
export function ownLevel(region: string): "camat" | "lurah" | "kades" {
  if (region.length === DISTRICT_LENGTH) return "camat";
  return region.charAt(DISTRICT_LENGTH + 1) === "1" ? "lurah" : "kades";
}

/** Whether a head of this level can be head of this place. */
export function isLevelOf(level: ContactLevel, { region, rw, rt }: Place): boolean {
  if (level === "rw") return ownLevel(region) !== "camat" && rw !== null && rt === null;
  if (level === "rt") return ownLevel(region) !== "camat" && rt !== null;
  return ownLevel(region) === level && rw === null && rt === null;
}

/** One name for one place, the same however it was written. */
export function placeKey({ region, rw, rt }: Place): string {
  return `${region}/${rw ?? ""}/${rt ?? ""}`;
}

/** A place with its names. */
export function viewPlace(area: OfficeArea, { region, rw, rt }: Place): PlaceView {
  const district = area.byCode.get(districtOf(region))?.name ?? districtOf(region);
  const village = ownLevel(region) === "camat" ? null : (area.byCode.get(region)?.name ?? region);
  const parts = [rt === null ? null : `RT ${rt}`, rw === null ? null : `RW ${rw}`, village, district];
  return { region, rw, rt, district, village, label: parts.filter((part) => part !== null).join(", ") };
}
