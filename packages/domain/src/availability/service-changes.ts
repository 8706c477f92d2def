import type { ServiceOverrideBody } from "@gerai/contracts/catalogue";
import type { ServiceChange } from "../catalogue/index.ts";
import type { Publication } from "../tenancy/index.ts";

/** Every service whose override a publishing puts, changes or takes away, with what then holds for it. */
export function serviceChanges({ items, differences }: Omit<Publication, "version">): ServiceChange[] {
  const touched = differences
    .filter(({ kind }) => kind === "service")
    .flatMap(({ before, after }) => [before, after] as (ServiceOverrideBody | null)[])
    .flatMap((body) => (body ? [body.code] : []));
  const overrides = new Map(items.flatMap((item) => (item.kind === "service" ? [[item.body.code, item.body]] : [])));
  return [...new Set(touched)].map((code) => ({ code, override: overrides.get(code) ?? null }));
}
