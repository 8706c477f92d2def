import type { Clock } from "@gerai/foundation/clock";
import type { Logger } from "@gerai/foundation/logger";
import { type Context, Hono, type Next } from "hono";
import { createAddressSwitches } from "./mail/bounce.ts";
import { createSmtpInbox, type SmtpInbox } from "./mail/smtp-inbox.ts";
import { createPages } from "./pages/page-routes.ts";
import { createPhoneApi } from "./phones/phone-api.ts";
import { createFormGateway } from "./sms/form-gateway.ts";
import { createJsonGateway } from "./sms/json-gateway.ts";
import { createWebhookReceiver } from "./webhook-receiver.ts";
import { createCloudApi } from "./whatsapp/cloud-api.ts";
import { openWorld, type World } from "./world.ts";
import { createWorldApi } from "./world-api.ts";

/** The outside world on a desk: every provider, and the phones and mailboxes of everyone it was asked to write to. */
export interface SimulatorApp {
  /** Pages at `/`, its own JSON at `/api`, the providers at their own paths. */
  readonly http: Hono;
  readonly smtp: SmtpInbox;
  readonly world: World;
  /** Closes the mail server and the world; the HTTP server is the caller's. */
  close(): Promise<void>;
}

function contentPolicy(isPhone: boolean): string {
  return [
    "default-src 'none'",
    // Style attributes and inline pictures because mails are made of them; no script near a mail.
    "style-src 'self' 'unsafe-inline'",
    isPhone ? "img-src 'self' data:" : "img-src data:",
    ...(isPhone ? ["script-src 'self'", "connect-src 'self'"] : []),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Builds the simulator; what it was told is kept in `dataFolder`, switches are off. Nothing listens yet. */
export function createSimulatorApp(options: {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly logger: Logger;
}): SimulatorApp {
  const world = openWorld(options);
  const addresses = createAddressSwitches();
  const smtp = createSmtpInbox({ world, addresses, logger: options.logger });
  const http = new Hono();
  http.use(secure);
  http.get("/healthz", (c) => c.text("ok"));
  addMailboxApi(http, world);
  const parts = [
    createWorldApi(world, addresses),
    createPhoneApi(world),
    createWebhookReceiver(world),
    createJsonGateway(world),
    createFormGateway(world),
    createCloudApi(world),
    createPages(world, addresses),
  ];
  for (const part of parts) http.route("/", part);
  return {
    http,
    smtp,
    world,
    async close() {
      await Promise.all([smtp.close(), world.close()]);
    },
  };
}

function addMailboxApi(app: Hono, { mailboxes }: World): void {
  app.get("/api/mailboxes", (c) =>
    c.json({
      mailboxes: mailboxes
        .mailboxes()
        .map(({ address, count, newest }) => ({ address, count, newestAt: newest.receivedAt })),
    }),
  );
  app.get("/api/mailboxes/:address/messages", (c) => c.json({ messages: mailboxes.messages(c.req.param("address")) }));
  app.delete("/api/mailboxes", async (c) => {
    await mailboxes.clear();
    return c.body(null, 204);
  });
}

/** Same headers on every answer; a page elsewhere may not throw our switches or write from our phones. */
async function secure(c: Context, next: Next): Promise<Response | undefined> {
  const site = c.req.header("sec-fetch-site");
  const isOurs = site === undefined || site === "same-origin" || site === "none";
  if (!isOurs && c.req.method !== "GET") return c.text("cross-site request", 403);
  await next();
  const isPhone = c.req.path.startsWith("/phones/");
  c.header("Content-Security-Policy", contentPolicy(isPhone));
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Referrer-Policy", isPhone ? "same-origin" : "no-referrer");
  c.header("Cache-Control", "no-store");
  return undefined;
}
