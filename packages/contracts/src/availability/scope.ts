import { z } from "zod";

/** A calendar day of the office, `YYYY-MM-DD`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** A time of day in the office's zone, `08:00` to `24:00`; minutes, never seconds. */
export const LocalTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
export type LocalTime = z.infer<typeof LocalTime>;

/** A moment in the office's zone, `2020-03-23T12:00`: an admin never types an offset. */
export const LocalMoment = z.iso.datetime({ local: true, precision: -1 }).regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
export type LocalMoment = z.infer<typeof LocalMoment>;

/** How a person reaches the office. `whatsapp` is there where a contact of kind `whatsapp` covers the service. */
export const Channel = z.enum(["counter", "web", "whatsapp"]);
export type Channel = z.infer<typeof Channel>;

/** What a person wants to do with a case: begin it, go on with it, fetch what was made. */
export const Stage = z.enum(["file", "continue", "collect"]);
export type Stage = z.infer<typeof Stage>;

/** Code of a service of the catalogue, `KTP_RUSAK`. */
export const ServiceCode = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/);
/** Code of a category of the catalogue, `KTP`. */
export const CategoryCode = z.string().regex(/^[A-Z][A-Z0-9_]{1,19}$/);
/** Code of a site of the office, `kantor`. */
export const SiteCode = z.string().regex(/^[a-z0-9-]{2,40}$/);
/** Code of the list `purpose` of the catalogue, `TNI_POLRI`. */
export const PurposeCode = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/);

const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(60).optional();

/**
 * What a rule speaks about. A dimension that is not named means all of it; `services` and `categories` together mean
 * either. A rule that names sites says nothing about the web or WhatsApp, which have none.
 */
export const RuleScope = z.strictObject({
  services: some(ServiceCode),
  categories: some(CategoryCode),
  channels: some(Channel),
  sites: some(SiteCode),
  stages: some(Stage),
});
export type RuleScope = z.infer<typeof RuleScope>;

/** As `RuleScope`; the channel `office` means the hours in which files are worked on, the measure of promises. */
export const HoursScope = z.strictObject({
  ...RuleScope.shape,
  channels: some(z.enum([...Channel.options, "office"])),
});
export type HoursScope = z.infer<typeof HoursScope>;
