import type { AddressInfo } from "node:net";
import type { Email, EmailTransport } from "@gerai/domain/channels/ports";
import { Problem } from "@gerai/foundation/problem";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { createRecordingTransport } from "./recording-transport.ts";
import { createSmtpTransport } from "./smtp-transport.ts";

const email: Email = {
  id: "0199c0de-0000-7000-8000-000000000001",
  to: "siti@contoh.example",
  fromName: "Disdukcapil Kota Bontang",
  replyTo: "halo@bontang.example",
  subject: "Permohonan Anda sudah kami terima",
  text: "Nomor permohonan: 6474-2026-000001",
  html: "<p>Nomor permohonan: <b>6474-2026-000001</b></p>",
};

const servers: SMTPServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(resolve));
});

async function listen(
  options: SMTPServerOptions = {},
  host = "127.0.0.1",
): Promise<{ url: string; mails: string[]; to: string[] }> {
  const mails: string[] = [];
  const to: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo(address, _session, done) {
      to.push(address.address);
      done();
    },
    onData(stream, _session, done) {
      let raw = "";
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => {
        raw += text;
      });
      stream.on("end", () => {
        mails.push(raw);
        done();
      });
    },
    ...options,
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return { url: `smtp://${host}:${(server.server.address() as AddressInfo).port}`, mails, to };
}

const answer = (responseCode: number) => Object.assign(new Error("siti@contoh.example"), { responseCode });
const smtp = (url: string) => createSmtpTransport({ url, fromAddress: "no-reply@gerai.example", timeoutMs: 2_000 });
const failure = (sending: Promise<unknown>) =>
  sending.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("createSmtpTransport", () => {
  it("sends text first, HTML as its twin, and says who and what it is (MAIL-1)", async () => {
    const { url, mails, to } = await listen();
    const sent = await smtp(url).send(email);
    const mail = mails[0] ?? "";
    expect(sent.providerId).toBe(`<${email.id}@gerai.example>`);
    expect(to).toEqual([email.to]);
    expect(mail).toContain(`Message-ID: <${email.id}@gerai.example>`);
    expect(mail).toContain("Auto-Submitted: auto-generated");
    expect(mail).toContain("From: Disdukcapil Kota Bontang <no-reply@gerai.example>");
    expect(mail).toContain("Reply-To: halo@bontang.example");
    expect(mail).toContain("Content-Type: multipart/alternative");
    expect(mail.indexOf("text/plain")).toBeGreaterThan(0);
    expect(mail.indexOf("text/plain")).toBeLessThan(mail.indexOf("text/html"));
    expect(mail).not.toMatch(/x-mailer|<img/i);
  });

  it.each([
    [421, 503, "channels.email-unavailable"],
    [450, 503, "channels.email-unavailable"],
    [550, 422, "channels.email-refused"],
  ])("turns an answer of %i into status %i", async (responseCode, status, code) => {
    const { url } = await listen({ onRcptTo: (_address, _session, done) => done(answer(responseCode)) });
    const error = await failure(smtp(url).send(email));
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ code, status });
    expect((error as Problem).message).not.toContain("siti");
  });

  it("asks to try again when nobody listens", async () => {
    const { url } = await listen();
    await new Promise<void>((resolve) => servers.splice(0)[0]?.close(resolve));
    expect(await failure(smtp(url).send(email))).toMatchObject({ code: "channels.email-unavailable", status: 503 });
  });

  it("speaks in clear only to a server on this machine (MAIL-6)", async () => {
    const { url, mails } = await listen({}, "127.0.0.2");
    expect(await failure(smtp(url).send(email))).toMatchObject({ code: "channels.email-unavailable", status: 503 });
    expect(mails).toEqual([]);
  });
});

describe.each<[string, () => Promise<{ transport: EmailTransport; taken: () => number }>]>([
  [
    "SMTP",
    async () => {
      const { url, mails } = await listen();
      return { transport: smtp(url), taken: () => mails.length };
    },
  ],
  [
    "recording",
    async () => {
      const transport = createRecordingTransport();
      return { transport, taken: () => transport.sent.length };
    },
  ],
])("what the %s transport refuses", (_name, open) => {
  it.each<[string, Partial<Email>]>([
    ["a line break in the subject", { subject: "Halo\r\nBcc: orang@contoh.example" }],
    ["a line feed in the name", { fromName: "Dinas\nBcc: orang@contoh.example" }],
    ["a line break in the address", { to: "siti@contoh.example\r\nBcc: orang@contoh.example" }],
    ["a line break in the id", { id: "x\r\nBcc: orang@contoh.example" }],
    ["a line break in the reply address", { replyTo: "a@contoh.example\nBcc: orang@contoh.example" }],
    ["a second recipient", { to: "siti@contoh.example, orang@contoh.example" }],
    ["a name around the address", { to: "Siti <siti@contoh.example>" }],
    ["no address", { to: "" }],
  ])("%s (MAIL-3)", async (_what, change) => {
    const { transport, taken } = await open();
    expect(await failure(transport.send({ ...email, ...change }))).toMatchObject({ status: 422 });
    expect(taken()).toBe(0);
  });
});

describe("createRecordingTransport", () => {
  it("keeps what was sent and fails as it is told", async () => {
    const transport = createRecordingTransport();
    transport.failWith("unavailable");
    expect(await failure(transport.send(email))).toMatchObject({ code: "channels.email-unavailable", status: 503 });
    transport.failWith("refused");
    expect(await failure(transport.send(email))).toMatchObject({ code: "channels.email-refused", status: 422 });
    transport.failWith("works");
    await transport.send(email);
    expect(transport.sent).toEqual([email]);
  });
});
