import { createTransport } from "nodemailer";
import PostalMime from "postal-mime";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type RunningSimulator, runSimulator } from "../simulator.testing.ts";

const SENDER = "b+42.abc@gerai.example";
let simulator: RunningSimulator;
beforeEach(async () => {
  simulator = await runSimulator();
});
afterEach(() => simulator.close());

const send = (to = "siti@contoh.example", attachments: { filename: string; content: string }[] = []) =>
  createTransport({ host: "127.0.0.1", port: simulator.smtpPort, ignoreTLS: true }).sendMail({
    envelope: { from: SENDER, to },
    ...{
      from: "no-reply@gerai.example",
      to,
      subject: "Permohonan selesai",
      text: "Selesai.",
      messageId: "<n-1@gerai.example>",
    },
    attachments,
  });
const failure = (sending: Promise<unknown>) =>
  sending.then(
    () => undefined,
    (error: { responseCode?: number }) => error.responseCode,
  );
const switchTo = (delivery: object) => simulator.call("PUT", "/api/mailboxes/siti@contoh.example", delivery);
const mailsOf = async (address: string) =>
  (await simulator.call("GET", `/api/mailboxes/${encodeURIComponent(address)}/messages`)).json.messages as {
    id: string;
    attachments: { name: string; base64: string }[];
  }[];

it("an address refuses at RCPT, for good or for now, and others take their mail", async () => {
  await switchTo({ delivery: "refuse" });
  expect(await failure(send())).toBe(550);
  await switchTo({ delivery: "defer" });
  expect(await failure(send("SITI@contoh.example"))).toBe(450);
  expect(await failure(send("budi@contoh.example"))).toBeUndefined();
  await switchTo({ delivery: "accept" });
  expect(await failure(send())).toBeUndefined();
});

it.each([
  ["5.1.1", "failed"],
  ["4.2.2", "delayed"],
])(
  "an address bounces: a report with %s goes to the sender of the envelope and to the hook",
  async (status, action) => {
    await switchTo({ delivery: "bounce", status });
    await simulator.call("PUT", "/api/bounces", { url: `${simulator.origin}/receivers/pantulan` });
    await send();
    expect(await mailsOf("siti@contoh.example")).toEqual([]);
    const [returned] = await mailsOf(SENDER);
    const raw = Buffer.from(returned?.attachments[0]?.base64 ?? "", "base64").toString("utf8");
    const report = await PostalMime.parse(raw, { forceRfc822Attachments: true });
    expect(raw).toContain("Return-Path: <>");
    expect(report.to?.[0]?.address).toBe(SENDER);
    const parts = report.attachments.map(({ mimeType, content }) => [
      mimeType,
      typeof content === "string" ? content : Buffer.from(new Uint8Array(content)).toString("utf8"),
    ]);
    const delivery = parts.find(([type]) => type === "message/delivery-status")?.[1];
    expect(delivery).toContain(`Final-Recipient: rfc822; siti@contoh.example`);
    expect(delivery).toContain(`Status: ${status}`);
    expect(delivery).toContain(`Action: ${action}`);
    expect(parts.find(([type]) => type === "text/rfc822-headers")?.[1]).toMatch(/message-id: <n-1@gerai.example>/i);
    const hook = await vi.waitFor(async () => {
      const [received] = await simulator.received("webhook:pantulan");
      expect(received?.headers["content-type"]).toBe("message/rfc822");
      return received;
    });
    expect(hook?.body).toBe(raw);
  },
);

it("files that came with a mail are offered for download only", async () => {
  await send("siti@contoh.example", [{ filename: "kutipan.html", content: "<script>1</script>" }]);
  const [mail] = await mailsOf("siti@contoh.example");
  const shown = await simulator.call("GET", `/mailboxes/siti@contoh.example/${mail?.id}`);
  expect(shown.text).toContain("kutipan.html");
  const file = await fetch(`${simulator.origin}/mailboxes/siti@contoh.example/${mail?.id}/files/0`);
  expect(file.headers.get("content-disposition")).toContain("attachment");
  expect(await file.text()).toBe("<script>1</script>");
});

it("each mail is in the log with what became of it", async () => {
  await send();
  await switchTo({ delivery: "refuse" });
  await failure(send());
  expect(await simulator.received("smtp")).toMatchObject([
    {
      path: "siti@contoh.example",
      body: { from: SENDER, messageId: "<n-1@gerai.example>" },
      answer: { code: "delivered" },
    },
    { path: "siti@contoh.example", answer: { code: "refused", status: 550 } },
  ]);
});

it("how a mailbox takes the next mail is switched on its page", async () => {
  await send();
  const page = async () => (await fetch(`${simulator.origin}/mailboxes/siti@contoh.example`)).text();
  expect(await page()).toMatch(/value="accept"[^>]*aria-pressed="true"/);
  const press = (delivery: string) =>
    fetch(`${simulator.origin}/mailboxes/siti@contoh.example/switch`, {
      method: "POST",
      body: new URLSearchParams({ delivery }),
      redirect: "manual",
    });
  expect((await press("bounce")).status).toBe(303);
  expect(await page()).toMatch(/value="bounce"[^>]*aria-pressed="true"/);
  await send();
  expect(await mailsOf("siti@contoh.example")).toHaveLength(1);
  expect(await mailsOf(SENDER)).toHaveLength(1);
  expect((await press("lain")).status).toBe(400);
});
