import type { SiteView } from "@gerai/contracts/tenancy";
import type { ReadScope } from "../kernel/index.ts";
import { listConfigurationItems } from "./configuration-items.ts";

/** What a version says never changes, so each is read once per process. */
const known = new Map<string, readonly SiteView[]>();
const MOST_KNOWN = 2_000;

/** The office's sites as published, the main one first, inside a verb that is already reading. */
export async function listSites(scope: ReadScope): Promise<readonly SiteView[]> {
  const key = `${scope.ctx.tenantId}@${scope.ctx.office.configVersion}`;
  const found = known.get(key);
  if (found) return found;
  const items = await listConfigurationItems(scope, { kinds: ["site"] });
  const sites = items
    .flatMap((item) => (item.kind === "site" ? [{ id: item.key, ...item.body }] : []))
    .sort((a, b) => Number(b.isMain) - Number(a.isMain) || (a.code < b.code ? -1 : 1))
    .map(({ id, code, name, address, capabilities }): SiteView => ({ id, code, name, address, capabilities }));
  if (known.size > MOST_KNOWN) known.clear();
  known.set(key, sites);
  return sites;
}
