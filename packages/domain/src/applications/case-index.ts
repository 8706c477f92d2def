import { type Answers, listItems } from "@gerai/contracts/catalogue";
import type { FieldDefinition, ServiceDefinition } from "../catalogue/index.ts";
import type { Context } from "../kernel/index.ts";
import { nameTokens } from "./name-tokens.ts";

interface NamedValue {
  readonly role: string;
  readonly value: string;
}

/** Who a field is about: `mother.nik` is the mother, an entry of a list is whom the list is about. */
function roleOf(key: string): string {
  return key.replace(/\.[^.]*$/, "");
}

function allFields(definition: ServiceDefinition): FieldDefinition[] {
  return definition.pages.flatMap((page) => page.fields);
}

/** The values of all fields of some types, also inside lists. */
function valuesOf(definition: ServiceDefinition, answers: Answers, types: readonly string[]): NamedValue[] {
  return allFields(definition).flatMap((field): NamedValue[] => {
    const answer = answers[field.key];
    if (field.type === "group-list") {
      const keys = field.items.filter((item) => types.includes(item.type)).map((item) => item.key);
      return listItems(answer).flatMap((item) =>
        keys.flatMap((key) => {
          const value = item[key];
          return typeof value === "string" ? [{ role: field.key, value }] : [];
        }),
      );
    }
    const isMeant = types.includes(field.type) && typeof answer === "string";
    return isMeant ? [{ role: roleOf(field.key), value: answer }] : [];
  });
}

function isWitness(role: string): boolean {
  return role.startsWith("witness");
}

function distinct<T>(rows: readonly T[], key: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}

/** A person in a role, as other cases can be asked for. */
export interface IndexedPerson {
  readonly role: string;
  readonly nik_index: Buffer;
}

/** NIKs as blind indexes, each once per role; only whole numbers are worth finding again. */
export function indexedPersons(ctx: Context, definition: ServiceDefinition, answers: Answers): IndexedPerson[] {
  const rows = valuesOf(definition, answers, ["nik"])
    .filter(({ value }) => /^\d{16}$/.test(value))
    .map(({ role, value }) => ({ role, nik_index: ctx.keys.index("nik", value) }));
  return distinct(rows, (row) => `${row.role}|${row.nik_index.toString("base64")}`);
}

/** The persons by whom a case may be the double of another; witnesses go with many cases. */
export function judgedPersons(ctx: Context, definition: ServiceDefinition, answers: Answers): IndexedPerson[] {
  return indexedPersons(ctx, definition, answers).filter(({ role }) => !isWitness(role));
}

/** Words of the applicant's and the subjects' names as blind indexes; nobody looks for a case by its witness. */
export function indexedWords(
  ctx: Context,
  definition: ServiceDefinition,
  answers: Answers,
  applicant: string,
): Buffer[] {
  const names = valuesOf(definition, answers, ["person-name", "new-person-name"])
    .filter(({ role }) => !isWitness(role))
    .map(({ value }) => value);
  return [...new Set([applicant, ...names].flatMap(nameTokens))].map((token) => ctx.keys.index("name", token));
}
