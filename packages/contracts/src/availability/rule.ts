import { z } from "zod";
import {
  CategoryCode,
  Channel,
  Day,
  LocalMoment,
  PurposeCode,
  RuleScope,
  ServiceCode,
  SiteCode,
  Stage,
} from "./scope.ts";

/** What can stand still while everything else goes on. `siak` is the ministry's central system. */
export const Capability = z.enum(["recording", "printing", "pickup", "legalisation", "siak"]);
export type Capability = z.infer<typeof Capability>;

/** Hold reasons of the life cycle that a rule can set. */
export const HoldCode = z.enum([
  "RECORDING_SUSPENDED",
  "PRINT_SUSPENDED",
  "BLANKO_OUT",
  "PICKUP_SUSPENDED",
  "LEGALISATION_SUSPENDED",
  "SIAK_DOWN",
]);
export type HoldCode = z.infer<typeof HoldCode>;

/** Cards printed on blanks; a suspended printing may be of one kind only. */
export const CardKind = z.enum(["ktp-el", "kia"]);
export type CardKind = z.infer<typeof CardKind>;

/** The hold a suspended capability sets when the rule names none. */
export const HOLD_OF_CAPABILITY = {
  recording: "RECORDING_SUSPENDED",
  printing: "PRINT_SUSPENDED",
  pickup: "PICKUP_SUSPENDED",
  legalisation: "LEGALISATION_SUSPENDED",
  siak: "SIAK_DOWN",
} as const satisfies Record<Capability, HoldCode>;

const Words = z.strictObject({ id: z.string().min(1).max(600), en: z.string().min(1).max(600) });

/** One capability that stands still; `blanksOut` turns the hold of printing into `BLANKO_OUT`, `card` limits it to a kind. */
export const Suspension = z
  .strictObject({ capability: Capability, blanksOut: z.literal(true).optional(), card: CardKind.optional() })
  .refine((value) => value.capability === "printing" || (!value.blanksOut && !value.card), {
    message: "blanksOut and card belong to printing",
  });
export type Suspension = z.infer<typeof Suspension>;

/**
 * What a rule does, all of it for as long as it holds. `access` decides whether the stages in scope may be used;
 * `suspend` and `resume` decide about capabilities, for every channel and stage of the services and sites in scope;
 * `stopsWork` says that nobody works at all: nothing is read and promises stand still.
 */
export const RuleEffects = z
  .strictObject({
    access: z.enum(["close", "open"]).optional(),
    suspend: z.array(Suspension).min(1).max(8).optional(),
    resume: z.array(Capability).min(1).max(5).optional(),
    stopsWork: z.literal(true).optional(),
    /** Share of the usual seats or places, 0.5 for half. */
    capacityFactor: z.number().gt(0).lte(1).optional(),
    houseRules: z.array(Words).min(1).max(12).optional(),
    /** Urgency advice, such as to put off what can wait. */
    advice: Words.optional(),
  })
  .refine((effects) => Object.values(effects).some((value) => value !== undefined), { message: "no effect" });
export type RuleEffects = z.infer<typeof RuleEffects>;

/** For whom a rule does not hold. All that is named must be true; of several exceptions one is enough. */
export const RuleException = z
  .strictObject({
    purposes: z.array(PurposeCode).min(1).optional(),
    /** Cases filed before this day. A new filing never is. */
    filedBefore: Day.optional(),
    stages: z.array(Stage).min(1).optional(),
    services: z.array(ServiceCode).min(1).optional(),
    categories: z.array(CategoryCode).min(1).optional(),
    channels: z.array(Channel).min(1).optional(),
    sites: z.array(SiteCode).min(1).optional(),
  })
  .refine((exception) => Object.values(exception).some((value) => value !== undefined), {
    message: "an exception without a condition would lift the rule",
  });
export type RuleException = z.infer<typeof RuleException>;

/** Another way the rule points to: a channel, a site, or words alone. */
export const RuleAlternative = z
  .strictObject({ channel: Channel.optional(), site: SiteCode.optional(), text: Words.optional() })
  .refine((way) => way.channel !== undefined || way.text !== undefined, { message: "a channel or words" });
export type RuleAlternative = z.infer<typeof RuleAlternative>;

const firstMoment = (day: string): string => (day.length === 10 ? `${day}T00:00` : day);
const lastMoment = (day: string): string => (day.length === 10 ? `${day}T24:00` : day);

/**
 * One decision of the office about what is open (a "mode"). It holds from the start of `from` (or that minute) to the
 * end of the day `until` (or up to that minute); or for `durationDays` days; or with neither, until somebody ends it,
 * and then `reviewOn` says when that is looked at. Days and moments are the office's. A rule that ended stays in the
 * configuration with its end, so that the past can be asked about.
 */
export const RuleBody = z
  .strictObject({
    name: z.string().min(3).max(120),
    scope: RuleScope,
    effects: RuleEffects,
    from: z.union([Day, LocalMoment]),
    until: z.union([Day, LocalMoment]).optional(),
    /**
     * When an end that had been left open was decided. Whoever asks about an instant before is told what was known then:
     * not decided.
     */
    untilDecidedOn: z.union([Day, LocalMoment]).optional(),
    durationDays: z.int().min(1).max(3660).optional(),
    reviewOn: Day.optional(),
    exceptions: z.array(RuleException).max(20).default([]),
    /** Days of holidays, national or local, on which what is in scope is served all the same. */
    overridesHoliday: z.array(Day).min(1).max(40).optional(),
    reason: Words,
    alternatives: z.array(RuleAlternative).max(10).default([]),
    /** Whether the contacts for people who get stuck are shown while it holds. */
    showContacts: z.boolean().default(false),
  })
  .refine((rule) => rule.until === undefined || rule.durationDays === undefined, {
    message: "either an end or a duration",
    path: ["durationDays"],
  })
  .refine((rule) => rule.untilDecidedOn === undefined || rule.until !== undefined, {
    message: "no end that could have been decided",
    path: ["untilDecidedOn"],
  })
  .refine((rule) => rule.until === undefined || lastMoment(rule.until) > firstMoment(rule.from), {
    message: "ends before it begins",
    path: ["until"],
  });
export type RuleBody = z.infer<typeof RuleBody>;
