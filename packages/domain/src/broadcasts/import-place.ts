import type { ContactLevel, ImportColumn, ImportFaultCode, Place } from "@gerai/contracts/broadcasts";
import { cellOf, type RawRow } from "./import-row.ts";
import { readUnit } from "./import-values.ts";
import { districtOf, type OfficeArea, ownLevel } from "./place.ts";

/** Why a place cannot be read, and in which column. */
export interface PlaceFault {
  readonly column: ImportColumn;
  readonly code: ImportFaultCode;
}

const fault = (column: ImportColumn, code: ImportFaultCode): PlaceFault => ({ column, code });

/** A name as it is compared: without what kind of region it is, capitals, blanks and signs. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(kecamatan|kec\.?|kelurahan|kel\.?|desa|ds\.?|distrik)\s+/, "")
    .normalize("NFD")
    .replace(/[^a-z0-9]/g, "");
}

/** `6474011001` and `64.74.01.1001` are the same code. */
function plainCode(text: string): string {
  const digits = text.replace(/[. ]/g, "");
  if (!/^\d+$/.test(digits)) return text;
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)].filter(Boolean).join(".");
}

function regionByCode(raw: RawRow, area: OfficeArea, level: ContactLevel): string | PlaceFault {
  const code = plainCode(cellOf(raw, "regionCode"));
  if (!/^\d\d\.\d\d\.\d\d(\.\d{4})?$/.test(code)) return fault("regionCode", "code-unknown");
  if (!code.startsWith(`${area.region}.`)) return fault("regionCode", "place-outside");
  if (!area.byCode.has(code)) return fault("regionCode", "code-unknown");
  const named = (region: string, column: "district" | "village") => {
    const typed = cellOf(raw, column);
    return typed === "" || plainName(area.byCode.get(region)?.name ?? "") === plainName(typed);
  };
  if (!named(districtOf(code), "district")) return fault("district", "code-of-other-place");
  const isVillage = ownLevel(code) !== "camat";
  if (isVillage && !named(code, "village")) return fault("village", "code-of-other-place");
  if (level !== "camat" && !isVillage) return fault("village", "village-missing");
  return code;
}

function regionByName(raw: RawRow, area: OfficeArea, level: ContactLevel): string | PlaceFault {
  const district = cellOf(raw, "district");
  const village = cellOf(raw, "village");
  if (district === "") return fault("district", "district-missing");
  const found = area.regions.find((one) => one.level === 3 && plainName(one.name) === plainName(district));
  if (!found) return fault("district", "district-unknown");
  if (level === "camat") return village === "" ? found.code : fault("village", "village-not-for-level");
  if (village === "") return fault("village", "village-missing");
  const alike = area.regions.filter((one) => one.level === 4 && plainName(one.name) === plainName(village));
  const own = alike.find(({ code }) => districtOf(code) === found.code);
  if (own) return own.code;
  return fault("village", alike.length > 0 ? "village-of-other-district" : "village-unknown");
}

function readUnits(raw: RawRow, level: ContactLevel): { rw: number | null; rt: number | null } | PlaceFault[] {
  const [rw, rt] = [readUnit(cellOf(raw, "rw")), readUnit(cellOf(raw, "rt"))];
  const unreadable = [...("code" in rw ? [fault("rw", rw.code)] : []), ...("code" in rt ? [fault("rt", rt.code)] : [])];
  if ("code" in rw || "code" in rt) return unreadable;
  const takesRw = level === "rw" || level === "rt";
  const faults: PlaceFault[] = [];
  if (!takesRw && rw.value !== null) faults.push(fault("rw", "number-not-for-level"));
  if (level !== "rt" && rt.value !== null) faults.push(fault("rt", "number-not-for-level"));
  if (level === "rw" && rw.value === null) faults.push(fault("rw", "rw-missing"));
  if (level === "rt" && rt.value === null) faults.push(fault("rt", "rt-missing"));
  return faults.length > 0 ? faults : { rw: rw.value, rt: rt.value };
}

/** The place of a row, by its code or by the names of district and village, with the numbers that the level needs. */
export function readPlace(raw: RawRow, area: OfficeArea, level: ContactLevel): Place | readonly PlaceFault[] {
  const region = cellOf(raw, "regionCode") === "" ? regionByName(raw, area, level) : regionByCode(raw, area, level);
  const units = readUnits(raw, level);
  const faults = [...(typeof region === "string" ? [] : [region]), ...(Array.isArray(units) ? units : [])];
  if (typeof region !== "string" || Array.isArray(units)) return faults;
  const isOwn = level === "rw" || level === "rt" || ownLevel(region) === level;
  return isOwn ? { region, ...units } : [fault("level", "level-not-of-place")];
}
