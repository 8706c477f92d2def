import type { ServiceOverrideBody, Text } from "@gerai/contracts/catalogue";
import { bothOf, mapComparisons } from "./conditions.ts";
import type {
  BlockUse,
  FieldDefinition,
  PageDefinition,
  RawField,
  RawRequirement,
  RequirementDefinition,
  ServiceDefinition,
  ServiceTemplate,
  SharedParts,
} from "./template.ts";

/** A template names something that does not exist, or leaves a question without a choice. For developers and officers of the catalogue. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
}

function optionsOf(field: RawField, shared: SharedParts, where: string) {
  if (field.options) return field.options;
  const list = shared.codeLists[field.codeList ?? ""];
  if (!list) throw new TemplateError(`${where}: ${field.key}: unknown code list ${field.codeList}`);
  const named = [...(field.only ?? []), ...(field.except ?? [])];
  const stranger = named.find((value) => !list.options.some((option) => option.value === value));
  if (stranger !== undefined)
    throw new TemplateError(`${where}: ${field.key}: ${stranger} is not in ${field.codeList}`);
  const left = list.options.filter(
    ({ value }) => (!field.only || field.only.includes(value)) && !field.except?.includes(value),
  );
  if (left.length === 0) throw new TemplateError(`${where}: ${field.key}: no options left`);
  return left;
}

/** Fills in defaults and code lists; the result has the attributes of its type, which the JSON Schema has checked. */
function resolveField(raw: RawField, shared: SharedParts, where: string): FieldDefinition {
  const { codeList: _list, only: _only, except: _except, ...rest } = raw;
  const field: Record<string, unknown> = { ...rest, required: raw.required !== false };
  if (raw.type === "select") field.options = optionsOf(raw, shared, where);
  if (raw.type === "address") field.require ??= ["street", "village"];
  if (raw.type === "group-list") field.items = (raw.items ?? []).map((item) => resolveField(item, shared, where));
  return field as unknown as FieldDefinition;
}

/** The fields of a block in a page: prefix, name of the person, overrides, leave-outs, condition. */
function expandBlock(use: BlockUse, shared: SharedParts, where: string): RawField[] {
  const block = shared.blocks.fields[use.use];
  if (!block) throw new TemplateError(`${where}: unknown block ${use.use}`);
  const full = (key: string) => {
    if (!key.startsWith(".")) return key;
    if (!use.as) throw new TemplateError(`${where}: block ${use.use} needs 'as'`);
    return use.as + key;
  };
  const worded = (text: RawField["label"]) => ({
    id: text.id.replaceAll("{who}", use.who?.id ?? "{who}"),
    en: text.en.replaceAll("{who}", use.who?.en ?? "{who}"),
  });
  const keys = block.fields.map((field) => full(field.key));
  const stranger = [...Object.keys(use.set ?? {}), ...(use.except ?? [])].find((key) => !keys.includes(key));
  if (stranger) throw new TemplateError(`${where}: block ${use.use} has no field ${stranger}`);
  return block.fields
    .map((field) => ({ ...field, key: full(field.key) }))
    .filter((field) => !use.except?.includes(field.key))
    .map((field) => {
      const own = field.condition && mapComparisons(field.condition, (c) => ({ ...c, field: full(c.field) }));
      const condition = bothOf(use.condition, own);
      return {
        ...field,
        label: worded(field.label),
        ...(field.hint && { hint: worded(field.hint) }),
        ...(field.site && { site: full(field.site) }),
        ...(condition && { condition }),
        ...use.set?.[field.key],
      };
    });
}

function resolvePaper(raw: RawRequirement, shared: SharedParts, where: string): RequirementDefinition {
  if (!("use" in raw)) return raw;
  const { use, ...overrides } = raw;
  const paper = shared.blocks.papers[use];
  if (!paper) throw new TemplateError(`${where}: unknown paper ${use}`);
  return { ...paper, ...overrides };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

/**
 * Resolves blocks, papers and code lists of a template into a definition: plain, frozen and independent of its source.
 * Throws `TemplateError` for an unknown block, paper or list, a block without its prefix, or a question without options.
 */
export function resolveTemplate(template: ServiceTemplate, shared: SharedParts): ServiceDefinition {
  const where = template.code;
  const pages = template.pages.map(
    (page): PageDefinition => ({
      ...page,
      fields: page.fields
        .flatMap((field) => ("use" in field ? expandBlock(field as BlockUse, shared, where) : [field as RawField]))
        .map((field) => resolveField(field, shared, where)),
    }),
  );
  const keys = new Set(pages.flatMap((page) => page.fields.map((field) => field.key)));
  const { $schema: _schema, ...head } = template as ServiceTemplate & { $schema?: string };
  const definition: ServiceDefinition = {
    ...head,
    pages,
    requirements: template.requirements.map((paper) => resolvePaper(paper, shared, where)),
    usesBlanko: template.usesBlanko ?? [],
    derived: shared.derived.filter((derived) => derived.from.every((key) => keys.has(key))),
  };
  return deepFreeze(structuredClone(definition));
}

/** English falls back to Indonesian, which an office always writes. */
const inBoth = ({ id, en }: Text): Text => ({ id, en: en === "" ? id : en });

type ExtraRequirement = NonNullable<ServiceOverrideBody["extraRequirement"]>;

/** The office's own paper: always asked, as a plain picture or PDF, and marked as not national. */
function addedPaper({ id, label, hint }: ExtraRequirement): RequirementDefinition {
  return {
    key: `tambahan_${id}`,
    label: inBoth(label),
    help: inBoth(hint),
    exampleKind: "letter",
    required: true,
    accept: ["image/jpeg", "image/png", "application/pdf"],
    maxFiles: 4,
    original: { upload: "copy", surrenderAtPickup: false },
    national: false,
  };
}

/**
 * A service as this office gives it: its promise, its note and its own paper in place of or beside the national ones.
 * Form, papers and views follow by themselves, because they know definitions only.
 */
export function applyOverride(definition: ServiceDefinition, override: ServiceOverrideBody): ServiceDefinition {
  const { promiseDays, note, extraRequirement } = override;
  return {
    ...definition,
    promise: { ...definition.promise, ...(promiseDays !== undefined && { workingDays: promiseDays }) },
    requirements: [...definition.requirements, ...(extraRequirement ? [addedPaper(extraRequirement)] : [])],
    ...(note && { officeNote: inBoth(note) }),
  };
}
