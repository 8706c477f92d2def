import { z } from "zod";
import { ContactBody, HolidayBody, HoursBody, RuleBody, SiteBody } from "../availability/index.ts";
import { ServiceOverrideBody } from "../catalogue/service-override.ts";
import { ProfileBody } from "./profile.ts";

/** The kinds of items that an office's configuration is made of. */
export const ConfigurationKind = z.enum(["profile", "site", "contact", "hours", "holiday", "rule", "service"]);
export type ConfigurationKind = z.infer<typeof ConfigurationKind>;

function contentOf<K extends ConfigurationKind, B extends z.ZodType>(kind: K, body: B) {
  return z.object({ kind: z.literal(kind), body });
}

/** What an item says: its kind and the body of that kind. */
export const ConfigurationContent = z.discriminatedUnion("kind", [
  contentOf("profile", ProfileBody),
  contentOf("site", SiteBody),
  contentOf("contact", ContactBody),
  contentOf("hours", HoursBody),
  contentOf("holiday", HolidayBody),
  contentOf("rule", RuleBody),
  contentOf("service", ServiceOverrideBody),
]);
export type ConfigurationContent = z.infer<typeof ConfigurationContent>;

/** Who did it and when; no id is the system, no name a person who is gone. The door fills in names. */
const by = { by: z.uuid().nullable(), byName: z.string().nullable(), at: z.iso.datetime() };

function itemOf<K extends ConfigurationKind, B extends z.ZodType>(kind: K, body: B) {
  return z.object({ kind: z.literal(kind), body, key: z.uuid(), sinceVersion: z.int(), ...by });
}

/** An item as it was published: in force since `sinceVersion`, by whom and when. */
export const ConfigurationItemView = z.discriminatedUnion("kind", [
  itemOf("profile", ProfileBody),
  itemOf("site", SiteBody),
  itemOf("contact", ContactBody),
  itemOf("hours", HoursBody),
  itemOf("holiday", HolidayBody),
  itemOf("rule", RuleBody),
  itemOf("service", ServiceOverrideBody),
]);
export type ConfigurationItemView = z.infer<typeof ConfigurationItemView>;

function differenceOf<K extends ConfigurationKind, B extends z.ZodType>(kind: K, body: B) {
  return z.object({
    kind: z.literal(kind),
    key: z.uuid(),
    /** Null: the item is new. */
    before: body.nullable(),
    /** Null: the item is taken away. */
    after: body.nullable(),
    /** Fields of the body, of the first level, that differ; empty when nothing does. */
    fields: z.array(z.string()),
  });
}

/** One item between two versions. */
export const ConfigurationDifferenceView = z.discriminatedUnion("kind", [
  differenceOf("profile", ProfileBody),
  differenceOf("site", SiteBody),
  differenceOf("contact", ContactBody),
  differenceOf("hours", HoursBody),
  differenceOf("holiday", HolidayBody),
  differenceOf("rule", RuleBody),
  differenceOf("service", ServiceOverrideBody),
]);
export type ConfigurationDifferenceView = z.infer<typeof ConfigurationDifferenceView>;

/** The draft's word on one item. */
const drafted = z.object({
  /** Sent back with the next edit, so that nobody overwrites what they have not seen. */
  revision: z.string(),
  /** Null: the item stands as published. `fromVersion` = taken back from that version. */
  change: z.object({ ...by, fromVersion: z.int().nullable() }).nullable(),
});

/** An item as it will be after the next publishing (`after`), beside what is in force (`before`). */
export const DraftItemView = ConfigurationDifferenceView.and(drafted);
export type DraftItemView = z.infer<typeof DraftItemView>;

/** `GET /admin/configuration/draft`: every item, those the draft takes away too. `version` is what is in force. */
export const DraftConfigurationView = z.object({
  version: z.int(),
  /** Number of items that differ. */
  changes: z.int(),
  items: z.array(DraftItemView),
});
export type DraftConfigurationView = z.infer<typeof DraftConfigurationView>;

