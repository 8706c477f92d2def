import { type Locale, localeOf } from "@gerai/language";
import { redirect } from "react-router";

const COOKIE = "bahasa";
const ONE_YEAR_S = 31_536_000;

/** The language of a request: the person's choice, kept in a cookie of this host, or Indonesian. */
export function localeOfRequest(request: Request): Locale {
  const cookies = request.headers.get("cookie") ?? "";
  return localeOf(new RegExp(`(?:^|;\\s*)${COOKIE}=(\\w+)`).exec(cookies)?.[1]);
}

/** For an address with `?bahasa=`: the redirect to the same page that sets the cookie; else undefined. */
export function languageSwitch(request: Request, secure: boolean): Response | undefined {
  const url = new URL(request.url);
  const wish = url.searchParams.get("bahasa");
  if (request.method !== "GET" || (wish !== "id" && wish !== "en")) return undefined;
  url.searchParams.delete("bahasa");
  const query = url.searchParams.toString();
  const path = url.pathname.replace(/^\/+/, "/");
  const cookie = `${COOKIE}=${wish}; Path=/; Max-Age=${ONE_YEAR_S}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return redirect(query ? `${path}?${query}` : path, { headers: { "set-cookie": cookie } });
}

/** Address of the same page in the other language. */
export function otherLanguageHref(request: Request, locale: Locale): string {
  const url = new URL(request.url);
  url.searchParams.set("bahasa", locale === "id" ? "en" : "id");
  return `${url.pathname.replace(/\.data$/, "")}?${url.searchParams}`;
}
