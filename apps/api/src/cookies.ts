import { newSecretCode } from "@gerai/foundation/codes";
import type { Context as HonoContext } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

/** The cookies of the house. All are host-only: one office's cookie never reaches another (ISO-32). */
export type CookieName = "citizen" | "staff" | "device";

const MAX_AGE_SECONDS: Readonly<Record<CookieName, number>> = {
  citizen: 14 * 24 * 3600,
  staff: 12 * 3600,
  device: 30 * 24 * 3600,
};

/** `__Host-` needs Secure, which plain http on *.localhost cannot set: there the name goes without the prefix. */
function plainName(name: CookieName): string {
  return `gerai_${name}`;
}

/** The token in a cookie; the `__Host-` name wins, and is the only one over https. */
export function readToken(c: HonoContext, name: CookieName, secure: boolean): string | undefined {
  const token = secure ? getCookie(c, plainName(name), "host") : getCookie(c, plainName(name));
  return token && /^[a-z2-7]{26,80}$/.test(token) ? token : undefined;
}

/** Sets a cookie that scripts cannot read and other sites do not send; those of staff are Strict. */
export function writeToken(c: HonoContext, name: CookieName, token: string, secure: boolean): void {
  setCookie(c, plainName(name), token, {
    path: "/",
    httpOnly: true,
    sameSite: name === "citizen" ? "Lax" : "Strict",
    maxAge: MAX_AGE_SECONDS[name],
    ...(secure ? { secure: true, prefix: "host" as const } : {}),
  });
}

/** Takes a cookie back. */
export function clearToken(c: HonoContext, name: CookieName, secure: boolean): void {
  deleteCookie(c, plainName(name), { path: "/", ...(secure ? { secure: true, prefix: "host" as const } : {}) });
}

/** A fresh 128-bit token. */
export const newToken = newSecretCode;
