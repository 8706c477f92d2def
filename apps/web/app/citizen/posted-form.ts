import type { FieldView, FormValues, ItemFieldView } from "@gerai/contracts/catalogue";
import { formValuesOf } from "@gerai/contracts/catalogue";

/** Inputs of ours beside the questions begin with an underscore and are never sent to the API. */
export const COMMAND = "_perintah";
export const CONFIRMED = "_yakin";

/** What the pressed button asks for: go on, look a region up, or change a list. */
export type FormCommand =
  | { readonly kind: "continue" }
  | { readonly kind: "search" | "browse"; readonly input: string }
  | { readonly kind: "add"; readonly list: string }
  | { readonly kind: "remove"; readonly list: string; readonly index: number };

/** Reads the value of the pressed button (`cari:<input>`, `buka:<input>`, `tambah:<list>`, `hapus:<list>:<index>`). */
export function readCommand(value: unknown): FormCommand {
  const [verb, target = "", index = ""] = typeof value === "string" ? value.split(":") : [];
  if (verb === "cari") return { kind: "search", input: target };
  if (verb === "buka") return { kind: "browse", input: target };
  if (verb === "tambah") return { kind: "add", list: target };
  if (verb === "hapus" && /^\d{1,2}$/.test(index)) return { kind: "remove", list: target, index: Number(index) };
  return { kind: "continue" };
}

/** Names of the boxes beside a region question: the words to search for, and the step of the list that is open. */
export const searchName = (input: string): string => `_cari.${input}`;
export const browseName = (input: string): string => `_daftar.${input}`;
/** Name of the hidden count of shown entries of a list; an entry that is still empty posts nothing else. */
export const countName = (list: string): string => `_jumlah.${list}`;

/** The posted questions, without our own inputs. */
export function readValues(form: FormData): FormValues {
  const values: FormValues = {};
  for (const [name, value] of form) {
    if (name.startsWith("_") || typeof value !== "string") continue;
    const known = values[name];
    values[name] = known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value];
  }
  return values;
}

/** What the inputs of these questions hold before anything is posted. */
export function storedValues(fields: readonly FieldView[]): FormValues {
  return Object.assign({}, ...fields.map((field) => formValuesOf(field, field.value)));
}

/** One value of an input as text. */
export function textOf(values: FormValues, name: string): string {
  const value = values[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** How many entries of a list are shown: those with an answer, at least the required number and one. */
export function entryCount(list: FieldView, values: FormValues, shown: number): number {
  const prefix = `${list.key}.`;
  const indexes = Object.keys(values)
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number.parseInt(name.slice(prefix.length), 10));
  const used = Math.max(0, ...indexes.map((index) => index + 1));
  return Math.min(Math.max(used, shown, list.minItems ?? 1, 1), list.maxItems ?? 100);
}

/** The values without one entry of a list; later entries move up. */
export function withoutEntry(values: FormValues, list: string, removed: number): FormValues {
  const prefix = `${list}.`;
  const kept: FormValues = {};
  for (const [name, value] of Object.entries(values)) {
    const index = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : -1;
    if (index === removed && index >= 0) continue;
    const rest = name.slice(prefix.length + String(index).length);
    kept[index > removed ? `${prefix}${index - 1}${rest}` : name] = value;
  }
  return kept;
}

/** A region question of a page: the name of its input, the level to reach (1 to 4) and where it has to lie. */
export interface RegionQuestion {
  readonly input: string;
  readonly level: number;
  readonly scope: "any" | "tenant" | "outsideTenant";
}

const LEVELS = { province: 1, regency: 2, district: 3, village: 4 } as const;

/** The region question behind the input of this name, also inside an address or a list entry; undefined when it is none. */
export function findRegionQuestion(fields: readonly FieldView[], input: string): RegionQuestion | undefined {
  for (const field of fields) {
    const items: readonly ItemFieldView[] = field.items ?? [];
    const item = items.find((candidate) => {
      const rest = input.startsWith(`${field.key}.`) ? input.slice(field.key.length + 1) : "";
      return /^\d+\./.test(rest) && questionInput(rest.replace(/^\d+\./, ""), candidate);
    });
    if (item) return question(input, item);
    if (questionInput(input, field)) return question(input, field);
  }
  return undefined;
}

function questionInput(input: string, field: ItemFieldView): boolean {
  return (
    (field.type === "region" && input === field.key) || (field.type === "address" && input === `${field.key}.village`)
  );
}

function question(input: string, field: ItemFieldView): RegionQuestion {
  return { input, level: field.type === "address" ? 4 : LEVELS[field.level ?? "village"], scope: field.scope ?? "any" };
}

/** The search box that was filled in while its question has no answer: Enter in that box means "search". */
export function impliedSearch(form: FormData): string | undefined {
  const values = readValues(form);
  for (const [name, value] of form) {
    const input = name.startsWith("_cari.") ? name.slice("_cari.".length) : undefined;
    if (input && typeof value === "string" && value.trim().length > 1 && textOf(values, input) === "") return input;
  }
  return undefined;
}
