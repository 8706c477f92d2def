import {
  ADDRESS_PARTS,
  type AddressAnswer,
  type AnswerValue,
  type ItemAnswer,
  type PlainAnswer,
} from "@gerai/contracts/catalogue";
import { parseTypedDay } from "./calendar-day.ts";
import type { FieldDefinition, ListField, TextField } from "./template.ts";

const YES = ["ya", "y", "true", "1"];
const NO = ["tidak", "t", "false", "0"];

function oneLine(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[ \t]+/g, " ")
    .trim();
}

/** Only ASCII: other alphabets are refused by the rules, and their letters change length when their case changes. */
function upperAscii(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

function normaliseText(field: TextField, text: string): string {
  if (field.type === "textarea") return text.normalize("NFC").replace(/\r\n?/g, "\n").trim();
  if (field.format === "passport") return upperAscii(text.replace(/\s+/g, ""));
  return field.format === "ticket" ? upperAscii(oneLine(text)) : oneLine(text);
}

function normalisePhone(text: string): string {
  const bare = text.replace(/[\s.()-]/g, "");
  const mobile = /^(?:\+62|62)?0*(8\d+)$/.exec(bare);
  return mobile ? `+62${mobile[1]}` : text.trim();
}

function normaliseInteger(text: string): string | number {
  const bare = text.replace(/\s+/g, "");
  if (!/^(\d+|\d{1,3}(\.\d{3})+)$/.test(bare)) return text.trim();
  const value = Number(bare.replaceAll(".", ""));
  return Number.isSafeInteger(value) ? value : text.trim();
}

function normaliseDecimal(text: string): string | number {
  const bare = text.replace(/\s+/g, "");
  return /^\d{1,15}([.,]\d{1,15})?$/.test(bare) ? Number(bare.replace(",", ".")) : text.trim();
}

function normaliseYesNo(text: string): string | boolean {
  const word = oneLine(text);
  if (YES.includes(word.toLowerCase())) return true;
  return NO.includes(word.toLowerCase()) ? false : word;
}

function normaliseTime(text: string): string {
  const match = /^(\d{1,2})[.:](\d{2})$/.exec(text.trim());
  return match ? `${(match[1] ?? "").padStart(2, "0")}:${match[2]}` : oneLine(text);
}

function normaliseAddress(value: object): AddressAnswer | undefined {
  const given = value as Record<string, unknown>;
  const address: AddressAnswer = {};
  for (const part of ADDRESS_PARTS) {
    const raw = given[part];
    if (typeof raw !== "string" && typeof raw !== "number") continue;
    const text = oneLine(String(raw));
    const isUnit = part === "rt" || part === "rw";
    if (text !== "") address[part] = isUnit && /^\d{1,2}$/.test(text) ? text.padStart(3, "0") : text;
  }
  return Object.keys(address).length > 0 ? address : undefined;
}

function normaliseList(field: ListField, value: readonly unknown[]): ItemAnswer[] | undefined {
  const items: ItemAnswer[] = [];
  for (const raw of value) {
    if (typeof raw !== "object" || raw === null || Array.isArray(raw)) continue;
    const item: ItemAnswer = {};
    for (const question of field.items) {
      const answer = normaliseValue(question, (raw as Record<string, unknown>)[question.key]);
      if (answer !== undefined && typeof answer !== "object") item[question.key] = answer;
    }
    if (Object.keys(item).length > 0) items.push(item);
  }
  return items.length > 0 ? items : undefined;
}

function normaliseWords(field: FieldDefinition, text: string): PlainAnswer {
  switch (field.type) {
    case "text":
    case "textarea":
      return normaliseText(field, text);
    case "nik":
    case "kk":
      // Full-width digits of some keyboards are the same digits (BIDX-3).
      return text.normalize("NFKC").replace(/[\s.-]/g, "");
    case "phone":
      return normalisePhone(text);
    case "integer":
      return normaliseInteger(text);
    case "decimal":
      return normaliseDecimal(text);
    case "boolean":
      return normaliseYesNo(text);
    case "date":
      return parseTypedDay(oneLine(text)) ?? oneLine(text);
    case "time":
      return normaliseTime(text);
    case "email":
      return oneLine(text).replace(/@[^@]*$/, (domain) => domain.toLowerCase());
    case "person-name":
    case "new-person-name":
      return oneLine(text).replace(/[\u2018\u2019\u02bc]/g, "'");
    default:
      return oneLine(text);
  }
}

/**
 * Brings an answer into its stored shape by the rules of its type (field-types.json): dates `YYYY-MM-DD`, phones E.164,
 * digits without spaces. What cannot be parsed stays as typed, so that the form keeps it and the rule names the error.
 * Total and idempotent; undefined = not answered, which is also what a value of a wrong JSON shape counts as.
 */
export function normaliseValue(field: FieldDefinition, value: unknown): AnswerValue | undefined {
  if (field.type === "group-list") return Array.isArray(value) ? normaliseList(field, value) : undefined;
  if (field.type === "address") {
    return typeof value === "object" && value !== null ? normaliseAddress(value) : undefined;
  }
  if (field.type === "declaration") return value === true || value === "true" || value === "on" ? true : undefined;
  if (typeof value === "boolean") return field.type === "boolean" ? value : undefined;
  if (typeof value === "number" && (field.type === "integer" || field.type === "decimal")) return value;
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const normal = normaliseWords(field, String(value));
  return normal === "" ? undefined : normal;
}
