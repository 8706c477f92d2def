import type { OpenAccount, TemplateFiling } from "@gerai/domain/channels/ports";
import { afterEach, expect, it } from "vitest";
import { closeProviders, listen, type Reply } from "../provider-call/providers.testing.ts";
import { createWhatsappTemplates } from "./whatsapp-templates.ts";

afterEach(closeProviders);

const account: OpenAccount = {
  publicNumber: "+6281100009001",
  credentials: {
    dialect: "whatsapp-cloud",
    phoneNumberId: "106540352242922",
    accessToken: "token-percontohan",
    appSecret: "rahasia-aplikasi",
    verifyToken: "kata-verifikasi",
  },
};
const filing: TemplateFiling = {
  name: "gerai_verified_v1",
  language: "id",
  body: "Pengajuan {{1}} lengkap. Terima kasih.",
  samples: ["BTG-261122-0007"],
  footer: "Semua layanan gratis.",
  button: { title: "Lihat", url: "http://contoh.localhost:3000/{{1}}", sample: "http://contoh.localhost:3000/lacak" },
};

async function registry(reply: (url: string) => Reply) {
  const { endpoint, asked } = await listen(({ url }) => reply(url));
  return { registry: createWhatsappTemplates({ endpoint, timeoutMs: 2_000 }), asked };
}

it("files a template with its samples, and never lets it become a marketing one", async () => {
  const { registry: at, asked } = await registry(() => [200, '{"id":"1","status":"PENDING","category":"UTILITY"}']);
  expect(await at.file(account, "waba-contoh", filing)).toEqual({
    kind: "known",
    templates: [{ name: "gerai_verified_v1", language: "id", status: "PENDING", reason: null }],
  });
  expect(asked[0]).toMatchObject({
    url: "/waba-contoh/message_templates",
    headers: { authorization: "Bearer token-percontohan" },
  });
  expect(JSON.parse(asked[0]?.body ?? "")).toMatchObject({
    category: "UTILITY",
    allow_category_change: false,
    components: [
      { type: "BODY", text: filing.body, example: { body_text: [["BTG-261122-0007"]] } },
      { type: "FOOTER", text: "Semua layanan gratis." },
      { type: "BUTTONS", buttons: [{ type: "URL", text: "Lihat", example: [filing.button?.sample] }] },
    ],
  });
});

it("lists every page, with why a template was refused", async () => {
  const row = (name: string, more: object) => ({ name, language: "id", ...more });
  const pages: readonly [string, object][] = [
    ["after=B", { data: [row("b", { status: "REJECTED", rejected_reason: "INVALID_FORMAT" })], paging: {} }],
    [
      "limit=",
      {
        data: [row("a", { status: "APPROVED", rejected_reason: "NONE" }), { strange: true }],
        paging: { cursors: { after: "B" }, next: "http://contoh.localhost/b" },
      },
    ],
  ];
  const { registry: at, asked } = await registry((url) => [
    200,
    JSON.stringify(pages.find(([part]) => url.includes(part))?.[1]),
  ]);
  expect(await at.list(account, "waba-contoh")).toEqual({
    kind: "known",
    templates: [
      { name: "a", language: "id", status: "APPROVED", reason: null },
      { name: "b", language: "id", status: "REJECTED", reason: "INVALID_FORMAT" },
    ],
  });
  expect(asked.map(({ method }) => method)).toEqual(["GET", "GET"]);
});

it("takes a template that is there already as filed", async () => {
  const error = { code: 100, error_subcode: 2_388_024 };
  const { registry: at } = await registry(() => [400, JSON.stringify({ error })]);
  expect(await at.file(account, "waba-contoh", filing)).toMatchObject({ templates: [{ status: "PENDING" }] });
});

it.each<[number, string, string]>([
  [400, '{"error":{"code":100}}', "refused"],
  [401, '{"error":{"code":190}}', "bad-credentials"],
  [400, '{"error":{"code":80007}}', "rate-limited"],
  [503, "<html>", "retry-later"],
  [200, "no json", "unknown-outcome"],
])("status %i is %s", async (status, text, kind) => {
  const { registry: at } = await registry(() => [status, text]);
  expect((await at.file(account, "waba-contoh", filing)).kind).toBe(kind);
  expect((await at.list(account, "waba-contoh")).kind).toBe(kind);
});
