import {
  ADDRESS_PARTS,
  type Answers,
  type AnswerValue,
  DATE_PARTS,
  type FormValues,
  type ItemAnswer,
  itemFieldName,
  partName,
} from "@gerai/contracts/catalogue";
import { normaliseValue } from "./field-values.ts";
import type { FieldDefinition, ListField, ServiceDefinition } from "./template.ts";

/** The posted text of a name; of several the last one. */
function posted(values: FormValues, name: string): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return (Array.isArray(value) ? value.at(-1) : value) ?? "";
}

/** Three boxes as one text in the order of reading, which the rules of dates take in; empty when all are. */
function readDate(values: FormValues, name: string): string {
  // The slash parts the boxes from each other; one that was typed inside a box becomes a dash, so that no box runs over.
  const parts = DATE_PARTS.map((part) => posted(values, partName(name, part)).trim().replaceAll("/", "-"));
  return parts.every((part) => part === "") ? posted(values, name) : parts.join("/");
}

function readList(field: ListField, name: string, values: FormValues): ItemAnswer[] {
  const indexes = new Set<number>();
  for (const key of Object.keys(values)) {
    const index = key.startsWith(`${name}.`) ? /^(\d{1,4})\./.exec(key.slice(name.length + 1))?.[1] : undefined;
    if (index !== undefined) indexes.add(Number(index));
  }
  return [...indexes]
    .sort((a, b) => a - b)
    .map((index) => {
      const item: ItemAnswer = {};
      for (const question of field.items) {
        const answer = readField(question, itemFieldName(name, index, question.key), values);
        if (answer !== undefined && typeof answer !== "object") item[question.key] = answer;
      }
      return item;
    });
}

function readField(field: FieldDefinition, name: string, values: FormValues): AnswerValue | undefined {
  if (field.type === "date") return normaliseValue(field, readDate(values, name));
  if (field.type === "group-list") return normaliseValue(field, readList(field, name, values));
  if (field.type === "address") {
    const parts = ADDRESS_PARTS.map((part) => [part, posted(values, partName(name, part))] as const);
    return normaliseValue(field, Object.fromEntries(parts));
  }
  return normaliseValue(field, posted(values, name));
}

/**
 * Turns the posted values of one page into answers, by the names of `form-names.ts` in the contracts. What cannot be
 * parsed stays as typed; what is empty is left out; names of other pages are ignored. {} for a page that is unknown.
 */
export function readPage(definition: ServiceDefinition, pageKey: string, values: FormValues): Answers {
  const answers: Answers = {};
  for (const field of definition.pages.find(({ key }) => key === pageKey)?.fields ?? []) {
    const answer = readField(field, field.key, values);
    if (answer !== undefined) answers[field.key] = answer;
  }
  return answers;
}
