import type { MessageProvider, ProviderOrder, SendOutcome } from "@gerai/domain/channels/ports";
import { afterEach, describe, expect, it } from "vitest";
import type { ProviderOptions } from "../provider-call/call-provider.ts";
import { closeProviders, listen, type Reply } from "../provider-call/providers.testing.ts";
import { createSmsForm } from "./sms-form.ts";
import { createSmsJson } from "./sms-json.ts";

afterEach(closeProviders);

const order: ProviderOrder = {
  reference: "0199c0de-0000-7000-8000-000000000001",
  to: { phone: "+6281200009001" },
  content: { kind: "text", text: "Berkas 6474-2026-000001 sudah diperiksa." },
  isUrgent: false,
};
const json = {
  publicNumber: "DUKCAPIL",
  credentials: { dialect: "sms-json" as const, apiKey: "kunci-gateway", receiptSecret: null },
};
const form = { publicNumber: "DUKCAPIL", credentials: { dialect: "sms-form" as const, apiKey: "kunci-gateway" } };

type Gateway = readonly [(options: ProviderOptions) => MessageProvider, typeof json | typeof form];
const GATEWAYS: Readonly<Record<"json" | "form", Gateway>> = {
  json: [createSmsJson, json],
  form: [createSmsForm, form],
};

async function send(
  which: keyof typeof GATEWAYS,
  reply: Reply,
  change: Partial<ProviderOrder> = {},
  timeoutMs = 2_000,
) {
  const [create, account] = GATEWAYS[which];
  const { endpoint, asked } = await listen(() => reply);
  return { outcome: await create({ endpoint, timeoutMs }).send(account, { ...order, ...change }), asked };
}

const failed = (code: string) => JSON.stringify({ error: { code, message: "to +6281200009001" } });

describe("the JSON dialect", () => {
  it("hands over our id, sender, number and text, and takes the gateway's id", async () => {
    const data = { id: "m-1", ref: order.reference, status: "accepted", segments: 1 };
    const { outcome, asked } = await send("json", [202, JSON.stringify({ data })], { isUrgent: true });
    expect(outcome).toEqual({ kind: "accepted", providerId: "m-1" });
    expect(asked[0]).toMatchObject({ url: "/v1/messages", headers: { authorization: "Bearer kunci-gateway" } });
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      ...{ ref: order.reference, to: "+6281200009001", from: "DUKCAPIL", class: "otp" },
      text: "Berkas 6474-2026-000001 sudah diperiksa.",
    });
  });

  it.each<[number, string, SendOutcome["kind"]]>([
    [401, "unauthorized", "bad-credentials"],
    [402, "insufficient_balance", "bad-credentials"],
    [422, "invalid_sender", "bad-credentials"],
    [422, "invalid_recipient", "refused"],
    [422, "text_too_long", "refused"],
    [429, "rate_limited", "rate-limited"],
    [500, "internal_error", "unknown-outcome"],
    [503, "unavailable", "retry-later"],
  ])("%i %s is %s", async (status, code, kind) => {
    expect((await send("json", [status, failed(code)])).outcome).toEqual({ kind, code });
  });
});

describe("the form dialect", () => {
  it("hands over the same in fields", async () => {
    const { outcome, asked } = await send("form", [200, "status=0&msgid=77&segments=1&price=350\n"]);
    expect(outcome).toEqual({ kind: "accepted", providerId: "77" });
    expect(asked[0]?.url).toBe("/send");
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
      ...{ apikey: "kunci-gateway", to: "6281200009001", from: "DUKCAPIL", custid: order.reference, route: "regular" },
      message: "Berkas 6474-2026-000001 sudah diperiksa.",
    });
  });

  it.each<[number, SendOutcome["kind"]]>([
    [1, "bad-credentials"],
    [2, "bad-credentials"],
    [3, "refused"],
    [4, "bad-credentials"],
    [5, "refused"],
    [6, "refused"],
    [8, "rate-limited"],
    [9, "unknown-outcome"],
  ])("status %i, with HTTP 200, is %s", async (status, kind) => {
    const { outcome } = await send("form", [200, `status=${status}&error=for+6281200009001`]);
    expect(outcome).toEqual({ kind, code: `status-${status}` });
  });

  it("an answer that cannot be read leaves the outcome open", async () => {
    for (const text of ["", "OK", "status=0", "status=99", "<html></html>"]) {
      expect((await send("form", [200, text])).outcome).toEqual({ kind: "unknown-outcome", code: "unreadable-answer" });
    }
  });
});

describe.each(["json", "form"] as const)("either way (%s)", (which) => {
  it.each<[string, Reply, Partial<SendOutcome>]>([
    ["a page of a proxy is to be tried again", [502, "<html>Bad Gateway</html>"], { kind: "retry-later" }],
    [
      "an address that sends elsewhere is not followed",
      [302, "", { location: "http://127.0.0.1:9" }],
      { kind: "retry-later" },
    ],
    ["a broken connection leaves the outcome open", "drop", { kind: "unknown-outcome" }],
    ["no answer leaves the outcome open", "hang", { kind: "unknown-outcome", code: "TimeoutError" }],
  ])("%s", async (_what, reply, expected) => {
    expect((await send(which, reply, {}, reply === "hang" ? 100 : 2_000)).outcome).toMatchObject(expected);
  });

  it("what no SMS can say is refused without asking", async () => {
    const content = { kind: "template", name: "x", language: "id", parameters: [], button: null } as const;
    const { outcome, asked } = await send(which, "drop", { content: { ...content, parameters: [] } });
    expect([outcome, asked]).toEqual([{ kind: "refused", code: "not-for-sms" }, []]);
  });

  it("another dialect's account is no account", async () => {
    const [create] = GATEWAYS[which];
    const other = which === "json" ? form : json;
    expect(await create({ endpoint: "http://127.0.0.1:9" }).send(other, order)).toMatchObject({
      kind: "bad-credentials",
    });
  });
});

describe("the credit left", () => {
  const ask = async (which: keyof typeof GATEWAYS, reply: Reply) => {
    const [create, account] = GATEWAYS[which];
    const { endpoint, asked } = await listen(() => reply);
    return { outcome: await create({ endpoint, timeoutMs: 2_000 }).balance?.(account), asked };
  };

  it("is asked with the account's key, never in the address", async () => {
    const inJson = await ask("json", [200, JSON.stringify({ data: { balance: 154_250.5, currency: "IDR" } })]);
    expect(inJson.outcome).toEqual({ kind: "known", amount: 154_250.5, currency: "IDR" });
    expect(inJson.asked[0]).toMatchObject({ url: "/v1/balance", headers: { authorization: "Bearer kunci-gateway" } });
    const inForm = await ask("form", [200, "status=0&balance=154250\n"]);
    expect(inForm.outcome).toEqual({ kind: "known", amount: 154_250, currency: "IDR" });
    expect(inForm.asked[0]).toMatchObject({ method: "POST", url: "/balance", body: "apikey=kunci-gateway" });
  });

  it.each<[keyof typeof GATEWAYS, Reply, string]>([
    ["json", [401, failed("unauthorized")], "bad-credentials"],
    ["json", [200, "{}"], "unknown-outcome"],
    ["json", [503, "<html>"], "retry-later"],
    ["form", [200, "status=1&error=key"], "bad-credentials"],
    ["form", [200, "status=0&balance="], "unknown-outcome"],
    ["form", [502, "<html>"], "retry-later"],
  ])("%s: an answer without it is none", async (which, reply, kind) => {
    expect((await ask(which, reply)).outcome).toMatchObject({ kind });
  });
});
