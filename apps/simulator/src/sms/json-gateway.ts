import { createHmac } from "node:crypto";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { type Answer, answerOrMisbehave, type Dialect } from "../misbehave.ts";
import type { SmsAccount } from "../registry.ts";
import type { World } from "../world.ts";
import { type SmsRefusal, settleSms, type TakenSms, takeSms } from "./take-sms.ts";

/** Errors of this gateway with their HTTP status. */
const ERRORS: Readonly<Record<string, number>> = {
  unauthorized: 401,
  insufficient_balance: 402,
  invalid_request: 422,
  invalid_recipient: 422,
  invalid_sender: 422,
  text_too_long: 422,
  rate_limited: 429,
  internal_error: 500,
  unavailable: 503,
};

const WORDS: Record<SmsRefusal, string> = {
  recipient: "invalid_recipient",
  sender: "invalid_sender",
  empty: "invalid_request",
  "too-long": "text_too_long",
  balance: "insufficient_balance",
};

/** SMPP's words, as this gateway reports them. */
const STATES = { delivered: "DELIVRD", failed: "UNDELIV", unknown: "UNKNOWN" } as const;

const Request = z.object({
  ref: z.string().max(64).optional(),
  to: z.string(),
  from: z.string(),
  text: z.string(),
  class: z.enum(["otp", "regular"]).default("regular"),
});

interface Receipt {
  readonly id: string;
  readonly ref: string | null;
  readonly to: string;
  readonly status: string;
  readonly error: string | null;
  readonly segments: number;
  readonly at: string;
}

function refuse(code: string): Answer {
  const body = { error: { code, message: code.replaceAll("_", " ") } };
  const headers: Record<string, string> = code === "rate_limited" ? { "Retry-After": "2" } : {};
  return { response: Response.json(body, { status: ERRORS[code] ?? 400, headers }), code };
}

const dialect: Dialect = {
  down: () => refuse("unavailable").response,
  error: (code) => refuse(code).response,
};

/** The first SMS gateway: JSON, bearer token, receipts as a JSON list. */
export function createJsonGateway(world: World): Hono {
  const app = new Hono();
  const answer = (c: Context, body: unknown, handle: (account: SmsAccount) => Answer) =>
    answerOrMisbehave(world, "sms-json", c, {
      dialect,
      body,
      handle: () => {
        const token = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
        const isOwn = (it: SmsAccount) => it.gateway === "sms-json" && it.secret === token;
        const account = world.registry.smsAccounts().find(isOwn);
        return account ? handle(account) : refuse("unauthorized");
      },
    });
  app.post("/sms/json/v1/messages", async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    return answer(c, body, (account) => send(world, account, body));
  });
  app.get("/sms/json/v1/balance", (c) =>
    answer(c, null, ({ balance }) => ({
      response: Response.json({ data: { balance, currency: "IDR" } }),
      code: null,
    })),
  );
  return app;
}

function send(world: World, account: SmsAccount, body: unknown): Answer {
  const request = Request.safeParse(body);
  if (!request.success) return refuse("invalid_request");
  const { to, from, text, ref = null, class: route } = request.data;
  const taken = takeSms(world, account, { to, from, text, ref, route });
  if ("refused" in taken) return refuse(WORDS[taken.refused]);
  tellReceipt(world, account, taken);
  const { id, phone } = taken.message;
  const { segments, encoding, price } = taken;
  const data = { id, ref, to: phone, status: "accepted", segments, encoding, price };
  return { response: Response.json({ data }, { status: 202 }), code: id };
}

function tellReceipt(world: World, account: SmsAccount, { message, segments }: TakenSms): void {
  const outcome = settleSms(world, account, message);
  const { receiptUrl, receiptSecret, accountId } = account;
  if (outcome === "none" || receiptUrl === null) return;
  const item: Receipt = {
    ...{ id: message.id, ref: message.content.sms?.ref ?? null, to: message.phone, status: STATES[outcome] },
    ...{ error: outcome === "failed" ? "absent_subscriber" : null, segments, at: world.clock.now().toISOString() },
  };
  world.courier.send({
    lane: `sms/${accountId}`,
    channel: "sms-json",
    item,
    pack: (receipts: readonly Receipt[], isForged) => {
      const text = JSON.stringify({ receipts });
      const secret = isForged && receiptSecret !== null ? `${receiptSecret}x` : receiptSecret;
      const headers: Record<string, string> = { "Content-Type": "application/json" };
      if (secret !== null) headers["X-Signature"] = createHmac("sha256", secret).update(text).digest("hex");
      return { url: receiptUrl, method: "POST", headers, body: text };
    },
  });
}
