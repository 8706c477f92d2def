/** Query part that carries where to go after signing in. */
export const NEXT_QUERY = "lanjut";

/** The path when it is one of the staff's own pages on this host, else undefined: never an address elsewhere. */
export function ownPath(value: unknown): string | undefined {
  return typeof value === "string" && /^\/(petugas|admin|pusat)(?:[/?]|$)[\w\-./?=&%~]*$/.test(value) && !value.includes("//")
    ? value
    : undefined;
}

/** Address of the sign-in page (or its second step) that leads on to `next` afterwards. */
export function signInHref(next: string | undefined, page: "/petugas/masuk" | "/petugas/masuk/kode" = "/petugas/masuk"): string {
  const path = ownPath(next);
  return path && path !== "/petugas" ? `${page}?${NEXT_QUERY}=${encodeURIComponent(path)}` : page;
}
