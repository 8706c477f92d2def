import type { ConfigurationKind } from "@gerai/contracts/tenancy";
import { actorId, type ReadScope } from "../kernel/index.ts";
import { listChangeRows, listItemRows } from "./configuration.store.ts";
import { type ConfigurationItem, overlay } from "./configuration.ts";

/**
 * The office's items as published: those of the version that the request began with, so that a cache may keep them by
 * (office, version), or those of an older version. By kind and key.
 */
export async function listConfigurationItems(
  scope: ReadScope,
  options: { readonly version?: number; readonly kinds?: readonly ConfigurationKind[] } = {},
): Promise<ConfigurationItem[]> {
  return await listItemRows(scope.tx, options.version ?? scope.ctx.office.configVersion, options.kinds);
}

/** The items as they would be if the draft were published now by the person who asks: for previews. */
export async function listDraftItems(scope: ReadScope): Promise<ConfigurationItem[]> {
  const { tx, ctx } = scope;
  const [items, changes] = await Promise.all([listConfigurationItems(scope), listChangeRows(tx)]);
  return overlay(
    items,
    changes,
    ({ key, kind, body }) =>
      ({
        key,
        kind,
        body,
        sinceVersion: ctx.office.configVersion + 1,
        publishedAt: ctx.now(),
        publishedBy: actorId(ctx.principal),
      }) as ConfigurationItem,
  );
}
