import {
  type RequirementView,
  type ServiceSummaryView,
  type ServiceView,
  slugOfService,
} from "@gerai/contracts/catalogue";
import type { Form } from "./fill-form.ts";
import type { RequirementDefinition, ServiceDefinition } from "./template.ts";

/** A paper as it is shown. */
export function viewRequirement(paper: RequirementDefinition): RequirementView {
  return {
    key: paper.key,
    label: paper.label,
    help: paper.help,
    exampleKind: paper.exampleKind,
    required: paper.required,
    accept: [...paper.accept],
    maxFiles: paper.maxFiles,
    originalUpload: paper.original.upload,
    surrenderAtPickup: paper.original.surrenderAtPickup,
    national: paper.national,
    ...(paper.oneOfGroup && { oneOfGroup: paper.oneOfGroup }),
  };
}

/** The papers that this form asks for, in the order of the template, required and optional ones. */
export function viewRequirements(definition: ServiceDefinition, form: Form): RequirementView[] {
  const asked = [...form.requiredPapers, ...form.optionalPapers];
  return definition.requirements.filter(({ key }) => asked.includes(key)).map((paper) => viewRequirement(paper));
}

/** A service as a tile or a search hit. */
export function viewServiceSummary(definition: ServiceDefinition): ServiceSummaryView {
  const { code, category, name, summary, searchWords, output, usesBlanko, promise, presence } = definition;
  return {
    code,
    slug: slugOfService(code),
    category,
    name,
    summary,
    searchWords: [...searchWords],
    outputKinds: [output.kind, ...(output.also ?? []).map(({ kind }) => kind)],
    cards: usesBlanko.length > 0,
    promise: {
      workingDays: promise.workingDays,
      startsAt: promise.startsAt,
      statutoryMaxDays: promise.statutoryMaxDays,
    },
    presence: { needed: presence.needed, why: presence.why },
  };
}

/** Everything a citizen wants to know before beginning. */
export function viewService(definition: ServiceDefinition): ServiceView {
  const always = definition.pages.filter((page) => !page.condition && page.fields.some((field) => !field.condition));
  return {
    ...viewServiceSummary(definition),
    eligibility: definition.eligibility.text,
    officeNote: definition.officeNote ?? null,
    requirements: definition.requirements.map((paper) => ({
      ...viewRequirement(paper),
      conditional: paper.condition !== undefined,
    })),
    delivery: [...definition.output.delivery],
    fee: 0,
    legalBasis: [...definition.legalBasis],
    steps: always.length,
  };
}
