import { Hono } from "hono";
import { z } from "zod";
import { sendChange, unixSeconds, valueHead } from "../whatsapp/webhooks.ts";
import { userIdOf, waId } from "../whatsapp/whatsapp-user.ts";
import type { World } from "../world.ts";
import { readBody } from "../world-api.ts";
import { PhoneSettings } from "./phone-message.ts";
import { toMobile } from "./phone-number.ts";
import { CannotSay, openChat, receiveWaiting, Saying, say } from "./say.ts";

const Settings = PhoneSettings.partial();
const Chat = z.strictObject({ to: z.string().min(1) });
const Preference = Chat.extend({ value: z.enum(["stop", "resume"]) });

/** The simulator's own API for what a person does on a phone. */
export function createPhoneApi(world: World): Hono {
  const app = new Hono();
  app.get("/api/phones", (c) => {
    const phones = world.phones.phones().map(({ phone, newest }) => ({ ...phone, newestAt: newest?.at ?? null }));
    return c.json({ phones });
  });
  app.delete("/api/phones", (c) => {
    world.phones.clear();
    return c.body(null, 204);
  });
  app.use("/api/phones/:phone/*", async (c, next) => {
    return toMobile(c.req.param("phone")) === undefined ? c.json({ error: "no mobile number" }, 404) : next();
  });
  const phoneOf = (text: string): string => toMobile(text) ?? "";

  app.get("/api/phones/:phone", (c) => c.json(world.phones.phone(phoneOf(c.req.param("phone")))));
  app.put("/api/phones/:phone", async (c) => {
    const phone = phoneOf(c.req.param("phone"));
    const body = await readBody(c, Settings);
    if ("refused" in body) return body.refused;
    const changed = world.phones.set(phone, body.data);
    if (changed.whatsapp === "on") receiveWaiting(world, phone);
    return c.json(changed);
  });
  app.get("/api/phones/:phone/messages", (c) => {
    const messages = world.phones.messages(phoneOf(c.req.param("phone"))).reverse();
    return c.json({ messages });
  });
  app.post("/api/phones/:phone/say", async (c) => {
    const body = await readBody(c, Saying);
    if ("refused" in body) return body.refused;
    try {
      const message = say(world, phoneOf(c.req.param("phone")), body.data);
      return c.json({ message }, 201);
    } catch (error) {
      if (error instanceof CannotSay) return c.json({ error: error.message }, 404);
      throw error;
    }
  });
  app.post("/api/phones/:phone/read", async (c) => {
    const body = await readBody(c, Chat);
    if ("refused" in body) return body.refused;
    const line = world.registry.findNumber(body.data.to)?.phoneNumberId;
    if (line === undefined) return c.json({ error: "no such number" }, 404);
    openChat(world, phoneOf(c.req.param("phone")), line);
    return c.body(null, 204);
  });
  addIdentityChanges(app, world, phoneOf);
  return app;
}

function addIdentityChanges(app: Hono, world: World, phoneOf: (text: string) => string): void {
  // The person changed number behind the same chat: every number that was written to learns the new user id.
  app.post("/api/phones/:phone/new-user-id", (c) => {
    const known = world.phones.phone(phoneOf(c.req.param("phone")));
    const changed = world.phones.set(known.phone, { generation: known.generation + 1 });
    for (const { line } of world.phones.threads(known.phone)) {
      const number = world.registry.number(line);
      if (!number) continue;
      const [previous, current] = [known, changed].map((phone) => userIdOf(number.portfolioId, phone));
      const wa = changed.hidesNumber ? {} : { wa_id: waId(changed.phone) };
      const timestamp = unixSeconds(world.clock.now());
      const update = { ...wa, detail: "User id was updated", user_id: { previous, current }, timestamp };
      sendChange(world, number, "user_id_update", { ...valueHead(number), user_id_update: [update] });
    }
    return c.body(null, 204);
  });
  app.post("/api/phones/:phone/preference", async (c) => {
    const body = await readBody(c, Preference);
    if ("refused" in body) return body.refused;
    const number = world.registry.findNumber(body.data.to);
    if (!number) return c.json({ error: "no such number" }, 404);
    const phone = world.phones.phone(phoneOf(c.req.param("phone")));
    const identity = {
      ...(phone.hidesNumber ? {} : { wa_id: waId(phone.phone) }),
      user_id: userIdOf(number.portfolioId, phone),
    };
    const detail = `User requested to ${body.data.value} marketing messages`;
    const preference = { ...identity, detail, category: "marketing_messages", value: body.data.value };
    sendChange(world, number, "user_preferences", {
      ...valueHead(number),
      user_preferences: [{ ...preference, timestamp: unixSeconds(world.clock.now()) }],
    });
    return c.body(null, 204);
  });
}
