import { z } from "zod";
import { Text } from "../catalogue/index.ts";
import { Capability, CardKind, HoldCode } from "./rule.ts";
import { Channel, Day, PurposeCode, ServiceCode, SiteCode, Stage } from "./scope.ts";

const Instant = z.iso.datetime();

/**
 * Query of `GET /api/v1/availability`. Without a channel the counter is meant, without a stage filing, without a site
 * the main one that does it, without an instant now.
 */
export const AvailabilityQuestion = z.object({
  service: ServiceCode,
  channel: Channel.default("counter"),
  stage: Stage.default("file"),
  site: SiteCode.optional(),
  purpose: PurposeCode.optional(),
  /** The day the case was filed; without meaning at the stage `file`. */
  filedOn: Day.optional(),
  /** With an offset. A `+` that was not encoded arrives as a space and is taken for what it was. */
  at: z.preprocess(
    (value) => (typeof value === "string" ? value.replace(/ (?=\d{2}:?\d{2}$)/, "+") : value),
    z.iso.datetime({ offset: true }).optional(),
  ),
});
export type AvailabilityQuestion = z.infer<typeof AvailabilityQuestion>;

/** Why it is closed. `hours`: outside hours, in a break or past the cut-off; `notOffered`: never done in this way. */
export const ClosedReason = z.object({
  kind: z.enum(["rule", "holiday", "hours", "notOffered"]),
  /** The rule's or the holiday's words; null for the kinds that need none. */
  text: Text.nullable(),
});
export type ClosedReason = z.infer<typeof ClosedReason>;

/** A later step that stands still now. `isConditional`: only for cases of this service that need the capability. */
export const StandingHold = z.object({
  code: HoldCode,
  capability: Capability,
  card: CardKind.nullable(),
  isConditional: z.boolean(),
  rule: z.uuid(),
  reason: Text,
  since: Instant.nullable(),
  /** Null when not decided. */
  until: Instant.nullable(),
  reviewOn: Day.nullable(),
});
export type StandingHold = z.infer<typeof StandingHold>;

/** What a visitor must keep to, or is asked to weigh. */
export const HouseRule = z.object({ kind: z.enum(["houseRule", "advice"]), text: Text });
export type HouseRule = z.infer<typeof HouseRule>;

/** Another way that is open now, a person to ask, or words of the rule. */
export const Alternative = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("channel"),
    channel: Channel,
    /** Only at the counter. */
    site: SiteCode.nullable(),
    text: Text.nullable(),
    /** Numbers of the channel `whatsapp` for this service. */
    phones: z.array(z.string()),
  }),
  z.object({
    kind: z.literal("contact"),
    name: z.string(),
    role: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
  }),
  z.object({ kind: z.literal("text"), text: Text }),
]);
export type Alternative = z.infer<typeof Alternative>;

/**
 * What is open for a question at an instant. Instants are UTC, days are the office's. Nothing is known, and nothing is
 * promised, beyond the horizon of the engine: 400 days.
 */
export const AvailabilityAnswer = z.object({
  /** A person may do it now, by rules and hours. Filing on the web and WhatsApp does not depend on hours. */
  open: z.boolean(),
  /** Null while open. */
  reason: ClosedReason.nullable(),
  /** The rule that decides, when one does. */
  rule: z.object({ key: z.uuid(), name: z.string() }).nullable(),
  /** Since when what decides now has decided; null: always, or longer than is known. */
  since: Instant.nullable(),
  /** The first instant it is open again, hours included; null while open and when not decided. */
  until: Instant.nullable(),
  /** When an end that was left open is looked at again. */
  reviewOn: Day.nullable(),
  /** When what is sent now will be read; null when at once, or when nobody reads (see the findings). */
  readOn: z.object({ day: Day, at: Instant }).nullable(),
  /** Which later steps stand still now. */
  holds: z.array(StandingHold),
  /** Share of the usual capacity, 1 when nothing limits it. */
  capacityFactor: z.number(),
  houseRules: z.array(HouseRule),
  /** While closed: every other way that is open now. While open: the ways a rule in force recommends. */
  alternatives: z.array(Alternative),
  /** The next instant at which anything in this answer changes; null when none is known. */
  nextChange: Instant.nullable(),
});
export type AvailabilityAnswer = z.infer<typeof AvailabilityAnswer>;
