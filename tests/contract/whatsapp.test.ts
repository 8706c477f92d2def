import { readdirSync, readFileSync } from "node:fs";
import { createWhatsappCloud } from "@gerai/adapters/whatsapp-cloud";
import { MessageContent, Recipient } from "@gerai/contracts/channels";
import type { OpenAccount, ProviderOrder } from "@gerai/domain/channels/ports";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type RunningSimulator, runSimulator } from "../../apps/simulator/src/simulator.testing.ts";
import { addNumber, graph, NUMBER, RECEIVER, TEMPLATE } from "../../apps/simulator/src/whatsapp/whatsapp.testing.ts";
import { closeProviders, listen } from "../../packages/adapters/src/provider-call/providers.testing.ts";
import { readWhatsappWebhook } from "../../packages/domain/src/channels/read-whatsapp-webhook.ts";

/** A fixture is what Meta's documents show, with invented persons: the adapter and the simulator are both held against it. */
const Fixture = z.discriminatedUnion("what", [
  /** A message that we send: how it is ordered, and the body of the request. */
  z.object({
    what: z.literal("send"),
    order: z.object({ to: Recipient, content: z.looseObject({ kind: z.string() }), isUrgent: z.boolean() }),
    body: z.looseObject({ type: z.string() }),
  }),
  /** A refusal of Meta's, and what we make of it. */
  z.object({
    what: z.literal("refusal"),
    status: z.int(),
    body: z.looseObject({ error: z.looseObject({ code: z.int() }) }),
    outcome: z.string(),
  }),
  /** A webhook, what we read in it, and what happens in the simulated world that makes it send one. */
  z.object({
    what: z.literal("webhook"),
    when: z.array(z.tuple([z.string(), z.string(), z.unknown()])),
    body: z.looseObject({ object: z.string() }),
    reads: z.looseObject({}),
  }),
]);

const folder = new URL("whatsapp/", import.meta.url);
const fixtures = readdirSync(folder).map((name) => ({
  name,
  fixture: Fixture.parse(JSON.parse(readFileSync(new URL(name, folder), "utf8"))),
}));
const of = <W extends z.output<typeof Fixture>["what"]>(what: W) =>
  fixtures.flatMap(({ name, fixture }) =>
    fixture.what === what ? [[name, fixture as Extract<z.output<typeof Fixture>, { what: W }>] as const] : [],
  );

/** In fixtures, the id under which Meta keeps a file that was uploaded. */
const MEDIA = "4490709327384033";
const REFERENCE = "0199c0de-0000-7000-8000-000000000001";
const NOW = new Date("2026-11-22T02:00:00Z");
const account: OpenAccount = {
  publicNumber: "+6254800000001",
  credentials: {
    ...{ dialect: "whatsapp-cloud", phoneNumberId: NUMBER, accessToken: "token-bontang" },
    ...{ appSecret: "rahasia-bontang", verifyToken: "kata-verifikasi" },
  },
};

let simulator: RunningSimulator;
beforeAll(async () => {
  simulator = await runSimulator();
  await addNumber(simulator, { templates: [TEMPLATE, { ...TEMPLATE, name: "undangan", body: "Balas pesan ini." }] });
});
afterAll(() => simulator.close());
afterEach(async () => {
  closeProviders();
  for (const what of ["faults", "received", "phones"]) await simulator.call("DELETE", `/api/${what}`);
});

function orderOf({
  to,
  content,
  isUrgent,
}: Extract<z.output<typeof Fixture>, { what: "send" }>["order"]): ProviderOrder {
  const bytes =
    typeof content.bytes === "string" ? { bytes: new Uint8Array(Buffer.from(content.bytes, "base64")) } : {};
  return { reference: REFERENCE, to, content: MessageContent.parse({ ...content, ...bytes }), isUrgent };
}

/** What a value is made of: names and kinds, without what they say. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shapeOf(part)]));
}

/** Somebody who wrote a moment ago, so that every kind of message may be sent to them. */
async function openWindow({ to }: Pick<ProviderOrder, "to">): Promise<ProviderOrder["to"]> {
  const phone = "phone" in to ? to.phone : "+6281200009009";
  await simulator.call("POST", `/api/phones/${phone}/say`, { to: "bontang/umum", text: "halo" });
  if ("phone" in to) return to;
  const [hook] = await simulator.received(RECEIVER);
  const userId = /"user_id":"([^"]+)"/.exec(String(hook?.body))?.[1] ?? "";
  return { userId };
}