/** What an edit saw of the item; left out for one that does not exist yet. */
const Revision = z.string().max(60).optional();

/** `PUT /admin/configuration/draft/items/:key`: puts an item into the draft; the client makes the key of a new one. */
export const PutDraftItemInput = z.object({ revision: Revision, item: ConfigurationContent });
export type PutDraftItemInput = z.infer<typeof PutDraftItemInput>;

/** `DELETE /admin/configuration/draft/items/:key?revision=`: takes the item away with the next publishing. */
export const TakeAwayItemInput = z.object({ revision: Revision });
export type TakeAwayItemInput = z.infer<typeof TakeAwayItemInput>;

/** The most items that are put at once. */
const MOST_ITEMS = 400;

/** `PUT /admin/configuration/draft/items`: several items at once, all of them or none; each key once. */
export const PutDraftItemsInput = z.object({
  items: z
    .array(PutDraftItemInput.extend({ key: z.uuid() }))
    .min(1)
    .max(MOST_ITEMS)
    .refine((items) => new Set(items.map(({ key }) => key)).size === items.length, { message: "a key stands twice" }),
});
export type PutDraftItemsInput = z.infer<typeof PutDraftItemsInput>;

/** How many items differ after several were put. */
export const DraftEditsView = z.object({ changes: z.int() });
export type DraftEditsView = z.infer<typeof DraftEditsView>;

/** What an edit made of the item; no revision when nothing is left of it. */
export const DraftEditView = z.object({ revision: z.string().nullable(), changes: z.int() });
export type DraftEditView = z.infer<typeof DraftEditView>;

/** `POST /admin/configuration/draft/discard`: one item's change, or the whole draft without a key. */
export const DiscardDraftInput = z.object({ key: z.uuid().optional(), revision: Revision });
export type DiscardDraftInput = z.infer<typeof DiscardDraftInput>;

/** `POST /admin/configuration/publish`: `version` is the one the publisher saw in force. */
export const PublishConfigurationInput = z.object({
  version: z.int().min(0),
  note: z.string().trim().min(3).max(500),
});
export type PublishConfigurationInput = z.infer<typeof PublishConfigurationInput>;

/** The version now in force. */
export const PublishedView = z.object({ version: z.int(), changes: z.int() });
export type PublishedView = z.infer<typeof PublishedView>;

/** One line of the history. */
export const ConfigurationVersionSummaryView = z.object({
  version: z.int(),
  ...by,
  note: z.string(),
  /** Number of items put or taken away. */
  changes: z.int(),
  /** The version whose state this one took back. */
  reverts: z.int().nullable(),
});
export type ConfigurationVersionSummaryView = z.infer<typeof ConfigurationVersionSummaryView>;

/** `GET /admin/configuration/versions?before=`: newest first, 50 at a time; `next` is the `before` of the next page. */
export const ListConfigurationVersionsInput = z.object({ before: z.coerce.number().int().min(1).optional() });
export type ListConfigurationVersionsInput = z.infer<typeof ListConfigurationVersionsInput>;

/** A page of the history. */
export const ConfigurationVersionsView = z.object({
  versions: z.array(ConfigurationVersionSummaryView),
  next: z.int().nullable(),
});
export type ConfigurationVersionsView = z.infer<typeof ConfigurationVersionsView>;

/** A version: all items that were in force in it, and what it changed against the one before. */
export const ConfigurationVersionView = ConfigurationVersionSummaryView.extend({
  items: z.array(ConfigurationItemView),
  differences: z.array(ConfigurationDifferenceView),
});
export type ConfigurationVersionView = z.infer<typeof ConfigurationVersionView>;

/** `POST /admin/configuration/versions/:version/revert`: `replace` throws away the draft there is. */
export const RevertConfigurationInput = z.object({ replace: z.boolean().default(false) });
export type RevertConfigurationInput = z.infer<typeof RevertConfigurationInput>;

/** What the draft holds after loading the difference to an old version. */
export const RevertedView = z.object({ changes: z.int() });
export type RevertedView = z.infer<typeof RevertedView>;
