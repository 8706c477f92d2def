import { Problem } from "@gerai/foundation/problem";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "../api-env.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A change that carries a cookie must come from a page of this very host (AUTH-11). Offices are same-site to each other,
 * so SameSite does not keep them apart: the Origin is compared whole. Programs without a cookie need no Origin.
 */
export const sameOrigin = createMiddleware<ApiEnv>(async (c, next) => {
  if (!SAFE.has(c.req.method) && c.req.header("cookie")) {
    const origin = c.req.header("origin");
    const site = c.req.header("sec-fetch-site");
    const own = `${c.get("secure") ? "https" : "http"}://${c.req.header("host") ?? ""}`;
    const isOwn = origin === undefined ? site === "same-origin" || site === "none" : origin === own;
    if (!isOwn) throw new Problem("kernel.foreign-origin", 403);
  }
  await next();
});
