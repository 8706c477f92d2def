import { createPrivateKey } from "node:crypto";
import type { Email, EmailTransport } from "@gerai/domain/channels/ports";
import { Problem } from "@gerai/foundation/problem";
import { createTransport } from "nodemailer";
import { checkEmail } from "./check-email.ts";

/** Where e-mails leave the house. */
export interface SmtpOptions {
  /** `smtp://user:password@host:587` (STARTTLS) or `smtps://...:465`; a loopback host is spoken to in clear. */
  readonly url: string;
  /** The sender's address, `no-reply@<base domain>`; its domain ends every Message-ID. */
  readonly fromAddress: string;
  /** Longest wait for a connection, a greeting or an answer; 15 seconds unless said. */
  readonly timeoutMs?: number;
  /** Signs each message (DKIM, RFC 6376) in the name of the sender's domain. */
  readonly dkim?: {
    /** Under which the public key is published: `<selector>._domainkey.<domain>`. */
    readonly selector: string;
    /** The private key in PEM, RSA of 2048 bits or more. */
    readonly privateKey: string;
  };
  /**
   * Whether messages with a return path of their own go out under it (MAIL-4), which their domain must then take; unless
   * said, yes.
   */
  readonly hasReturnPaths?: boolean;
}

/** Throws for a key that cannot sign: at the start, not with each message. */
function dkimOf({ selector, privateKey }: NonNullable<SmtpOptions["dkim"]>, domain: string) {
  if (createPrivateKey(privateKey).asymmetricKeyType !== "rsa") throw new Error("The DKIM key is no RSA key.");
  return { domainName: domain, keySelector: selector, privateKey };
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** An `EmailTransport` over SMTP, one connection per message; errors as in the port. */
export function createSmtpTransport(options: SmtpOptions): EmailTransport {
  const { fromAddress, timeoutMs = 15_000, dkim, hasReturnPaths = true } = options;
  const server = new URL(options.url);
  const domain = fromAddress.slice(fromAddress.lastIndexOf("@") + 1);
  const isHere = LOOPBACK.has(server.hostname);
  const isTls = server.protocol === "smtps:";
  const transport = createTransport({
    host: server.hostname.replace(/^\[|\]$/g, ""),
    port: Number(server.port) || (isTls ? 465 : 587),
    secure: isTls,
    requireTLS: !isTls && !isHere,
    ignoreTLS: !isTls && isHere,
    ...(server.username
      ? { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } }
      : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // A message is made of its text alone: nothing it names is ever read from disk or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim ? { dkim: dkimOf(dkim, domain) } : {}),
  });
  return {
    async send(email) {
      checkEmail(email);
      try {
        const sent = await transport.sendMail({
          ...messageOf(email, fromAddress, domain),
          envelope: envelopeOf(email, fromAddress, hasReturnPaths),
        });
        return { providerId: sent.messageId };
      } catch (error) {
        throw toProblem(error);
      }
    },
  };
}

/** Whom the servers on the way report to: the message's own address, or that of the sender. */
function envelopeOf({ returnPath, to }: Email, fromAddress: string, hasReturnPaths: boolean) {
  const domain = fromAddress.slice(fromAddress.lastIndexOf("@"));
  return { from: returnPath && hasReturnPaths ? returnPath + domain : fromAddress, to };
}

function messageOf(email: Email, fromAddress: string, domain: string) {
  return {
    from: { name: email.fromName, address: fromAddress },
    to: { name: "", address: email.to },
    ...(email.replyTo ? { replyTo: { name: "", address: email.replyTo } } : {}),
    subject: email.subject,
    text: email.text,
    html: email.html,
    messageId: `<${email.id}@${domain}>`,
    // The first keeps holiday answers away (RFC 3834), the second lets people sort what the office tells them (RFC 2919).
    headers: { "Auto-Submitted": "auto-generated", "List-Id": `<pemberitahuan.${domain}>` },
    xMailer: false as const,
  };
}

/** The server's own words stay in the cause: they often quote the address, which must not reach a log as a message. */
function toProblem(error: unknown): Problem {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  // Only an answer about this envelope or this text is for good. A greeting, TLS or sign-in that fails is a matter of
  // settings, and the message is sent once somebody has mended them.
  const isAboutMessage = code === "EENVELOPE" || code === "EMESSAGE";
  const isRefused = isAboutMessage && (responseCode === undefined || responseCode >= 500);
  if (isRefused) return new Problem("channels.email-refused", 422, {}, { cause: error });
  // 421 is the server taking its leave whatever it was asked (RFC 5321, 4.2.3).
  const isDeferred = isAboutMessage && responseCode !== 421;
  return new Problem("channels.email-unavailable", 503, isDeferred ? { isDeferred } : {}, { cause: error });
}
