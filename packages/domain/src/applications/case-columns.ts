import { type Answers, listItems } from "@gerai/contracts/catalogue";
import { newId } from "@gerai/foundation/ids";
import type { FieldDefinition, Form, ServiceDefinition } from "../catalogue/index.ts";
import type { Context } from "../kernel/index.ts";
import type { CaseColumns, NameTokenRow, OutputSeed, PersonRow } from "./applications.store.ts";
import { type CaseContact, initialsOf, sealContact } from "./case-contact.ts";
import { nameTokens } from "./name-tokens.ts";

/** Everything that is written of a case when it is filed: its own columns and the rows beside it. */
export interface CaseRecord {
  readonly columns: CaseColumns;
  readonly outputs: readonly OutputSeed[];
  readonly persons: readonly PersonRow[];
  readonly nameTokens: readonly NameTokenRow[];
}

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
interface IndexedPerson {
  readonly role: string;
  readonly nik_index: Buffer;
}

/** NIKs as blind indexes, each once per role; only whole numbers are worth finding again. */
function indexedPersons(ctx: Context, definition: ServiceDefinition, answers: Answers): IndexedPerson[] {
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
function tokenRows(ctx: Context, applicationId: string, definition: ServiceDefinition, answers: Answers, name: string) {
  const names = valuesOf(definition, answers, ["person-name", "new-person-name"])
    .filter(({ role }) => !isWitness(role))
    .map(({ value }) => value);
  return [...new Set([name, ...names].flatMap(nameTokens))].map((token) => ({
    tenant_id: ctx.tenantId,
    application_id: applicationId,
    token_index: ctx.keys.index("name", token),
  }));
}

/** Prepares what filing a case writes; seals and indexes with the office's keys, touches nothing. */
export function prepareCase(
  ctx: Context,
  applicationId: string,
  definition: ServiceDefinition,
  form: Form,
  contact: CaseContact,
): CaseRecord {
  const now = ctx.now();
  return {
    columns: {
      purpose: form.purposes[0] ?? null,
      flags: form.flags.map(({ rule }) => rule),
      needs_head_approval: form.flags.some(({ effect }) => effect === "needsHeadApproval"),
      initials: initialsOf(contact.name),
      answers_sealed: ctx.keys.sealJson("application", "answers", applicationId, form.answers),
      contact_sealed: sealContact(ctx.keys, applicationId, contact),
    },
    outputs: form.outputs.map(({ kind, item, delivery }, position) => ({
      tenant_id: ctx.tenantId,
      id: newId(now),
      application_id: applicationId,
      position,
      kind,
      item,
      delivery,
      state_at: now,
    })),
    persons: indexedPersons(ctx, definition, form.answers).map((person) => ({
      ...person,
      tenant_id: ctx.tenantId,
      application_id: applicationId,
    })),
    nameTokens: tokenRows(ctx, applicationId, definition, form.answers, contact.name),
  };
}
