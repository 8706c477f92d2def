import type { ConfigurationItemView, ConfigurationVersionView } from "@gerai/contracts/tenancy";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { query } from "../kernel/index.ts";
import { findVersionRow, listItemRows } from "./configuration.store.ts";
import { type ConfigurationItem, differing, pairItems, viewDifference } from "./configuration.ts";
import { viewVersion } from "./list-configuration-versions.ts";

function viewItem(item: ConfigurationItem): ConfigurationItemView {
  const { key, kind, body, sinceVersion, publishedBy, publishedAt } = item;
  return {
    key,
    kind,
    body,
    sinceVersion,
    by: publishedBy,
    byName: null,
    at: publishedAt.toISOString(),
  } as ConfigurationItemView;
}

/** The items that were in force in a version, and what it changed against the one before. 404 for one that never was. */
export const getConfigurationVersion = query({
  action: "configuration.read-version",
  principals: ["staff"],
  permission: "office:manage",
  input: z.object({ version: z.coerce.number().int().min(1) }),
  async run({ tx }, { version }): Promise<ConfigurationVersionView> {
    const [row, items, before] = await Promise.all([
      findVersionRow(tx, version),
      listItemRows(tx, version),
      listItemRows(tx, version - 1),
    ]);
    if (!row) throw notFound();
    return {
      ...viewVersion(row),
      items: items.map(viewItem),
      differences: differing(pairItems(before, items)).map(viewDifference),
    };
  },
});
