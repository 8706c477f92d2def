import { type Context, Hono } from "hono";
import { type Answer, answerOrMisbehave, type Dialect } from "../misbehave.ts";
import type { SmsAccount } from "../registry.ts";
import type { World } from "../world.ts";
import { type SmsRefusal, settleSms, type TakenSms, takeSms } from "./take-sms.ts";

/** Error numbers of this gateway; all of them come with HTTP 200. */
const WORDS: Record<SmsRefusal, number> = { recipient: 3, sender: 4, empty: 6, "too-long": 5, balance: 2 };
const BAD_KEY = 1;
const TEXTS: Readonly<Record<number, string>> = {
  1: "invalid api key",
  2: "insufficient credit",
  3: "invalid destination",
  4: "sender not registered",
  5: "message too long",
  6: "empty message",
  8: "throttled",
  9: "system error",
};

/** Numbers that stand for the states in a receipt. */
const STATES = { delivered: 1, failed: 2, unknown: 16 } as const;

/** The gateway's clock runs on Jakarta time and does not say so. */
const times = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: "Asia/Jakarta" });

function answerForm(fields: Record<string, string | number>, code: string | null): Answer {
  const body = new URLSearchParams();
  for (const [key, value] of Object.entries(fields)) body.set(key, String(value));
  return { response: new Response(body.toString(), { headers: { "Content-Type": "text/plain" } }), code };
}

function refuse(status: number): Answer {
  return answerForm({ status, error: TEXTS[status] ?? "unknown error" }, String(status));
}

const dialect: Dialect = {
  // What stands before such gateways when they are down: a page for people.
  down: () =>
    new Response("<html><body><h1>502 Bad Gateway</h1></body></html>", {
      status: 502,
      headers: { "Content-Type": "text/html" },
    }),
  error: (code) => refuse(Number(code)).response,
};

/** The second SMS gateway: forms, API key, answers as a line of pairs, one receipt per request by GET or POST. */
export function createFormGateway(world: World): Hono {
  const app = new Hono();
  const answer = (
    c: Context,
    fields: Readonly<Record<string, string>>,
    handle: (account: SmsAccount) => Answer,
  ): Promise<Response> => {
    const { apikey, ...body } = fields;
    return answerOrMisbehave(world, "sms-form", c, {
      dialect,
      body,
      handle: () => {
        const isOwn = (it: SmsAccount) => it.gateway === "sms-form" && it.secret === apikey;
        const account = world.registry.smsAccounts().find(isOwn);
        return account ? handle(account) : refuse(BAD_KEY);
      },
    });
  };
  const form = async (c: Context) => Object.fromEntries(new URLSearchParams(await c.req.text()));
  const balance = ({ balance: left }: SmsAccount) => answerForm({ status: 0, balance: left }, null);
  app.post("/sms/form/send", async (c) => {
    const fields = await form(c);
    return answer(c, fields, (account) => send(world, account, fields));
  });
  app.get("/sms/form/balance", (c) => answer(c, c.req.query(), balance));
  app.post("/sms/form/balance", async (c) => answer(c, await form(c), balance));
  return app;
}

function send(world: World, account: SmsAccount, fields: Readonly<Record<string, string>>): Answer {
  const { to = "", from = "", message: text = "", custid: ref = null, route } = fields;
  const taken = takeSms(world, account, { to, from, text, ref, route: route === "otp" ? "otp" : "regular" });
  if ("refused" in taken) return refuse(WORDS[taken.refused]);
  tellReceipt(world, account, taken);
  const { message, segments, price } = taken;
  return answerForm({ status: 0, msgid: message.id, segments, price }, message.id);
}

function tellReceipt(world: World, account: SmsAccount, { message }: TakenSms): void {
  const outcome = settleSms(world, account, message);
  const { receiptUrl, receiptMethod, accountId } = account;
  if (outcome === "none" || receiptUrl === null) return;
  const fields = new URLSearchParams({
    msgid: message.id,
    custid: message.content.sms?.ref ?? "",
    to: message.phone.replace("+", ""),
    status: String(STATES[outcome]),
    err: outcome === "failed" ? "27" : "0",
    ts: times.format(world.clock.now()),
  });
  world.courier.send({
    lane: `sms/${accountId}`,
    channel: "sms-form",
    item: fields,
    isSingle: true,
    pack: ([told = fields]) => {
      if (receiptMethod === "GET") {
        const url = new URL(receiptUrl);
        for (const [key, value] of told) url.searchParams.set(key, value);
        return { url: url.href, method: "GET", headers: {}, body: "" };
      }
      const headers = { "Content-Type": "application/x-www-form-urlencoded" };
      return { url: receiptUrl, method: "POST", headers, body: told.toString() };
    },
  });
}
