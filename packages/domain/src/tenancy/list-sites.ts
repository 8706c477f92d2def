import type { SiteView } from "@gerai/contracts/tenancy";
import type { ReadScope } from "../kernel/index.ts";
import { listSiteRows } from "./tenancy.store.ts";

/** The office's sites inside a verb that is already reading. */
export async function listSites(scope: ReadScope): Promise<SiteView[]> {
  return await listSiteRows(scope.tx);
}
