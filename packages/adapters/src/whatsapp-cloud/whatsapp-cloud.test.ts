import type { ProviderOrder, SendOutcome } from "@gerai/domain/channels/ports";
import { afterEach, expect, it } from "vitest";
import { closeProviders, listen, type Reply } from "../provider-call/providers.testing.ts";
import { createWhatsappCloud } from "./whatsapp-cloud.ts";

afterEach(closeProviders);

const account = {
  publicNumber: "+6281100009001",
  credentials: {
    dialect: "whatsapp-cloud" as const,
    phoneNumberId: "106540352242922",
    accessToken: "token-percontohan",
    appSecret: "rahasia-aplikasi",
    verifyToken: "kata-verifikasi",
  },
};
const order: ProviderOrder = {
  reference: "0199c0de-0000-7000-8000-000000000001",
  to: { phone: "+6281200009001" },
  content: { kind: "text", text: "Berkas Anda sudah kami periksa." },
  isUrgent: false,
};
const accepted: Reply = [
  200,
  JSON.stringify({
    messaging_product: "whatsapp",
    contacts: [{ input: "6281200009001" }],
    messages: [{ id: "wamid.HBgN" }],
  }),
];
const graphError = (code: number): string =>
  JSON.stringify({
    error: {
      message: `(#${code}) 6281200009001 is bad`,
      type: "OAuthException",
      code,
      error_data: { messaging_product: "whatsapp", details: "to 6281200009001" },
      fbtrace_id: "A1",
    },
  });

async function send(reply: Reply, change: Partial<ProviderOrder> = {}, timeoutMs = 2_000) {
  const { endpoint, asked } = await listen(({ url }) =>
    url.endsWith("/media") ? [200, '{"id":"4490709327384033"}'] : reply,
  );
  const outcome = await createWhatsappCloud({ endpoint, timeoutMs }).send(account, { ...order, ...change });
  return { outcome, asked, body: JSON.parse(asked.at(-1)?.body ?? "{}") as Record<string, unknown> };
}

it("sends a text with our id, and takes the provider's", async () => {
  const { outcome, asked, body } = await send(accepted);
  expect(outcome).toEqual({ kind: "accepted", providerId: "wamid.HBgN" });
  expect(asked[0]).toMatchObject({
    url: "/106540352242922/messages",
    headers: { authorization: "Bearer token-percontohan" },
  });
  expect(body).toEqual({
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: "6281200009001",
    biz_opaque_callback_data: order.reference,
    type: "text",
    text: { body: "Berkas Anda sudah kami periksa.", preview_url: false },
  });
});

it("writes to a user id where the number is hidden", async () => {
  const { body } = await send(accepted, { to: { userId: "ID.19001" } });
  expect(body).toMatchObject({ recipient: "ID.19001" });
  expect(body).not.toHaveProperty("to");
});

it("words templates, buttons and lists as Meta documents them", async () => {
  const template = {
    kind: "template",
    name: "berkas_siap",
    language: "id",
    parameters: ["6474-1", "KTP"],
    button: "abc",
  } as const;
  expect((await send(accepted, { content: { ...template, parameters: [...template.parameters] } })).body).toMatchObject(
    {
      type: "template",
      template: {
        name: "berkas_siap",
        language: { code: "id" },
        components: [
          {
            type: "body",
            parameters: [
              { type: "text", text: "6474-1" },
              { type: "text", text: "KTP" },
            ],
          },
          { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text: "abc" }] },
        ],
      },
    },
  );
  const buttons = { kind: "buttons", text: "Pilih", footer: "Kaki", buttons: [{ id: "menu", title: "Menu" }] } as const;
  expect((await send(accepted, { content: { ...buttons, buttons: [...buttons.buttons] } })).body).toMatchObject({
    interactive: {
      type: "button",
      body: { text: "Pilih" },
      footer: { text: "Kaki" },
      action: { buttons: [{ type: "reply", reply: { id: "menu", title: "Menu" } }] },
    },
  });
  const rows = [
    { id: "1", title: "KTP", description: null },
    { id: "2", title: "KK", description: "Kartu Keluarga" },
  ];
  expect(
    (await send(accepted, { content: { kind: "list", text: "Layanan", footer: null, open: "Buka", rows } })).body,
  ).toMatchObject({
    interactive: {
      type: "list",
      action: {
        button: "Buka",
        sections: [
          {
            rows: [
              { id: "1", title: "KTP" },
              { id: "2", title: "KK", description: "Kartu Keluarga" },
            ],
          },
        ],
      },
    },
  });
});

