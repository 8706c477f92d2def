export { answerPage, type PageStep } from "./answer-page.ts";
export { applyServiceOverrides, type ServiceChange } from "./apply-service-overrides.ts";
export { holds, type Lookup } from "./conditions.ts";
export { lookupIn } from "./derived-values.ts";
export { type AnswerRow, type AnswerSection, describeAnswers, describeValue } from "./describe-answers.ts";
export type { Flag, Stop } from "./eligibility.ts";
export { errorText } from "./error-texts.ts";
export { type Form, type FormPage, fillForm, type PaperGroup } from "./fill-form.ts";
export type { FormFacts, SiteFact, SlotFact } from "./form-facts.ts";
export {
  districtOfNumber,
  kkFault,
  type NikFacts,
  type NumberFault,
  nikAgreesWithBirthDate,
  nikFault,
  readNik,
} from "./identity-numbers.ts";
export { listServiceSettings } from "./list-service-settings.ts";
export { getService, readServiceList } from "./list-services.ts";
export { type CatalogueIndex, loadTemplates, type NationalCatalogue, nationalCatalogue } from "./load-templates.ts";
export { offerServices } from "./offer-services.ts";
export { findService, findServiceVersion, type OfferedService, offeredServices } from "./offered-services.ts";
export { listOutdatedServices, type OutdatedService } from "./outdated-services.ts";
export { type OutputKind, type OutputPlan, outputKindOf } from "./plan-outputs.ts";
export { readPage } from "./read-page.ts";
export { listRegionCodes, regionPath } from "./region-codes.ts";
export { applyOverride, resolveTemplate, TemplateError } from "./resolve-template.ts";
export { type ServiceHit, searchServices } from "./search-services.ts";
export { type PlannedService, servicesWith } from "./services-with.ts";
export type {
  BlankoUse,
  BundleLink,
  CapabilityUse,
  Condition,
  FieldDefinition,
  PageDefinition,
  RequirementDefinition,
  RuleDefinition,
  ServiceDefinition,
  ServiceTemplate,
  SharedParts,
} from "./template.ts";
export { type PageViewOptions, viewPage, viewStops } from "./view-page.ts";
export { viewRequirement, viewRequirements, viewService, viewServiceSummary } from "./view-service.ts";
