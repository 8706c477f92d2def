import {
  type ConfigurationVersionSummaryView,
  type ConfigurationVersionsView,
  ListConfigurationVersionsInput,
} from "@gerai/contracts/tenancy";
import { query } from "../kernel/index.ts";
import { listVersionRows, type VersionRow } from "./configuration.store.ts";

const PAGE = 50;

/** A line of the history as it is shown; the door adds the name. */
export function viewVersion(row: VersionRow): ConfigurationVersionSummaryView {
  return {
    version: row.version,
    by: row.published_by,
    byName: null,
    at: row.published_at.toISOString(),
    note: row.note,
    changes: row.changes,
    reverts: row.reverts,
  };
}

/** The history of the office's configuration, newest first. */
export const listConfigurationVersions = query({
  action: "configuration.list-versions",
  principals: ["staff"],
  permission: "office:manage",
  input: ListConfigurationVersionsInput,
  async run({ tx }, { before }): Promise<ConfigurationVersionsView> {
    const rows = await listVersionRows(tx, before, PAGE + 1);
    const shown = rows.slice(0, PAGE);
    return {
      versions: shown.map(viewVersion),
      next: rows.length > PAGE ? (shown.at(-1)?.version ?? null) : null,
    };
  },
});
