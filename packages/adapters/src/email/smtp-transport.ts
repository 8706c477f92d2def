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
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** An `EmailTransport` over SMTP, one connection per message; errors as in the port. */
export function createSmtpTransport(options: SmtpOptions): EmailTransport {
  const { fromAddress, timeoutMs = 15_000 } = options;
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
  });
  return {
    async send(email) {
      checkEmail(email);
      try {
        const sent = await transport.sendMail(messageOf(email, fromAddress, domain));
        return { providerId: sent.messageId };
      } catch (error) {
        throw toProblem(error);
      }
    },
  };
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
  return isRefused
    ? new Problem("channels.email-refused", 422, {}, { cause: error })
    : new Problem("channels.email-unavailable", 503, {}, { cause: error });
}
