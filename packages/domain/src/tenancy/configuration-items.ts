import type { ConfigurationKind } from "@gerai/contracts/tenancy";
import { actorId, type ReadScope } from "../kernel/index.ts";
import { listChangeRows, listItemRows } from "./configuration.store.ts";
import { type ConfigurationItem, differing, overlay, pairItems } from "./configuration.ts";
import type { Publication } from "./publish-draft.ts";

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

/** What publishing the draft would do, were the person who asks to publish it now: for previews. */
export async function planPublication(scope: ReadScope): Promise<Publication> {
  const { tx, ctx } = scope;
  const [before, changes] = await Promise.all([listConfigurationItems(scope), listChangeRows(tx)]);
  const version = ctx.office.configVersion + 1;
  const items = overlay(
    before,
    changes,
    ({ key, kind, body }) =>
      ({
        key,
        kind,
        body,
        sinceVersion: version,
        publishedAt: ctx.now(),
        publishedBy: actorId(ctx.principal),
      }) as ConfigurationItem,
  );
  return { version, items, differences: differing(pairItems(before, items)) };
}
