import { z } from "zod";
import { ServiceSummaryView, Text } from "../catalogue/index.ts";
import { Alternative, AvailabilityAnswer, ClosedReason, HouseRule } from "./answer.ts";
import { Capability, RuleAlternative, RuleException } from "./rule.ts";
import { Channel, Day, LocalTime, PurposeCode, RuleScope, SiteCode } from "./scope.ts";

const Instant = z.iso.datetime();

/** A stretch of a day, as it is written on a door. */
export const HoursSpan = z.object({ from: LocalTime, to: LocalTime });
export type HoursSpan = z.infer<typeof HoursSpan>;

/** The hours of a day; none on a closed day, and then the holiday when the calendar is why. */
export const HoursDay = z.object({ day: Day, spans: z.array(HoursSpan), holiday: Text.nullable() });
export type HoursDay = z.infer<typeof HoursDay>;

/** A way to file a service, in short. `until`: when it opens again; null while open and when not decided. */
export const WayNow = z.object({
  channel: Channel,
  open: z.boolean(),
  reason: ClosedReason.shape.kind.nullable(),
  until: Instant.nullable(),
});
export type WayNow = z.infer<typeof WayNow>;

/** A service of `GET /services` with the ways in which it can be filed; a way that does not exist is left out. */
export const ServiceNowView = ServiceSummaryView.extend({ ways: z.array(WayNow) });
export type ServiceNowView = z.infer<typeof ServiceNowView>;

/** The site of a way at the counter. */
const PlaceView = z.object({ code: SiteCode, name: z.string(), address: z.string() });

/**
 * One door of the office now: a channel, at the counter with its site, for filing or for fetching. `some`: open for a
 * part of its services. Why, since and until are told of what closes most of them; null while all are open.
 */
export const DoorView = z.object({
  channel: Channel,
  stage: z.enum(["file", "collect"]),
  site: PlaceView.nullable(),
  state: z.enum(["open", "some", "closed"]),
  openServices: z.int(),
  services: z.int(),
  reason: ClosedReason.nullable(),
  rule: AvailabilityAnswer.shape.rule,
  since: Instant.nullable(),
  until: Instant.nullable(),
  reviewOn: Day.nullable(),
  /** When what is sent now will be read; null at once, or at a counter. */
  readOn: AvailabilityAnswer.shape.readOn,
  /** Numbers of the channel `whatsapp`. */
  phones: z.array(z.object({ name: z.string(), phone: z.string() })),
  /** The widest hours of the day among its services; on the web and WhatsApp those in which somebody reads. */
  today: z.array(HoursSpan),
});
export type DoorView = z.infer<typeof DoorView>;

/** A rule in force that people should know of. Its end as it is known now. */
export const RuleNotice = z.object({
  key: z.uuid(),
  name: z.string(),
  reason: Text,
  since: Instant,
  until: Instant.nullable(),
  reviewOn: Day.nullable(),
  scope: RuleScope,
  closes: z.boolean(),
  suspends: z.array(Capability),
  capacityFactor: z.number().nullable(),
  advice: Text.nullable(),
  exceptions: z.array(RuleException),
  alternatives: z.array(RuleAlternative),
});
export type RuleNotice = z.infer<typeof RuleNotice>;

/** Somebody or something to reach the office by. `person` is shown while a rule asks for it. */
export const ContactView = z.object({
  kind: z.enum(["whatsapp", "person", "line"]),
  name: z.string(),
  role: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
});
export type ContactView = z.infer<typeof ContactView>;

/** `GET /today`: what an office's page says of an instant. */
export const OfficeTodayView = z.object({
  at: Instant,
  day: Day,
  doors: z.array(DoorView),
  /** When the counter of the main site serves at least one service, on seven days from today. */
  week: z.array(HoursDay),
  notices: z.array(RuleNotice),
  houseRules: z.array(HouseRule),
  contacts: z.array(ContactView),
  /** When the page says something else; null when never. */
  nextChange: Instant.nullable(),
});
export type OfficeTodayView = z.infer<typeof OfficeTodayView>;

/** One way to a service with the whole answer of the engine. */
export const ServiceWay = z.object({
  channel: Channel,
  site: PlaceView.nullable(),
  answer: AvailabilityAnswer,
  today: z.array(HoursSpan),
  /** Numbers of the channel `whatsapp`. */
  phones: z.array(z.string()),
});
export type ServiceWay = z.infer<typeof ServiceWay>;

/** For whom a closed counter stays open: a purpose, or cases filed before a day. */
export const KeptOpen = z.object({
  purposes: z.array(z.object({ code: PurposeCode, label: Text })),
  filedBefore: Day.nullable(),
  answer: AvailabilityAnswer,
});
export type KeptOpen = z.infer<typeof KeptOpen>;

/** `GET /services/:slug/today`: where a service is open at an instant. */
export const ServiceTodayView = z.object({
  at: Instant,
  day: Day,
  service: z.object({ code: z.string(), slug: z.string(), name: Text }),
  /** Filing: web, WhatsApp, then the sites. A way that does not exist is left out. */
  ways: z.array(ServiceWay),
  /** Fetching at the office; null where nothing is fetched. */
  collect: ServiceWay.nullable(),
  /** What a counter that a rule closed still does for this service. */
  keptOpen: z.array(KeptOpen),
  /** Purposes by which a rule in force makes an exception: asked before anything else when there are any. */
  purposes: z.array(z.object({ code: PurposeCode, label: Text })),
  /** The question that the form would ask later, with all its answers; null while no purpose matters. */
  purposeQuestion: z
    .object({
      label: Text,
      hint: Text.nullable(),
      options: z.array(z.object({ code: PurposeCode, label: Text })),
    })
    .nullable(),
  /** Everything else that is open while a way is closed, and people to ask. */
  alternatives: z.array(Alternative),
  week: z.array(HoursDay),
});
export type ServiceTodayView = z.infer<typeof ServiceTodayView>;
