import { createIntakeGate, type IntakeLimits } from "@gerai/domain/identity";
import type { Resources } from "@gerai/domain/kernel";
import { notFound } from "@gerai/foundation/problem";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "./api-env.ts";
import { request } from "./middleware/request.ts";
import { hasOfficeChanged, resolveContext } from "./middleware/resolve-context.ts";
import { sameOrigin } from "./middleware/same-origin.ts";
import { problemResponse } from "./problem-response.ts";
import { apiRoutes } from "./routes/api-routes.ts";
import { registerHealth } from "./routes/health.ts";

/** What every answer says: data for one reader, never a page, a script or a frame. */
const SAFE_HEADERS: readonly (readonly [string, string])[] = [
  ["x-content-type-options", "nosniff"],
  ["content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox"],
  ["cross-origin-resource-policy", "same-origin"],
  ["referrer-policy", "no-referrer"],
  ["vary", "Cookie, Host"],
];

/** The HTTP door: translates between requests and verbs; holds no SQL and no rule of its own. */
export function createApp(resources: Resources, limits?: IntakeLimits): OpenAPIHono<ApiEnv> {
  const intake = createIntakeGate(limits);
  const app = new OpenAPIHono<ApiEnv>();
  app.onError((error, c) => problemResponse(error, c.get("requestId") ?? "", resources.logger));
  app.notFound((c) => problemResponse(notFound(), c.get("requestId") ?? "", resources.logger));
  app.use(request(resources));
  app.use(async (c, next) => {
    c.set("resolveContext", resolveContext);
    c.set("intake", intake);
    c.set("hasOfficeChanged", hasOfficeChanged);
    await next();
    // Set on the answer itself: `c.header` would make a new answer, and a stream of its body, for each of them.
    const { headers } = c.res;
    if (!headers.has("cache-control")) headers.set("cache-control", "private, no-store");
    for (const [name, value] of SAFE_HEADERS) headers.set(name, value);
  });
  registerHealth(app, resources);
  const api = new OpenAPIHono<ApiEnv>();
  api.use(sameOrigin);
  for (const route of apiRoutes) route.register(api);
  app.route("/api/v1", api);
  app.doc31("/api/v1/openapi.json", {
    openapi: "3.1.0",
    info: { title: "Gerai", version: "1", description: "One office of civil registration, chosen by the host name." },
  });
  return app;
}
