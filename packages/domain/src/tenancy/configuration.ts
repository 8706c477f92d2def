import { isDeepStrictEqual } from "node:util";
import type { ConfigurationContent, ConfigurationDifferenceView, ConfigurationKind } from "@gerai/contracts/tenancy";

/** An item as it is in force: kind, body and where it came from. The key stays the same through all versions. */
export type ConfigurationItem = ConfigurationContent & {
  readonly key: string;
  readonly sinceVersion: number;
  readonly publishedAt: Date;
  /** Null: the system. */
  readonly publishedBy: string | null;
};

/** The draft's word on one item: its new body, or null to take it away. */
export interface ConfigurationChange {
  readonly key: string;
  readonly kind: ConfigurationKind;
  readonly body: ConfigurationContent["body"] | null;
  readonly revision: string;
  readonly fromVersion: number | null;
  readonly changedBy: string | null;
  readonly changedAt: Date;
}

/** One item before and after; at least one of the two is there. */
export interface ItemPair {
  readonly key: string;
  readonly kind: ConfigurationKind;
  readonly before: ConfigurationContent["body"] | null;
  readonly after: ConfigurationContent["body"] | null;
}

type Body = ConfigurationContent["body"] | null;
type Keyed = Pick<ConfigurationItem, "key" | "kind" | "body">;

/** Whether two bodies say the same, in whatever order their fields stand. */
export function isSameBody(one: Body, other: Body): boolean {
  return isDeepStrictEqual(one, other);
}

/** Every item of two states side by side, those that stay alike too, ordered by kind and key. */
export function pairItems(before: readonly Keyed[], after: readonly Keyed[]): ItemPair[] {
  const pairs = new Map<string, ItemPair>(
    before.map(({ key, kind, body }) => [key, { key, kind, before: body, after: null }]),
  );
  for (const { key, kind, body } of after) {
    pairs.set(key, { key, kind, before: pairs.get(key)?.before ?? null, after: body });
  }
  return [...pairs.values()].sort((a, b) => compareText(a.kind, b.kind) || compareText(a.key, b.key));
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The pairs that differ. */
export function differing(pairs: readonly ItemPair[]): ItemPair[] {
  return pairs.filter(({ before, after }) => !isSameBody(before, after));
}

/** A pair as it is shown, with the fields that differ. */
export function viewDifference({ key, kind, before, after }: ItemPair): ConfigurationDifferenceView {
  const [old, now] = [before ?? {}, after ?? {}] as Record<string, unknown>[];
  const names = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])];
  const fields = names.filter((name) => !isDeepStrictEqual(old?.[name], now?.[name]));
  return { key, kind, before, after, fields } as ConfigurationDifferenceView;
}

/** The published items with the draft laid over them. */
export function overlay<I extends Keyed>(
  items: readonly I[],
  changes: readonly ConfigurationChange[],
  asItem: (change: ConfigurationChange & { readonly body: ConfigurationContent["body"] }) => I,
): I[] {
  const changed = new Map(changes.map((change) => [change.key, change]));
  return [
    ...items.filter(({ key }) => !changed.has(key)),
    ...changes.flatMap((change) => (change.body === null ? [] : [asItem({ ...change, body: change.body })])),
  ];
}

/** What an edit must have seen of an item: the draft's revision, or the version since which it is in force. */
export function revisionOf(
  item: Pick<ConfigurationItem, "sinceVersion"> | undefined,
  change: Pick<ConfigurationChange, "revision"> | undefined,
): string | undefined {
  return change?.revision ?? (item && `published-${item.sinceVersion}`);
}

/** Of some things there is one: a profile, a site with a code, an override of a service, an entry of a calendar file. */
function nameOf({ kind, body }: Keyed): string | undefined {
  if (kind === "profile") return kind;
  if (kind === "holiday" && "importUid" in body && body.importUid !== undefined) return `${kind} ${body.importUid}`;
  return (kind === "site" || kind === "service") && "code" in body ? `${kind} ${body.code}` : undefined;
}

/** The first item that says of the same thing what another one says, or undefined. */
export function findDouble<I extends Keyed>(items: readonly I[]): { readonly item: I; readonly other: I } | undefined {
  const seen = new Map<string, I>();
  for (const item of items) {
    const name = nameOf(item);
    const other = name === undefined ? undefined : seen.get(name);
    if (other) return { item, other };
    if (name !== undefined) seen.set(name, item);
  }
  return undefined;
}
