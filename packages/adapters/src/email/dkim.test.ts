import { generateKeyPairSync } from "node:crypto";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { dkimVerify } from "mailauth";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSmtpTransport } from "./smtp-transport.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const RECORD = `v=DKIM1; k=rsa; p=${publicKey.export({ type: "spki", format: "der" }).toString("base64")}`;

const mails: string[] = [];
const server = new SMTPServer({
  disabledCommands: ["STARTTLS", "AUTH"],
  onData(stream, _session, done) {
    text(stream).then((mail) => {
      mails.push(mail);
      done();
    }, done);
  },
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

/** The sender's DNS as far as it is asked: one key. */
async function resolver(name: string, type: string): Promise<string[][]> {
  if (name === "gerai1._domainkey.gerai.example" && type === "TXT") return [[RECORD]];
  throw Object.assign(new Error("not found"), { code: "ENOTFOUND" });
}

/** What an independent library says of a mail's signatures. */
async function verify(mail: string): Promise<{ result: string; domain: string | undefined }[]> {
  const { results } = await dkimVerify(Buffer.from(mail), { resolver });
  return results.map(({ status, signingDomain }) => ({ result: String(status.result), domain: signingDomain }));
}

const optionsOf = (key: string) => ({
  url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
  fromAddress: "no-reply@gerai.example",
  dkim: { selector: "gerai1", privateKey: key },
});

describe("a signed e-mail (MAIL-5)", () => {
  it("verifies as it arrived, and no more once a word of it was changed", async () => {
    const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    await createSmtpTransport(optionsOf(key)).send({
      id: "0199c0de-0000-7000-8000-000000000001",
      to: "siti@contoh.example",
      fromName: "Disdukcapil Kota Bontang – Kalimantan Timur",
      replyTo: "halo@bontang.example",
      subject: "Permohonan Anda sudah kami terima ✓ dan sedang kami periksa, mohon menunggu kabar berikutnya dari kami",
      text: "Nomor permohonan: 6474-2026-000001\n.\nSalam",
      html: "<p>Nomor permohonan: <b>6474-2026-000001</b></p>",
      returnPath: "b+x.y",
    });
    const mail = mails[0] ?? "";
    expect(await verify(mail)).toEqual([{ result: "pass", domain: "gerai.example" }]);
    expect(await verify(mail.replace("000001", "000002"))).not.toMatchObject([{ result: "pass" }]);
    expect(await verify(mail.replace("Reply-To: halo@", "Reply-To: hantu@"))).not.toMatchObject([{ result: "pass" }]);
  });

  it("needs a key that can sign: another one is said at the start, not with each message", () => {
    const { privateKey: other } = generateKeyPairSync("ed25519");
    const pem = other.export({ type: "pkcs8", format: "pem" }).toString();
    expect(() => createSmtpTransport(optionsOf(pem))).toThrow(/RSA/);
    expect(() => createSmtpTransport(optionsOf("no key"))).toThrow();
  });
});
