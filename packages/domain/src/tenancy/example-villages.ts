import type { ReadScope } from "../kernel/index.ts";
import { listExampleVillageRows } from "./tenancy.store.ts";

/** Regions never change within a process's life. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 2_000;

/**
 * Codes of a few villages that exist: in the region itself (two of its districts, where it has them), elsewhere in its
 * province, and in another province. For trying a form out, never for a person's address.
 */
export async function exampleVillages(scope: ReadScope, region: string): Promise<readonly string[]> {
  const found = known.get(region);
  if (found) return found;
  const codes = (await listExampleVillageRows(scope.tx, region)).map(({ code }) => code);
  if (known.size > MOST_KNOWN) known.clear();
  known.set(region, codes);
  return codes;
}
