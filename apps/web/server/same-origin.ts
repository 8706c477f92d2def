const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * True when a request may change something (AUTH-11): it is safe by its method, or the browser says that it comes from
 * a page of exactly this host, or that a person asked for it without any page (`none`). Offices are sub-domains of one site, so `same-site` is refused like a stranger. Without
 * `Sec-Fetch-Site` (older phones) the `Origin` must be our own, scheme and port included; with neither it is refused.
 */
export function isOwnRequest(method: string, headers: Headers, ownOrigin: string): boolean {
  if (SAFE.has(method)) return true;
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  if (site !== null) return origin === null || origin === "null" || origin === ownOrigin;
  return origin === ownOrigin;
}
