import type { ConfigurationKind } from "@gerai/contracts/tenancy";
import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";
import type { ConfigurationChange, ConfigurationItem } from "./configuration.ts";

interface ItemRow {
  readonly key: string;
  readonly kind: string;
  readonly body: unknown;
  readonly since_version: number;
  readonly published_at: Date;
  readonly published_by: string | null;
}

/** Bodies were checked when they were put into the draft, and are never changed afterwards. */
function asItem(row: ItemRow): ConfigurationItem {
  return {
    key: row.key,
    kind: row.kind,
    body: row.body,
    sinceVersion: row.since_version,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
  } as ConfigurationItem;
}

/** The items in force at a version, of some kinds or of all, by kind and key. */
export async function listItemRows(
  tx: TenantTx,
  version: number,
  kinds?: readonly ConfigurationKind[],
): Promise<ConfigurationItem[]> {
  const rows = await tx
    .selectFrom("configuration_item")
    .select(["key", "kind", "body", "since_version", "published_at", "published_by"])
    .where("since_version", "<=", version)
    .where((on) => on.or([on("until_version", "is", null), on("until_version", ">", version)]))
    .$if(kinds !== undefined, (query) => query.where("kind", "in", [...(kinds ?? [])]))
    .orderBy("kind")
    .orderBy("key")
    .execute();
  return rows.map(asItem);
}

/** The newest row that closed or opened the item: who took it away is asked for when it is gone. */
export function findLastItemRow(tx: TenantTx, key: string) {
  return tx
    .selectFrom("configuration_item as i")
    .innerJoin("configuration_version as v", (join) =>
      join.on(({ fn, ref }) => sql`${ref("v.version")} = ${fn.coalesce("i.until_version", "i.since_version")}`),
    )
    .select(["v.published_at", "v.published_by"])
    .where("i.key", "=", key)
    .orderBy("i.since_version", "desc")
    .executeTakeFirst();
}

/** Every change of the draft, by kind and key. */
export async function listChangeRows(tx: TenantTx): Promise<ConfigurationChange[]> {
  const rows = await tx.selectFrom("configuration_change").selectAll().orderBy("kind").orderBy("key").execute();
  return rows.map((row) => ({
    key: row.key,
    kind: row.kind as ConfigurationKind,
    body: row.body as ConfigurationChange["body"],
    revision: row.revision,
    fromVersion: row.from_version,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  }));
}

/** Puts changes into the draft, in place of those of the same items. */
export async function putChangeRows(
  tx: TenantTx,
  tenantId: string,
  changes: readonly ConfigurationChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change) => ({
    tenant_id: tenantId,
    key: change.key,
    kind: change.kind,
    body: change.body,
    revision: change.revision,
    from_version: change.fromVersion,
    changed_by: change.changedBy,
    changed_at: change.changedAt,
  }));
  await tx
    .insertInto("configuration_change")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "key"]).doUpdateSet(({ ref }) => ({
        kind: ref("excluded.kind"),
        body: ref("excluded.body"),
        revision: ref("excluded.revision"),
        from_version: ref("excluded.from_version"),
        changed_by: ref("excluded.changed_by"),
        changed_at: ref("excluded.changed_at"),
      })),
    )
    .execute();
}

/** Takes changes out of the draft: those of some items, or all. */
export async function deleteChangeRows(tx: TenantTx, keys?: readonly string[]): Promise<void> {
  await tx
    .deleteFrom("configuration_change")
    .$if(keys !== undefined, (query) => query.where("key", "in", [...(keys ?? [])]))
    .execute();
}

/**
 * The version in force. Whoever edits the draft or publishes holds it until the transaction ends, one after the other:
 * each sees what the one before did. Readers and citizens do not wait.
 */
export async function lockVersion(tx: TenantTx, tenantId: string): Promise<number> {
  const row = await tx
    .selectFrom("office")
    .select("config_version")
    .where("id", "=", tenantId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return row.config_version;
}

/** A line of the history. */
export interface VersionRow {
  readonly version: number;
  readonly published_at: Date;
  readonly published_by: string | null;
  readonly note: string;
  readonly changes: number;
  readonly reverts: number | null;
}

/** Versions below `before`, newest first. */
export function listVersionRows(tx: TenantTx, before: number | undefined, limit: number): Promise<VersionRow[]> {
  return tx
    .selectFrom("configuration_version")
    .select(["version", "published_at", "published_by", "note", "changes", "reverts"])
    .$if(before !== undefined, (query) => query.where("version", "<", before ?? 0))
    .orderBy("version", "desc")
    .limit(limit)
    .execute();
}

/** One line of the history. */
export function findVersionRow(tx: TenantTx, version: number): Promise<VersionRow | undefined> {
  return tx
    .selectFrom("configuration_version")
    .select(["version", "published_at", "published_by", "note", "changes", "reverts"])
    .where("version", "=", version)
    .executeTakeFirst();
}

/** Writes the version and makes it the one in force; the items follow. */
export async function insertVersion(tx: TenantTx, tenantId: string, row: VersionRow): Promise<void> {
  await tx
    .insertInto("configuration_version")
    .values({ tenant_id: tenantId, ...row })
    .execute();
  await tx.updateTable("office").set({ config_version: row.version }).where("id", "=", tenantId).execute();
}

/** Closes what is in force of these items. */
export async function closeItems(tx: TenantTx, keys: readonly string[], version: number): Promise<void> {
  await tx
    .updateTable("configuration_item")
    .set({ until_version: version })
    .where("key", "in", [...keys])
    .where("until_version", "is", null)
    .execute();
}

/** Opens items in a version. */
export async function openItems(tx: TenantTx, tenantId: string, items: readonly ConfigurationItem[]): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map((item) => ({
    tenant_id: tenantId,
    key: item.key,
    since_version: item.sinceVersion,
    kind: item.kind,
    body: item.body,
    published_at: item.publishedAt,
    published_by: item.publishedBy,
  }));
  await tx.insertInto("configuration_item").values(rows).execute();
}
