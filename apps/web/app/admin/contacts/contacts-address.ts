const REGION = /^\d\d\.\d\d\.\d\d(\.\d{4})?$/;

/** The district or village that an address asks for; null for the whole office. */
export function regionOf(search: URLSearchParams): string | null {
  const region = search.get("wilayah") ?? "";
  return REGION.test(region) ? region : null;
}

/** The page of a place in the tree of contacts, with what was just done there. */
export function contactsAddress(region: string | null, done?: "ditambah" | "diubah" | "diakhiri"): string {
  const asked = { ...(region ? { wilayah: region } : {}), ...(done ? { hasil: done } : {}) };
  const search = new URLSearchParams(asked).toString();
  return search === "" ? "/admin/kontak-wilayah" : `/admin/kontak-wilayah?${search}`;
}