it("uploads a document before it sends it", async () => {
  const content = {
    kind: "document",
    fileName: "KK.pdf",
    mediaType: "application/pdf",
    bytes: Buffer.from("%PDF-1.7"),
    caption: null,
  } as const;
  const { asked, body } = await send(accepted, { content });
  expect(asked.map(({ url }) => url)).toEqual(["/106540352242922/media", "/106540352242922/messages"]);
  expect(asked[0]?.body).toContain("%PDF-1.7");
  expect(body).toMatchObject({ type: "document", document: { id: "4490709327384033", filename: "KK.pdf" } });
});

it.each<[number, number, SendOutcome["kind"]]>([
  [401, 190, "bad-credentials"],
  [401, 0, "bad-credentials"],
  [403, 10, "bad-credentials"],
  [403, 200, "bad-credentials"],
  [403, 131031, "bad-credentials"],
  [400, 133010, "bad-credentials"],
  [400, 4, "rate-limited"],
  [400, 80007, "rate-limited"],
  [400, 130429, "rate-limited"],
  [400, 131048, "rate-limited"],
  [400, 131056, "rate-limited"],
  [400, 131047, "outside-window"],
  [400, 131026, "refused"],
  [400, 131049, "refused"],
  [400, 130472, "refused"],
  [400, 100, "refused"],
  [404, 132001, "refused"],
  [400, 132015, "refused"],
  [500, 131000, "retry-later"],
  [503, 131016, "retry-later"],
  [503, 2, "retry-later"],
])("status %i with code %i is %s, and tells nothing of the person", async (status, code, kind) => {
  const { outcome } = await send([status, graphError(code)]);
  expect(outcome).toMatchObject({ kind, code: String(code) });
});

it.each([
  [130429, 60_000],
  [80007, 60_000],
  [4, 60_000],
  [131048, 600_000],
  [131056, undefined],
  [131026, undefined],
])("code %i lets the number rest for %s ms", async (code, restMs) => {
  const { outcome } = await send([400, graphError(code)]);
  expect(outcome).toEqual({ kind: expect.any(String), code: String(code), ...(restMs ? { restMs } : {}) });
});

it.each<[string, Reply, SendOutcome]>([
  ["a page of a proxy", [502, "<html>Bad Gateway</html>"], { kind: "retry-later", code: "http-502" }],
  ["a proxy that gave up waiting", [504, ""], { kind: "unknown-outcome", code: "http-504" }],
  ["a redirect", [302, "", { location: "http://127.0.0.1:9/" }], { kind: "retry-later", code: "http-302" }],
  ["a good answer without an id", [200, "{}"], { kind: "unknown-outcome", code: "unreadable-answer" }],
  ["an answer of another world", [200, "[]"], { kind: "unknown-outcome", code: "unreadable-answer" }],
  ["a broken connection", "drop", { kind: "unknown-outcome", code: expect.any(String) as string }],
  ["no answer", "hang", { kind: "unknown-outcome", code: "TimeoutError" }],
])("%s", async (_what, reply, expected) => {
  expect((await send(reply, {}, reply === "hang" ? 100 : 2_000)).outcome).toEqual(expected);
});

it("nobody there is to be tried again", async () => {
  const { endpoint } = await listen(() => accepted);
  closeProviders();
  expect(await createWhatsappCloud({ endpoint }).send(account, order)).toEqual({
    kind: "retry-later",
    code: "ECONNREFUSED",
  });
});
