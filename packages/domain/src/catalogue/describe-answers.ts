import { type AnswerValue, addressParts, listItems, type Text } from "@gerai/contracts/catalogue";
import type { Form } from "./fill-form.ts";
import type { FormFacts } from "./form-facts.ts";
import { regionPath } from "./region-codes.ts";
import type { FieldDefinition, ServiceDefinition } from "./template.ts";

/** One answer as a person reads it. */
export interface AnswerRow {
  readonly key: string;
  readonly label: Text;
  readonly value: Text;
}

/** The answers of one page. */
export interface AnswerSection {
  readonly page: string;
  readonly title: Text;
  readonly rows: readonly AnswerRow[];
}

function same(text: string): Text {
  return { id: text, en: text };
}

function dateText(value: string): Text {
  const day = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return same(value);
  const format = (locale: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(day);
  return { id: format("id-ID"), en: format("en-GB") };
}

function regionText(code: string, facts: FormFacts): string {
  const names = regionPath(code)
    .reverse()
    .map((part) => facts.regionName(part));
  return names.some((name) => name !== undefined) ? names.filter((name) => name !== undefined).join(", ") : code;
}

function addressText(value: AnswerValue, facts: FormFacts): string {
  const { street, rt, rw, village, postal } = addressParts(value);
  const neighbourhood = rt || rw ? `RT ${rt ?? "-"} RW ${rw ?? "-"}` : undefined;
  return [street, neighbourhood, village ? regionText(village, facts) : undefined, postal].filter(Boolean).join(", ");
}

function numberText(value: number, field: FieldDefinition): Text {
  const unit = "unit" in field ? field.unit : undefined;
  const format = (locale: string) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false }).format(value);
  return { id: `${format("id-ID")}${unit ? ` ${unit.id}` : ""}`, en: `${format("en-GB")}${unit ? ` ${unit.en}` : ""}` };
}

/** One value in words: option labels, `Ya`/`Tidak`, long dates, 16 digits in fours, region names with those above them. */
export function describeValue(field: FieldDefinition, value: AnswerValue, facts: FormFacts): Text {
  switch (field.type) {
    case "select":
      return field.options.find((option) => option.value === value)?.label ?? same(String(value));
    case "boolean":
      return value === true ? { id: "Ya", en: "Yes" } : { id: "Tidak", en: "No" };
    case "declaration":
      return { id: "Disetujui", en: "Agreed" };
    case "date":
      return dateText(String(value));
    case "time":
      return { id: String(value).replace(":", "."), en: String(value) };
    case "nik":
    case "kk":
      return same(String(value).replace(/(\d{4})(?=\d)/g, "$1 "));
    case "phone":
      return same(String(value).replace(/^\+62(\d{3})(\d{4})(\d+)$/, "0$1-$2-$3"));
    case "region":
      return same(regionText(String(value), facts));
    case "address":
      return same(addressText(value, facts));
    case "site":
      return same(facts.sites.find((site) => site.id === value)?.name ?? String(value));
    case "integer":
    case "decimal":
      return typeof value === "number" ? numberText(value, field) : same(String(value));
    default:
      return same(String(value));
  }
}

function listRows(field: FieldDefinition, value: AnswerValue, facts: FormFacts): AnswerRow[] {
  if (field.type !== "group-list") return [];
  return listItems(value).flatMap((item, index) =>
    field.items.flatMap((question) => {
      const answer = item[question.key];
      if (answer === undefined) return [];
      const label = {
        id: `${field.itemName.id} ${index + 1}: ${question.label.id}`,
        en: `${field.itemName.en} ${index + 1}: ${question.label.en}`,
      };
      return [{ key: `${field.key}.${index}.${question.key}`, label, value: describeValue(question, answer, facts) }];
    }),
  );
}

/** Everything a filled form says, page by page, as a person reads it: for the review page, the desk and documents. */
export function describeAnswers(definition: ServiceDefinition, form: Form, facts: FormFacts): AnswerSection[] {
  return form.pages.flatMap((shown) => {
    const page = definition.pages.find(({ key }) => key === shown.key);
    if (!page) return [];
    const rows = page.fields
      .filter(({ key }) => shown.fields.includes(key))
      .flatMap((field) => {
        const value = form.answers[field.key];
        if (value === undefined) return [];
        if (field.type === "group-list") return listRows(field, value, facts);
        return [{ key: field.key, label: field.label, value: describeValue(field, value, facts) }];
      });
    return [{ page: page.key, title: page.title, rows }];
  });
}
