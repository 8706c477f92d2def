import { type Context, Hono } from "hono";
import { z } from "zod";
import { FaultSwitches, noFaults, throwSwitches } from "./faults.ts";
import { AddressSwitch, type AddressSwitches, BounceHook } from "./mail/bounce.ts";
import { postCallback } from "./post-callback.ts";
import { MessageTemplate, SmsAccount, WhatsAppNumber } from "./registry.ts";
import { judgeTemplate } from "./whatsapp/template-api.ts";
import type { World } from "./world.ts";

const Judgement = MessageTemplate.pick({ name: true, status: true }).extend({
  account: z.string(),
  language: z.string().default("id"),
});
const Verification = z.strictObject({ verifyToken: z.string().min(1) });
const Move = z.strictObject({ advanceMs: z.number().int().min(0).max(31_622_400_000) });

/** Reads a JSON body; what does not fit is answered with the first fault. */
export async function readBody<Shape extends z.ZodType>(
  c: Context,
  shape: Shape,
): Promise<{ readonly data: z.output<Shape> } | { readonly refused: Response }> {
  const parsed = shape.safeParse(await c.req.json().catch(() => undefined));
  if (parsed.success) return { data: parsed.data };
  const [issue] = parsed.error.issues;
  return { refused: c.json({ error: `${issue?.path.join(".") || "body"}: ${issue?.message ?? "invalid"}` }, 400) };
}

/** The simulator's own API for what exists and how it behaves: accounts, switches, time, and what was received. */
export function createWorldApi(world: World, addresses: AddressSwitches): Hono {
  const app = new Hono();
  addAccounts(app, world);
  app.get("/api/faults", (c) => c.json({ faults: world.faults }));
  app.post("/api/faults", async (c) => {
    const switched = FaultSwitches.safeParse(await c.req.json().catch(() => undefined));
    if (!switched.success) return c.json({ error: "unknown switch" }, 400);
    throwSwitches(world.faults, switched.data);
    return c.json({ faults: world.faults });
  });
  app.delete("/api/faults", (c) => {
    Object.assign(world.faults, noFaults());
    return c.body(null, 204);
  });
  app.get("/api/received", (c) => {
    const received = world.recorder.list({ channel: c.req.query("channel"), after: c.req.query("after") });
    return c.json({ received });
  });
  app.delete("/api/received", (c) => {
    world.recorder.clear();
    return c.body(null, 204);
  });
  app.get("/api/webhooks", (c) => c.json(world.courier.counts()));
  app.post("/api/webhooks", async (c) => {
    await world.courier.tick();
    return c.json(world.courier.counts());
  });
  app.get("/api/clock", (c) => c.json({ now: world.clock.now().toISOString() }));
  app.post("/api/clock", async (c) => {
    const body = await readBody(c, Move);
    if ("refused" in body) return body.refused;
    world.clock.advance(body.data.advanceMs);
    await world.courier.tick();
    return c.json({ now: world.clock.now().toISOString() });
  });
  app.put("/api/mailboxes/:address", async (c) => {
    const body = await readBody(c, AddressSwitch);
    if ("refused" in body) return body.refused;
    addresses.set(c.req.param("address"), body.data);
    return c.json(body.data);
  });
  app.put("/api/bounces", async (c) => {
    const body = await readBody(c, BounceHook);
    if ("refused" in body) return body.refused;
    addresses.hookUrl = body.data.url;
    return c.json(body.data);
  });
  return app;
}

function addAccounts(app: Hono, world: World): void {
  const { registry } = world;
  app.post("/api/numbers", async (c) => {
    const body = await readBody(c, WhatsAppNumber);
    if ("refused" in body) return body.refused;
    registry.putNumber(body.data);
    const { phoneNumberId, displayNumber, businessAccountId, portfolioId } = body.data;
    return c.json({ phoneNumberId, displayNumber, businessAccountId, portfolioId }, 201);
  });
  app.get("/api/numbers", (c) => {
    const numbers = registry.numbers().map(({ accessToken, appSecret, ...shown }) => shown);
    return c.json({ numbers });
  });
  app.delete("/api/numbers/:id", (c) =>
    registry.removeNumber(c.req.param("id")) ? c.body(null, 204) : c.json({ error: "no such number" }, 404),
  );
  // What Meta does when a webhook is set up: the receiver has to return the challenge.
  app.post("/api/numbers/:id/verify", async (c) => {
    const body = await readBody(c, Verification);
    if ("refused" in body) return body.refused;
    const number = registry.number(c.req.param("id"));
    if (!number) return c.json({ error: "no such number" }, 404);
    const challenge = String(world.clock.now().getTime());
    const url = new URL(number.webhookUrl);
    url.searchParams.set("hub.mode", "subscribe");
    url.searchParams.set("hub.verify_token", body.data.verifyToken);
    url.searchParams.set("hub.challenge", challenge);
    const answer = await postCallback({ url: url.href, method: "GET", headers: {}, body: "" }, world.closing);
    return c.json({ verified: answer.status === 200 && answer.text === challenge, status: answer.status });
  });
  app.post("/api/sms-accounts", async (c) => {
    const body = await readBody(c, SmsAccount);
    if ("refused" in body) return body.refused;
    registry.putSmsAccount(body.data);
    const { secret, receiptSecret, ...shown } = body.data;
    return c.json(shown, 201);
  });
  app.get("/api/sms-accounts", (c) => {
    const accounts = registry.smsAccounts().map(({ secret, receiptSecret, ...shown }) => shown);
    return c.json({ accounts });
  });
  app.post("/api/templates", async (c) => {
    const body = await readBody(c, Judgement);
    if ("refused" in body) return body.refused;
    const isKnown = judgeTemplate(world, body.data);
    return isKnown ? c.json(body.data) : c.json({ error: "no such template" }, 404);
  });
}
