import { Hono } from "hono";
import { z } from "zod";
import { tellingHeaders } from "./recorder.ts";
import type { World } from "./world.ts";

const Behaviour = z.strictObject({ status: z.number().int().min(200).max(599) });

/** Takes any request at `/receivers/<name>`, records it and answers as told: 204, until another status is set. */
export function createWebhookReceiver(world: World): Hono {
  const app = new Hono();
  const statuses = new Map<string, number>();
  app.put("/api/receivers/:name", async (c) => {
    const behaviour = Behaviour.safeParse(await c.req.json().catch(() => undefined));
    if (!behaviour.success) return c.json({ error: "status from 200 to 599" }, 400);
    statuses.set(c.req.param("name"), behaviour.data.status);
    return c.json(behaviour.data);
  });
  app.all("/receivers/:name", async (c) => {
    const status = statuses.get(c.req.param("name")) ?? 204;
    world.recorder.add({
      channel: `webhook:${c.req.param("name")}`,
      method: c.req.method,
      path: c.req.path + new URL(c.req.url).search,
      headers: tellingHeaders(c.req.raw.headers),
      // The raw text: signatures are over these bytes.
      body: await c.req.text(),
      answer: { status, code: null },
    });
    return new Response(null, { status });
  });
  return app;
}
