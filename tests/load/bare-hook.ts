import { createHmac, timingSafeEqual } from "node:crypto";
import process from "node:process";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

/** What the bare hook tells when it listens. */
export type BareHookWord = { readonly kind: "listening"; readonly port: number };

const secret = process.argv[2] ?? "";

/**
 * The least that can be called a hook, as a process of its own on the same server library: reads the body, checks Meta's
 * signature over it, answers 200. It keeps nothing, so whatever the product's costs beyond this is storing and routing.
 */
const app = new Hono().post("/api/v1/hooks/whatsapp/:key", async (c) => {
  const body = Buffer.from(await c.req.arrayBuffer());
  const given = Buffer.from((c.req.header("x-hub-signature-256") ?? "").slice("sha256=".length), "hex");
  const expected = createHmac("sha256", secret).update(body).digest();
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return c.text("", 403);
  return c.text("");
});

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) =>
  process.send?.({ kind: "listening", port } satisfies BareHookWord),
);
