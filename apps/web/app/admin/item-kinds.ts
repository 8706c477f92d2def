import type { ConfigurationKind } from "@gerai/contracts/tenancy";

/** Kinds of items that have pages here; a service's settings have pages of their own. */
export type PageKind = Exclude<ConfigurationKind, "service">;

const PARTS = {
  rule: "mode",
  hours: "jam",
  holiday: "libur",
  site: "tempat",
  contact: "kontak",
  profile: "profil",
} as const satisfies Record<PageKind, string>;

/** The kinds in the order of the pages. */
export const PAGE_KINDS = Object.keys(PARTS) as PageKind[];

/** The kind of `/admin/:part`; undefined for an address that is none. */
export function kindOfPart(part: string | undefined): PageKind | undefined {
  return PAGE_KINDS.find((kind) => PARTS[kind] === part);
}

/** Address of the list of a kind, or of one item; `baru` is one that does not exist yet. */
export function itemAddress(kind: ConfigurationKind, key?: string): string {
  if (kind === "service") return "/admin/layanan";
  return key === undefined ? `/admin/${PARTS[kind]}` : `/admin/${PARTS[kind]}/${encodeURIComponent(key)}`;
}
