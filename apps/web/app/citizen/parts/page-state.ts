import type { FieldErrorView, FormValues } from "@gerai/contracts/catalogue";
import type { RegionLookup } from "../region-lookup.server.ts";

/** What the questions of one page are drawn with. */
export interface PageState {
  /** The inputs as typed or stored. */
  readonly values: FormValues;
  readonly errors: readonly FieldErrorView[];
  readonly lookup: RegionLookup | undefined;
  /** Names of posted regions by code, beside those of the stored answers. */
  readonly names: Readonly<Record<string, string>>;
  /** Shown entries by list. */
  readonly counts: Readonly<Record<string, number>>;
}
