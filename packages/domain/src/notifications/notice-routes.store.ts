import type { NoticeChannel, NoticeKind } from "@gerai/contracts/notifications";
import type { TenantTx } from "@gerai/database";

/** An office's own order of ways for a kind; null channels: given back to the house. */
export interface RouteRow {
  readonly kind: NoticeKind;
  readonly channels: NoticeChannel[] | null;
  readonly version: number;
}

/** Every order that the office has ever changed. */
export async function listRouteRows(tx: TenantTx): Promise<RouteRow[]> {
  const rows = await tx.selectFrom("notice_route").select(["kind", "channels", "version"]).execute();
  return rows as RouteRow[];
}

/** The office's order for a kind. */
export async function findRouteRow(tx: TenantTx, kind: NoticeKind): Promise<RouteRow | undefined> {
  const row = await tx
    .selectFrom("notice_route")
    .select(["kind", "channels", "version"])
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row as RouteRow | undefined;
}

/** An order as it is written. */
export interface NewRouteRow extends RouteRow {
  readonly tenant_id: string;
  readonly changed_by: string;
  readonly changed_at: Date;
}

/** Writes an order whose version follows the one there is; false when somebody else changed it meanwhile. */
export async function putRouteRow(tx: TenantTx, row: NewRouteRow): Promise<boolean> {
  const { channels, version, changed_by, changed_at } = row;
  const written =
    version === 1
      ? await tx
          .insertInto("notice_route")
          .values(row)
          .onConflict((conflict) => conflict.columns(["tenant_id", "kind"]).doNothing())
          .executeTakeFirst()
      : await tx
          .updateTable("notice_route")
          .set({ channels, version, changed_by, changed_at })
          .where("kind", "=", row.kind)
          .where("version", "=", version - 1)
          .executeTakeFirst();
  const count = "numUpdatedRows" in written ? written.numUpdatedRows : (written.numInsertedOrUpdatedRows ?? 0n);
  return count > 0n;
}
