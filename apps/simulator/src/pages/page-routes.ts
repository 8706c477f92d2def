import { readFileSync } from "node:fs";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { AddressSwitch, type AddressSwitches } from "../mail/bounce.ts";
import { PhoneSettings } from "../phones/phone-message.ts";
import { toMobile } from "../phones/phone-number.ts";
import { CannotSay, openChat, receiveWaiting, say } from "../phones/say.ts";
import type { World } from "../world.ts";
import { applyPresets, PresetForm } from "./fault-presets.ts";
import { homePage } from "./home-page.ts";
import { mailboxPath, phonePath } from "./layout.ts";
import { mailboxPage, mailPage, missingPage } from "./mail-pages.ts";
import { chatPage, noPhonePage, type PhoneView, phonePage } from "./phone-pages.ts";

const stylesheet = readFileSync(new URL("simulator.css", import.meta.url), "utf8");
const script = readFileSync(new URL("follow-chat.js", import.meta.url), "utf8");

const flag = z.enum(["true", "false"]).transform((text) => text === "true");
const SettingsForm = PhoneSettings.omit({ username: true }).extend({ hidesNumber: flag, readReceipts: flag });

/** The pages that people look at and press on. */
export function createPages(world: World, addresses: AddressSwitches): Hono {
  const app = new Hono();
  app.get("/simulator.css", (c) => c.body(stylesheet, 200, { "Content-Type": "text/css; charset=utf-8" }));
  app.get("/follow-chat.js", (c) => c.body(script, 200, { "Content-Type": "text/javascript; charset=utf-8" }));
  app.get("/", (c) => c.html(homePage(world.phones.phones(), world.mailboxes.mailboxes(), world.faults)));
  app.post("/faults", async (c) => {
    const form = PresetForm.safeParse(await c.req.parseBody());
    if (!form.success) return c.text("unknown switch", 400);
    applyPresets(world.faults, form.data);
    return c.redirect("/", 303);
  });
  addMailPages(app, world, addresses);
  addPhonePages(app, world);
  return app;
}

function addMailPages(app: Hono, { mailboxes }: World, addresses: AddressSwitches): void {
  app.get("/mailboxes/:address", (c) => {
    const address = c.req.param("address");
    const messages = mailboxes.messages(address);
    return messages[0]
      ? c.html(mailboxPage(messages[0].mailbox, messages, addresses.of(address).delivery))
      : c.html(missingPage(), 404);
  });
  app.post("/mailboxes/:address/switch", async (c) => {
    const form = AddressSwitch.safeParse(await c.req.parseBody());
    if (!form.success) return c.text("unknown switch", 400);
    addresses.set(c.req.param("address"), form.data);
    return c.redirect(mailboxPath(c.req.param("address")), 303);
  });
  app.get("/mailboxes/:address/:id", (c) => {
    const mail = mailboxes.find(c.req.param("address"), c.req.param("id"));
    return mail ? c.html(mailPage(mail)) : c.html(missingPage(), 404);
  });
  app.get("/mailboxes/:address/:id/files/:index", (c) => {
    const mail = mailboxes.find(c.req.param("address"), c.req.param("id"));
    const file = mail?.attachments[Number(c.req.param("index"))];
    if (!file) return c.html(missingPage(), 404);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    const bytes = new Uint8Array(Buffer.from(file.base64, "base64"));
    return c.body(bytes, 200, { "Content-Type": file.mediaType, "Content-Disposition": disposition });
  });
}

function viewOf(world: World, phone: string): PhoneView {
  const { phones, registry } = world;
  return { phone: phones.phone(phone), threads: phones.threads(phone), numbers: registry.numbers() };
}

function addPhonePages(app: Hono, world: World): void {
  app.get("/phones", (c) => {
    const phone = toMobile(c.req.query("nomor") ?? "");
    return phone === undefined ? c.html(noPhonePage(), 404) : c.redirect(phonePath(phone), 303);
  });
  app.get("/phones/:phone", (c) => {
    const phone = toMobile(c.req.param("phone"));
    return phone === undefined ? c.html(noPhonePage(), 404) : c.html(phonePage(viewOf(world, phone)));
  });
  app.post("/phones/:phone/settings", async (c) => {
    const phone = toMobile(c.req.param("phone"));
    const form = SettingsForm.safeParse(await c.req.parseBody());
    if (phone === undefined || !form.success) return c.text("unknown setting", 400);
    const username = form.data.hidesNumber ? `warga.${phone.slice(-4)}` : null;
    world.phones.set(phone, { ...form.data, username });
    if (form.data.whatsapp === "on") receiveWaiting(world, phone);
    return c.redirect(phonePath(phone), 303);
  });
  app.get("/phones/:phone/files/:media", (c) => showFile(world, c));
  app.get("/phones/:phone/:channel{whatsapp|sms}/:line", (c) => {
    const phone = toMobile(c.req.param("phone"));
    if (phone === undefined) return c.html(noPhonePage(), 404);
    const line = c.req.param("line");
    const channel = c.req.param("channel") === "sms" ? "sms" : "whatsapp";
    if (channel === "whatsapp") openChat(world, phone, line);
    const view = viewOf(world, phone);
    const known = view.threads.find((thread) => thread.channel === channel && thread.line === line);
    if (!known && !world.registry.number(line)) return c.html(noPhonePage(), 404);
    return c.html(chatPage(view, known ?? { channel, line, messages: [] }, world.clock.now()));
  });
  app.post("/phones/:phone/whatsapp/:line/say", (c) => sayFromPage(world, c));
}

async function sayFromPage(world: World, c: Context): Promise<Response> {
  const phone = toMobile(c.req.param("phone") ?? "");
  const line = c.req.param("line") ?? "";
  const to = world.registry.number(line)?.displayNumber;
  if (phone === undefined || to === undefined) return c.html(noPhonePage(), 404);
  const { text, press, file } = await c.req.parseBody();
  const words = typeof text === "string" ? text.trim() : "";
  try {
    if (typeof press === "string") say(world, phone, { to, press });
    else if (file instanceof File && file.size > 0) {
      const base64 = Buffer.from(await file.arrayBuffer()).toString("base64");
      const sent = { base64, mediaType: file.type, name: file.name, caption: words };
      say(world, phone, { to, [file.type.startsWith("image/") ? "image" : "document"]: sent });
    } else if (words !== "") say(world, phone, { to, text: words });
  } catch (error) {
    if (error instanceof CannotSay) return c.text(error.message, 404);
    throw error;
  }
  return c.redirect(`${phonePath(phone)}/whatsapp/${encodeURIComponent(line)}`, 303);
}

/** A file of a chat: pictures are shown, everything else is only downloaded. */
function showFile(world: World, c: Context): Response {
  const id = c.req.param("media") ?? "";
  const phone = toMobile(c.req.param("phone") ?? "") ?? "";
  const isInChat = world.phones.messages(phone).some(({ content }) => content.file?.mediaId === id);
  const file = isInChat ? world.media.find(id) : undefined;
  if (!file) return c.text("no such file any more", 404);
  const isPicture = /^image\/(png|jpeg|webp)$/.test(file.mediaType);
  const name = encodeURIComponent(file.name ?? "berkas");
  const disposition = isPicture ? "inline" : `attachment; filename*=UTF-8''${name}`;
  return c.body(file.bytes, 200, { "Content-Type": file.mediaType, "Content-Disposition": disposition });
}
