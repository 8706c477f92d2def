import type { DraftConfigurationView, DraftItemView } from "@gerai/contracts/tenancy";
import { z } from "zod";
import { query } from "../kernel/index.ts";
import { listChangeRows } from "./configuration.store.ts";
import { overlay, pairItems, revisionOf, viewDifference } from "./configuration.ts";
import { listConfigurationItems } from "./configuration-items.ts";

/** Every item as it will be after the next publishing, beside what is in force, with who changed it last. */
export const getDraft = query({
  action: "configuration.read-draft",
  principals: ["staff"],
  permission: "office:manage",
  input: z.object({}),
  async run(scope): Promise<DraftConfigurationView> {
    const [items, changes] = await Promise.all([listConfigurationItems(scope), listChangeRows(scope.tx)]);
    const changeOf = new Map(changes.map((change) => [change.key, change]));
    const itemOf = new Map(items.map((item) => [item.key, item]));
    const after = overlay<Pick<(typeof items)[number], "key" | "kind" | "body">>(items, changes, (change) => change);
    const views = pairItems(items, after).map((pair): DraftItemView => {
      const change = changeOf.get(pair.key);
      return {
        ...viewDifference(pair),
        revision: revisionOf(itemOf.get(pair.key), change) ?? "",
        change: change
          ? {
              by: change.changedBy,
              byName: null,
              at: change.changedAt.toISOString(),
              fromVersion: change.fromVersion,
            }
          : null,
      };
    });
    return { version: scope.ctx.office.configVersion, changes: changes.length, items: views };
  },
});
