import type { AddressAnswer, AnswerValue, ItemAnswer } from "./answers.ts";
import type { AddressPart, FieldType } from "./form-view.ts";

/**
 * The names of HTML inputs, which work without JavaScript:
 * - one box: the field key (`subject.nik`);
 * - date: `<key>.day`, `<key>.month`, `<key>.year`;
 * - address: `<key>.street`, `.rt`, `.rw`, `.village`, `.postal`;
 * - boolean: two radio buttons of the field key with the values `true` and `false`;
 * - declaration: a tick box of the field key with the value `true`;
 * - group-list: `<key>.<index>.<item key>`, index from 0; an item key that is a date has the three endings too.
 * Gaps in the indexes are closed and entries without any answer dropped when the form is read.
 */
export type FormValues = Record<string, string | string[]>;

/** The three boxes of a date, in reading order. */
export const DATE_PARTS = ["day", "month", "year"] as const;
/** The five boxes of an address, in reading order. */
export const ADDRESS_PARTS = ["street", "rt", "rw", "village", "postal"] as const satisfies readonly AddressPart[];

/** A date as it stands in its three boxes, as typed. */
export type DateParts = Record<(typeof DATE_PARTS)[number], string>;

/** Name of one box of a date or an address. */
export function partName(name: string, part: (typeof DATE_PARTS)[number] | AddressPart): string {
  return `${name}.${part}`;
}

/** Name of a question inside the entry `index` (from 0) of a list. */
export function itemFieldName(listKey: string, index: number, itemKey: string): string {
  return `${listKey}.${index}.${itemKey}`;
}

/** Splits a stored date, or what was typed instead (`31//2020`), into its three boxes. */
export function dateParts(value: AnswerValue | undefined): DateParts {
  const text = typeof value === "string" ? value : "";
  const stored = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (stored) return { day: stored[3] ?? "", month: stored[2] ?? "", year: stored[1] ?? "" };
  const [day = "", month = "", ...rest] = text.split("/");
  return { day, month, year: rest.join("/") };
}

/** The address parts of an answer; empty when it is none. */
export function addressParts(value: AnswerValue | undefined): AddressAnswer {
  return typeof value === "object" && !Array.isArray(value) ? (value as AddressAnswer) : {};
}

/** The entries of a list answer; empty when it is none. */
export function listItems(value: AnswerValue | undefined): ItemAnswer[] {
  return Array.isArray(value) ? value : [];
}

/** What has to be known of a question to name its inputs; a `FieldView` is one. */
export interface NamedField {
  readonly key: string;
  readonly type: FieldType;
  readonly items?: readonly NamedField[];
}

/** The inputs, with their names and texts, that post this value back; what a hidden copy of a page would hold. */
export function formValuesOf(field: NamedField, value: AnswerValue | undefined, name = field.key): FormValues {
  if (value === undefined) return {};
  if (field.type === "date") {
    const parts = dateParts(value);
    return Object.fromEntries(DATE_PARTS.map((part) => [partName(name, part), parts[part]]));
  }
  if (field.type === "address") {
    const parts = addressParts(value);
    return Object.fromEntries(ADDRESS_PARTS.map((part) => [partName(name, part), parts[part] ?? ""]));
  }
  if (field.type === "group-list") {
    return Object.assign(
      {},
      ...listItems(value).flatMap((item, index) =>
        (field.items ?? []).map((question) =>
          formValuesOf(question, item[question.key], itemFieldName(name, index, question.key)),
        ),
      ),
    );
  }
  if (field.type === "decimal" && typeof value === "number") return { [name]: String(value).replace(".", ",") };
  return { [name]: String(value) };
}
