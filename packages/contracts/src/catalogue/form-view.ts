import { z } from "zod";
import { AnswerValue } from "./answers.ts";
import { Text } from "./text.ts";

/** The closed list of field types; each has one control. */
export const FieldType = z.enum([
  "text",
  "textarea",
  "integer",
  "decimal",
  "boolean",
  "select",
  "date",
  "time",
  "nik",
  "kk",
  "phone",
  "email",
  "region",
  "person-name",
  "new-person-name",
  "address",
  "site",
  "slot",
  "group-list",
  "declaration",
]);
export type FieldType = z.infer<typeof FieldType>;

/** hard = must be mended; confirm = the citizen may go on after confirming; officer = shown to the officer only. */
export const ErrorLevel = z.enum(["hard", "confirm", "officer"]);
export type ErrorLevel = z.infer<typeof ErrorLevel>;

/** A part of an address, each with a box of its own. */
export const AddressPart = z.enum(["street", "rt", "rw", "village", "postal"]);
export type AddressPart = z.infer<typeof AddressPart>;

/** What is wrong with one answer, worded. `field` is a field key, or `<list key>.<index>.<item key>` inside a list. */
export const FieldErrorView = z.object({
  field: z.string(),
  code: z.string(),
  level: ErrorLevel,
  text: Text,
  /** For an address: the box at fault. */
  part: AddressPart.optional(),
});
export type FieldErrorView = z.infer<typeof FieldErrorView>;

/** One offered choice. */
export const OptionView = z.object({ value: z.string(), label: Text, hint: Text.optional() });
export type OptionView = z.infer<typeof OptionView>;

const fieldShape = {
  key: z.string(),
  type: FieldType,
  label: Text,
  hint: Text.optional(),
  required: z.boolean(),
  /** The answer so far, or what was typed when it could not be parsed. */
  value: AnswerValue.optional(),
  /** select, site, slot. A site with one option and that value is shown as text with a hidden input. */
  options: z.array(OptionView).optional(),
  inputmode: z.enum(["text", "numeric", "decimal", "tel", "email", "search"]).optional(),
  autocomplete: z.string().optional(),
  /** Numbers: the bounds. Dates: `YYYY-MM-DD`. */
  min: z.union([z.number(), z.string()]).optional(),
  max: z.union([z.number(), z.string()]).optional(),
  maxLength: z.number().int().optional(),
  unit: Text.optional(),
  /** region: the level to choose. */
  level: z.enum(["province", "regency", "district", "village"]).optional(),
  /** region, address: where the place has to lie. */
  scope: z.enum(["any", "tenant", "outsideTenant"]).optional(),
  /** address: the parts that must be filled in. */
  requireParts: z.array(AddressPart).optional(),
  /** group-list: how many entries, and what one of them is called. */
  minItems: z.number().int().optional(),
  maxItems: z.number().int().optional(),
  itemName: Text.optional(),
  /** declaration: the statement beside the tick box. */
  declaration: Text.optional(),
  errors: z.array(FieldErrorView),
  /** region, address: names of the chosen code and of every region it lies in, by code. */
  regionNames: z.record(z.string(), z.string()).optional(),
};

/** A question inside a list entry; its `key` is plain and its `value` stands in the list's own value. */
export const ItemFieldView = z.object(fieldShape);
export type ItemFieldView = z.infer<typeof ItemFieldView>;

/** One question, ready to be drawn. The names of its inputs are made by `form-names.ts`. */
export const FieldView = z.object({
  ...fieldShape,
  /** group-list: the questions of one entry. */
  items: z.array(ItemFieldView).optional(),
});
export type FieldView = z.infer<typeof FieldView>;

/** One topic on one page. `step` counts from 1; both numbers may grow as answers open further pages. */
export const FormPageView = z.object({
  key: z.string(),
  title: Text,
  intro: Text.optional(),
  fields: z.array(FieldView),
  step: z.number().int(),
  steps: z.number().int(),
  /** Key of the page before this one. */
  previous: z.string().optional(),
});
export type FormPageView = z.infer<typeof FormPageView>;

/** A rule that stops the case, with the service that serves instead. */
export const StopView = z.object({
  rule: z.string(),
  message: Text,
  /** Slug of the service to go to. */
  suggest: z.string().optional(),
  /** The page whose answers decided it. */
  page: z.string().optional(),
});
export type StopView = z.infer<typeof StopView>;
