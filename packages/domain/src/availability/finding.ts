/** What is wrong, by kind; the words are the door's. */
export type FindingCode =
  | "contact.missing"
  | "holiday.missingYear"
  | "hours.cutOffTooEarly"
  | "hours.missing"
  | "hours.quotaZero"
  | "rule.contradiction"
  | "rule.noEnd"
  | "rule.overridesNoHoliday"
  | "rule.reviewPassed"
  | "rule.unknownService"
  | "rule.unknownSite"
  | "rule.unreachableAlternative"
  | "service.noChannel"
  | "site.doubled"
  | "site.missing"
  | "site.noMain";

/** One conflict or gap of a configuration. */
export interface Finding {
  readonly code: FindingCode;
  /** An `error` keeps somebody from being served or from knowing; a `warning` is probably not meant. */
  readonly severity: "error" | "warning";
  /** Items of the configuration it is about, in the order of their keys; none for what is missing. */
  readonly keys: readonly string[];
  /** Codes, days and names it is about: services, channels, sites, a year. */
  readonly about: readonly string[];
}

/** An error. */
export function error(code: FindingCode, keys: readonly string[], about: readonly string[] = []): Finding {
  return { code, severity: "error", keys: [...keys].sort(), about };
}

/** A warning. */
export function warning(code: FindingCode, keys: readonly string[], about: readonly string[] = []): Finding {
  return { ...error(code, keys, about), severity: "warning" };
}
