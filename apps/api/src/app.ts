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
    c.header("cache-control", c.res.headers.get("cache-control") ?? "private, no-store");
    c.header("x-content-type-options", "nosniff");
    c.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    c.header("cross-origin-resource-policy", "same-origin");
    c.header("referrer-policy", "no-referrer");
    c.header("vary", "Cookie, Host");
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
