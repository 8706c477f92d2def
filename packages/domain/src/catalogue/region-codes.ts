import { addressParts } from "@gerai/contracts/catalogue";
import { normaliseValue } from "./field-values.ts";
import { districtOfNumber } from "./identity-numbers.ts";
import type { FieldDefinition, ServiceDefinition } from "./template.ts";

/** A code and every region it lies in, the largest first: `64.74.01` gives `64`, `64.74`, `64.74.01`. */
export function regionPath(code: string): string[] {
  const parts = code.split(".");
  return parts.map((_part, index) => parts.slice(0, index + 1).join("."));
}

/** Types of questions whose answer names a region. */
const NAMING = new Set<string>(["address", "region", "nik", "kk", "group-list"]);

function codesIn(field: FieldDefinition, raw: unknown): string[] {
  if (raw === undefined || !NAMING.has(field.type)) return [];
  const value = normaliseValue(field, raw);
  if (field.type === "address") return regionPath(addressParts(value).village ?? "");
  if (Array.isArray(value) && field.type === "group-list") {
    return value.flatMap((item) => field.items.flatMap((question) => codesIn(question, item[question.key])));
  }
  if (typeof value !== "string") return [];
  if (field.type === "region") return regionPath(value);
  return field.type === "nik" || field.type === "kk" ? [districtOfNumber(value)] : [];
}

/**
 * The region codes that filling or viewing a form with these answers asks for, without repeats: load their names in
 * one query and hand them to the form as `facts.regionName`. Strings that cannot be a code are left out.
 */
export function listRegionCodes(
  definition: ServiceDefinition,
  raw: Readonly<Record<string, unknown>>,
  tenantRegion: string,
): string[] {
  const codes = definition.pages.flatMap((page) => page.fields.flatMap((field) => codesIn(field, raw[field.key])));
  const wellFormed = [...regionPath(tenantRegion), ...codes].filter((code) =>
    /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/.test(code),
  );
  return [...new Set(wellFormed)];
}