test("there are thirty fixtures or more, with invented numbers only (WA-16)", () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(30);
  const numbers = JSON.stringify(fixtures).match(/(?<!\d)62\d{9,11}(?!\d)/g) ?? [];
  expect(numbers.filter((number) => !/^62(8\d{2}0000\d{4}|548\d{5,7})$/.test(number))).toEqual([]);
});

describe.each(of("send"))("%s", (_name, { order, body }) => {
  test("is the request that the adapter makes", async () => {
    const { endpoint, asked } = await listen(({ url }) => [
      200,
      url.endsWith("/media")
        ? JSON.stringify({ id: MEDIA })
        : JSON.stringify({ messages: [{ id: "wamid.SU5WRU5URUQ=" }] }),
    ]);
    const outcome = await createWhatsappCloud({ endpoint }).send(account, orderOf(order));
    expect(outcome).toEqual({ kind: "accepted", providerId: "wamid.SU5WRU5URUQ=" });
    expect(asked.at(-1)?.url).toBe(`/${NUMBER}/messages`);
    expect(JSON.parse(asked.at(-1)?.body ?? "")).toEqual(body);
  });

  test("is taken by the simulator, as it stands and from the adapter", async () => {
    const made = orderOf(order);
    const to = await openWindow(made);
    const sent = await createWhatsappCloud({ endpoint: `${simulator.origin}/v25.0` }).send(account, { ...made, to });
    expect(sent).toEqual({ kind: "accepted", providerId: expect.stringMatching(/^wamid\./) as string });
    const form = new FormData();
    form.set("messaging_product", "whatsapp");
    const bytes = made.content.kind === "document" ? Uint8Array.from(made.content.bytes) : new Uint8Array([1]);
    const mediaType = made.content.kind === "document" ? made.content.mediaType : "image/png";
    form.set("file", new Blob([bytes], { type: mediaType }), "berkas");
    const { json } = await graph(simulator, "POST", `${NUMBER}/media`, form);
    const whole = JSON.stringify("userId" in to ? { ...body, recipient: to.userId } : body);
    const asItStands = JSON.parse(whole.replaceAll(MEDIA, String(json.id)));
    const answer = await graph(simulator, "POST", `${NUMBER}/messages`, asItStands);
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining("wamid.")]);
  });
});

describe.each(of("refusal"))("%s", (_name, { status, body, outcome }) => {
  const order = { to: { phone: "+6281200009001" }, content: { kind: "text", text: "Halo" }, isUrgent: false } as const;

  test("is understood by the adapter, by its code alone", async () => {
    const { endpoint } = await listen(() => [status, JSON.stringify(body)]);
    const answer = await createWhatsappCloud({ endpoint }).send(account, { reference: REFERENCE, ...order });
    expect(answer).toMatchObject({ kind: outcome, code: String(body.error.code) });
  });

  test("is what the simulator answers", async () => {
    await simulator.call("POST", "/api/faults", { whatsapp: { error: body.error.code } });
    const text = { messaging_product: "whatsapp", to: "6281200009001", type: "text", text: { body: "Halo" } };
    const answer = await graph(simulator, "POST", `${NUMBER}/messages`, text);
    expect([answer.status, shapeOf(answer.json)]).toEqual([status, shapeOf(body)]);
    expect(answer.json).toMatchObject({ error: { code: body.error.code } });
  });
});

describe.each(of("webhook"))("%s", (_name, { when, body, reads }) => {
  test("is read as it is meant", () => {
    const { messages, ...read } = readWhatsappWebhook(Buffer.from(JSON.stringify(body)), NOW);
    const kinds = messages.map(({ phoneNumberId, providerId, kind }) => ({ phoneNumberId, providerId, kind }));
    expect(JSON.parse(JSON.stringify({ messages: kinds, ...read }))).toEqual(reads);
  });

  test("is what the simulator sends", async () => {
    for (const [method, path, act] of when) {
      const { status, text } = path.startsWith("/v")
        ? await graph(simulator, method, path.slice("/v25.0/".length), act)
        : await simulator.call(method, path, act);
      if (status >= 400) throw new Error(`${method} ${path}: ${text}`);
    }
    const received = await simulator.received(RECEIVER);
    expect(received.map((one) => shapeOf(JSON.parse(String(one.body))))).toContainEqual(shapeOf(body));
  });
});
