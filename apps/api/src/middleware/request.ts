import { randomUUID } from "node:crypto";
import type { Resources } from "@gerai/domain/kernel";
import { getConnInfo } from "@hono/node-server/conninfo";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "../api-env.ts";

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

function peerAddress(c: Parameters<typeof getConnInfo>[0]): string {
  // Requests made inside a test have no socket; they count as one stranger.
  return c.env && "incoming" in c.env ? (getConnInfo(c).remote.address ?? "") : "";
}

/**
 * Names the request, finds out who really asked (forwarded headers count only from a loopback peer, our own proxy:
 * ISO-30), and logs one line with the route's template, never the address asked for.
 */
export function request(resources: Resources) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const started = performance.now();
    const peer = peerAddress(c);
    const isTrusted = peer === "" || LOOPBACK.test(peer);
    const given = isTrusted ? c.req.header("x-request-id") : undefined;
    const requestId = given && /^[0-9a-f-]{36}$/.test(given) ? given : randomUUID();
    c.set("requestId", requestId);
    c.set("resources", resources);
    c.set("logger", resources.logger.child({ requestId }));
    c.set("secure", isTrusted && c.req.header("x-forwarded-proto") === "https");
    c.set("clientAddress", (isTrusted ? c.req.header("x-forwarded-for")?.split(",")[0]?.trim() : undefined) ?? peer);
    await next();
    c.res.headers.set("x-request-id", requestId);
    c.get("logger").info("request", {
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      durationMs: Math.round(performance.now() - started),
    });
  });
}
