import type { Resources } from "@gerai/domain/kernel";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "../api-env.ts";

/** Liveness and readiness, on every host and without a session. Readiness asks the database. */
export function registerHealth(app: OpenAPIHono<ApiEnv>, resources: Resources): void {
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    try {
      await resources.database.pool`select 1`;
      return c.json({ status: "ok" });
    } catch (error) {
      resources.logger.warn("not ready", { error });
      return c.json({ status: "unavailable" }, 503);
    }
  });
}
