export { availabilityAt, type Opening, openingAt, type Question } from "./availability-at.ts";
export {
  type AvailabilityInput,
  type AvailabilityItem,
  type CompiledAvailability,
  compileAvailability,
} from "./compile-availability.ts";
export { coversService } from "./compiled-rule.ts";
export { type DayOfHours, dayHours, type Holiday, holidaysBetween, openIntervals } from "./day-hours.ts";
export type { Finding, FindingCode } from "./finding.ts";
export { getAvailability, previewAvailability } from "./get-availability.ts";
export { getOfficeToday, getServiceToday, listServicesNow } from "./get-today.ts";
export { holdsAt, type RunningCase } from "./holds-at.ts";
export { type DatedRule, datedRules, liveRules, needsPurpose, purposesThatMatter } from "./live-rules.ts";
export {
  loadAvailability,
  loadDraftAvailability,
  readAvailability,
  readProvisionalYears,
} from "./load-availability.ts";
export { readCalendarFile } from "./office-calendar-file.ts";
export { officeToday } from "./office-today.ts";
export { previewOffice } from "./preview-office.ts";
export { publishConfiguration } from "./publish-configuration.ts";
export { type ReadingDay, readingDays } from "./reading-days.ts";
export { rememberedAnswer } from "./remembered-answer.ts";
export { listConfigurationChoices, readNationalCalendar, reviewDraft } from "./review-draft.ts";
export { type Need, type ServiceFacts, serviceFacts } from "./service-facts.ts";
export { purposeLabels, serviceToday } from "./service-today.ts";
export { validateConfiguration } from "./validate-configuration.ts";
export { type WhatsappNumber, whatsappNumbers } from "./whatsapp-numbers.ts";
export { type Interval, type WorkQuestion, workingIntervals } from "./working-intervals.ts";
