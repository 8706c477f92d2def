import type { AddressInfo } from "node:net";
import type { Email, EmailTransport } from "@gerai/domain/channels/ports";
import { Problem } from "@gerai/foundation/problem";
import fc from "fast-check";
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

/** Every header that a mail of ours may have. */
const HEADERS = [
  ...["From", "To", "Reply-To", "Subject", "Message-ID", "Date", "MIME-Version"],
  ...["Content-Type", "Auto-Submitted", "List-ID"],
];

const servers: SMTPServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(resolve));
});

async function listen(
  options: SMTPServerOptions = {},
  host = "127.0.0.1",
): Promise<{ url: string; mails: string[]; to: string[]; from: string[] }> {
  const mails: string[] = [];
  const to: string[] = [];
  const from: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    onMailFrom(address, _session, done) {
      from.push(address.address);
      done();
    },
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
  return { url: `smtp://${host}:${(server.server.address() as AddressInfo).port}`, mails, to, from };
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
    const { url, mails, to, from } = await listen();
    const sent = await smtp(url).send(email);
    const mail = mails[0] ?? "";
    expect(sent.providerId).toBe(`<${email.id}@gerai.example>`);
    expect(to).toEqual([email.to]);
    expect(from).toEqual(["no-reply@gerai.example"]);
    expect(mail).toContain(`Message-ID: <${email.id}@gerai.example>`);
    expect(mail).toContain("Auto-Submitted: auto-generated");
    expect(mail).toContain("From: Disdukcapil Kota Bontang <no-reply@gerai.example>");
    expect(mail).toContain("Reply-To: halo@bontang.example");
    expect(mail).toContain("Content-Type: multipart/alternative");
    expect(mail.indexOf("text/plain")).toBeGreaterThan(0);
    expect(mail.indexOf("text/plain")).toBeLessThan(mail.indexOf("text/html"));
    expect(mail).not.toMatch(/x-mailer|<img/i);
  });

  it("goes out under the return path of the message, which stands in no header of ours (MAIL-4)", async () => {
    const { url, mails, from, to } = await listen();
    const returnPath = `b+${"a".repeat(52)}.${"b".repeat(9)}`;
    await smtp(url).send({ ...email, returnPath });
    const without = createSmtpTransport({ url, fromAddress: "no-reply@gerai.example", hasReturnPaths: false });
    await without.send({ ...email, returnPath });
    expect(from).toEqual([`${returnPath}@gerai.example`, "no-reply@gerai.example"]);
    expect(to).toEqual([email.to, email.to]);
    expect(mails.join("")).not.toContain(returnPath);
    expect(mails[0]).toContain("From: Disdukcapil Kota Bontang <no-reply@gerai.example>");
  });

  it("tells a server that asks to come again (greylisting) from one that takes its leave (MAIL-6)", async () => {
    const said = async (responseCode: number) => {
      const { url } = await listen({ onRcptTo: (_address, _session, done) => done(answer(responseCode)) });
      return await failure(smtp(url).send(email));
    };
    expect(await said(450)).toMatchObject({ status: 503, params: { isDeferred: true } });
    expect(await said(421)).toMatchObject({ status: 503, params: {} });
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
    ["a line break in the return path", { returnPath: "b+x\r\nRCPT TO:<orang@contoh.example>" }],
    ["a domain in the return path", { returnPath: "b+x@contoh.example" }],
    ["a second recipient", { to: "siti@contoh.example, orang@contoh.example" }],
    ["a name around the address", { to: "Siti <siti@contoh.example>" }],
    ["no address", { to: "" }],
  ])("%s (MAIL-3)", async (_what, change) => {
    const { transport, taken } = await open();
    expect(await failure(transport.send({ ...email, ...change }))).toMatchObject({ status: 422 });
    expect(taken()).toBe(0);
  });
});

describe("whatever stands in a name, a subject or an address (MAIL-3)", () => {
  it("no mail has a header or a recipient that we did not write: it is refused or goes out whole", async () => {
    const { url, mails, to, from } = await listen();
    const transport = smtp(url);
    const hostile = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc
        .tuple(
          fc.string(),
          fc.constantFrom("\r\n", "\n", "\r", "\0", "\u2028", "\u0085", "%0d%0a", "=?utf-8?Q?=0D=0A?="),
        )
        .map(([text, end]) => `${text}${end}Bcc: orang@contoh.example`),
    );
    const change = fc.record({ subject: hostile, fromName: hostile, replyTo: hostile }, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(change, async (given) => {
        const error = await failure(transport.send({ ...email, ...given }));
        if (error) expect(error).toMatchObject({ code: "channels.email-refused" });
        const mail = mails.splice(0).join("");
        expect(to.splice(0)).toEqual(error ? [] : [email.to]);
        expect(from.splice(0)).toEqual(error ? [] : ["no-reply@gerai.example"]);
        const names = [...mail.slice(0, mail.indexOf("\r\n\r\n")).matchAll(/^([!-9;-~]+):/gm)].map(([, name]) => name);
        for (const name of names) expect(HEADERS).toContain(name);
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 60 },
    );
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
