import type { DatedRuleView } from "@gerai/contracts/availability";
import type { ConfigurationContent, DraftItemView } from "@gerai/contracts/tenancy";

/** Where an item stands in time. */
export type ItemState = "live" | "coming" | "ended";

/** The days of an item whose body has days; rules have instants. */
function daysOf(content: ConfigurationContent): { from?: string | undefined; until?: string | undefined } {
  switch (content.kind) {
    case "hours":
    case "site":
    case "contact":
    case "holiday":
      return content.body;
    default:
      return {};
  }
}

/** Where an item stands on a day of the office; a rule by its instants, when the engine knows it. */
export function stateOf(
  content: ConfigurationContent,
  today: string,
  rule?: Pick<DatedRuleView, "since" | "until">,
  now?: string,
): ItemState {
  if (rule && now) {
    if (rule.until !== null && rule.until <= now) return "ended";
    return rule.since > now ? "coming" : "live";
  }
  const { from, until } = daysOf(content);
  if (until !== undefined && until < today) return "ended";
  return from !== undefined && from > today ? "coming" : "live";
}

/** What the draft does to an item; null when it stands as it is in force. */
export type DraftMark = "added" | "changed" | "removed" | null;

/** What the draft does to an item. */
export function markOf({ before, after, change }: DraftItemView): DraftMark {
  if (change === null) return null;
  if (after === null) return "removed";
  return before === null ? "added" : "changed";
}

/** The item as it will be, or as it was when it is taken away. */
export function contentOf(item: DraftItemView): ConfigurationContent {
  return { kind: item.kind, body: item.after ?? item.before } as ConfigurationContent;
}

/** What an item says, when it is there. */
export function standingContent(item: DraftItemView | undefined): ConfigurationContent | null {
  return item && item.after !== null ? contentOf(item) : null;
}
