import { readFileSync } from "node:fs";
import type { Clock } from "@gerai/foundation/clock";
import type { Logger } from "@gerai/foundation/logger";
import { type Context, Hono, type Next } from "hono";
import { FaultSwitches, type Faults, noFaults } from "./faults.ts";
import { type MailboxStore, openMailboxStore } from "./mailbox-store.ts";
import { mailboxesPage, mailboxPage, mailPage, missingPage } from "./pages.ts";
import { createSmtpInbox, type SmtpInbox } from "./smtp-inbox.ts";

/** The outside world on a desk: a mail server, and the mailboxes of everyone it was asked to write to. */
export interface SimulatorApp {
  /** Pages at `/`, JSON at `/api`. */
  readonly http: Hono;
  readonly smtp: SmtpInbox;
}

const stylesheet = readFileSync(new URL("simulator.css", import.meta.url), "utf8");

/** No script at all; style attributes and inline pictures only because mails are made of them. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Builds the simulator; mails are kept in `dataFolder`, switches are off. Nothing listens yet. */
export function createSimulatorApp(options: {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly logger: Logger;
}): SimulatorApp {
  const { dataFolder, clock, logger } = options;
  const store = openMailboxStore(dataFolder);
  const faults = noFaults();
  return { http: createPages(store, faults), smtp: createSmtpInbox({ store, faults, clock, logger }) };
}

function createPages(store: MailboxStore, faults: Faults): Hono {
  const app = new Hono();
  app.use(secure);
  app.get("/healthz", (c) => c.text("ok"));
  app.get("/simulator.css", (c) => c.body(stylesheet, 200, { "Content-Type": "text/css; charset=utf-8" }));

  app.get("/", (c) => c.html(mailboxesPage(store.mailboxes(), faults)));
  app.get("/mailboxes/:address", (c) => {
    const messages = store.messages(c.req.param("address"));
    return messages[0] ? c.html(mailboxPage(messages[0].mailbox, messages)) : c.html(missingPage(), 404);
  });
  app.get("/mailboxes/:address/:id", (c) => {
    const mail = store.find(c.req.param("address"), c.req.param("id"));
    return mail ? c.html(mailPage(mail)) : c.html(missingPage(), 404);
  });
  app.post("/faults", async (c) => {
    const switched = FaultSwitches.safeParse(await c.req.parseBody());
    if (!switched.success) return c.text("unknown switch", 400);
    Object.assign(faults, switched.data);
    return c.redirect("/", 303);
  });

  app.get("/api/mailboxes", (c) =>
    c.json({
      mailboxes: store
        .mailboxes()
        .map(({ address, count, newest }) => ({ address, count, newestAt: newest.receivedAt })),
    }),
  );
  app.get("/api/mailboxes/:address/messages", (c) => c.json({ messages: store.messages(c.req.param("address")) }));
  app.delete("/api/mailboxes", async (c) => {
    await store.clear();
    return c.body(null, 204);
  });
  app.post("/api/faults", async (c) => {
    const switched = FaultSwitches.safeParse(await c.req.json().catch(() => undefined));
    if (!switched.success) return c.json({ error: "unknown switch" }, 400);
    Object.assign(faults, switched.data);
    return c.json({ faults });
  });
  return app;
}

/** Same headers on every answer; a page elsewhere may not throw our switches. */
async function secure(c: Context, next: Next): Promise<Response | undefined> {
  const site = c.req.header("sec-fetch-site");
  const isOurs = site === undefined || site === "same-origin" || site === "none";
  if (!isOurs && c.req.method !== "GET") return c.text("cross-site request", 403);
  await next();
  c.header("Content-Security-Policy", CONTENT_POLICY);
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Referrer-Policy", "no-referrer");
  c.header("Cache-Control", "no-store");
  return undefined;
}
