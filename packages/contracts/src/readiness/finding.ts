import { z } from "zod";
import { Text } from "../catalogue/index.ts";

/** What can keep people from being served, by kind; the words are the page's. */
export const ReadinessCode = z.enum([
  "contact.missing",
  "form.deadEnd",
  "holiday.missingYear",
  "holiday.provisionalYear",
  "hours.cutOffTooEarly",
  "hours.missing",
  "hours.quotaZero",
  "rule.contradiction",
  "rule.noEnd",
  "rule.overridesNoHoliday",
  "rule.reviewPassed",
  "rule.unknownService",
  "rule.unknownSite",
  "rule.unreachableAlternative",
  "service.closedForLong",
  "service.noChannel",
  "service.none",
  "site.doubled",
  "site.missing",
  "site.noMain",
  "staff.endsSoon",
  "staff.noHandOver",
  "staff.noPrinter",
  "staff.noSecondPerson",
  "staff.noSigner",
  "staff.noVerifier",
  "template.outdated",
]);
export type ReadinessCode = z.infer<typeof ReadinessCode>;

/** Red: somebody who comes today cannot be served to the end, or is told something wrong. Yellow: probably not meant. */
export const ReadinessSeverity = z.enum(["red", "yellow"]);
export type ReadinessSeverity = z.infer<typeof ReadinessSeverity>;

/** Where it is mended: a kind of item of the configuration, the office's people, or what it offers. */
export const ReadinessMend = z.enum(["contact", "holiday", "hours", "rule", "service", "site", "staff"]);
export type ReadinessMend = z.infer<typeof ReadinessMend>;

/** One finding that stands, as it was at the last check. */
export const ReadinessFindingView = z.object({
  id: z.uuid(),
  code: ReadinessCode,
  severity: ReadinessSeverity,
  /** Codes of the services that suffer; empty for what concerns none in particular. */
  services: z.array(z.string()),
  /** True when these are all that the office offers. */
  isEveryService: z.boolean(),
  /** What it is about: a channel, a year, the name of a rule, questions of a form. */
  about: z.array(Text),
  mend: ReadinessMend,
  /** Items of the configuration that it is about. */
  keys: z.array(z.uuid()),
  firstSeen: z.iso.datetime(),
});
export type ReadinessFindingView = z.infer<typeof ReadinessFindingView>;

/** `GET /admin/readiness`: what stands, red first, then the oldest; null while nothing was checked yet. */
export const ReadinessView = z.object({
  checkedAt: z.iso.datetime().nullable(),
  /** The version of the configuration that was checked is still in force. */
  isCurrent: z.boolean(),
  /** How many services were checked. */
  offered: z.int(),
  red: z.int(),
  yellow: z.int(),
  findings: z.array(ReadinessFindingView),
  /** Names of the services that findings mention. */
  services: z.array(z.object({ code: z.string(), slug: z.string(), name: Text })),
});
export type ReadinessView = z.infer<typeof ReadinessView>;

/** `POST /admin/readiness`: what the check found; `added` counts what the one before had not found. */
export const ReadinessCheckView = z.object({
  checkedAt: z.iso.datetime(),
  red: z.int(),
  yellow: z.int(),
  added: z.int(),
  cleared: z.int(),
});
export type ReadinessCheckView = z.infer<typeof ReadinessCheckView>;
