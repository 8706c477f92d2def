import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { newId } from "@gerai/foundation/ids";
import type { Logger } from "@gerai/foundation/logger";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import type { World } from "../world.ts";
import { type AddressSwitches, bounce } from "./bounce.ts";

/** A mail server on loopback that takes everything for everyone, without sign-in or TLS, and delivers nothing. */
export interface SmtpInbox {
  /** Listens on 127.0.0.1 and resolves to the port; 0 chooses a free one. */
  listen(port: number): Promise<number>;
  close(): Promise<void>;
}

/** Largest mail taken, in bytes. */
const LARGEST = 5_000_000;

/** The answer of a server that is down or does not know the recipient. */
function answer(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

/** The envelope's sender; empty for a mail that must not be answered. */
function sender(session: SMTPServerSession): string {
  return session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address;
}

/** Receives mails into the store, and misbehaves as the failure switches say. */
export function createSmtpInbox(options: {
  readonly world: World;
  readonly addresses: AddressSwitches;
  readonly logger: Logger;
}): SmtpInbox {
  const { world, addresses, logger } = options;
  const { faults, clock } = world;
  const closing = new AbortController();
  /** Waits while the switch says `slow`; a server that is being closed waits no more. */
  const beSlow = async () => {
    if (faults.smtp === "slow") await wait(faults.slowMs, undefined, { signal: closing.signal }).catch(() => undefined);
  };

  const receive = async (raw: Buffer, sender: string, recipients: readonly string[]): Promise<void> => {
    const mail = await PostalMime.parse(raw);
    const receivedAt = clock.now();
    for (const recipient of recipients) {
      const returned = await bounce(world, addresses, { raw, sender, recipient });
      record(sender, recipient, returned ? "bounced" : "delivered", mail.messageId ?? "");
      if (returned) continue;
      await world.mailboxes.add({
        id: newId(receivedAt),
        mailbox: recipient.toLowerCase(),
        from: { name: mail.from?.name ?? "", address: mail.from?.address ?? "" },
        replyTo: mail.replyTo?.[0]?.address ?? null,
        subject: mail.subject ?? "",
        text: mail.text ?? "",
        html: mail.html ?? null,
        messageId: mail.messageId ?? "",
        attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
          name: filename ?? "lampiran",
          mediaType: mimeType,
          base64: typeof content === "string" ? btoa(content) : Buffer.from(new Uint8Array(content)).toString("base64"),
        })),
        receivedAt: receivedAt.toISOString(),
      });
    }
  };
  const record = (from: string, to: string, code: string, messageId: string) =>
    world.recorder.add({
      ...{ channel: "smtp", method: "SMTP", path: to.toLowerCase(), headers: {}, body: { from, to, messageId } },
      answer: { status: code === "refused" ? 550 : 250, code },
    });

  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    size: LARGEST,
    closeTimeout: 500,
    onConnect(_session, done) {
      beSlow().then(
        () => done(faults.smtp === "down" ? answer(421, "simulated: the server is down") : undefined),
        done,
      );
    },
    onRcptTo({ address }, session, done) {
      const delivery = addresses.of(address).delivery;
      const isRefused = faults.smtp === "refuse" || delivery === "refuse";
      if (isRefused) record(sender(session), address, "refused", "");
      if (isRefused) done(answer(550, "5.1.1 simulated: no such mailbox"));
      else done(delivery === "defer" ? answer(450, "4.2.0 simulated: try again later") : undefined);
    },
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map((recipient) => recipient.address);
      buffer(stream)
        .then(async (raw) => {
          if (stream.sizeExceeded) throw answer(552, "the mail is too large");
          await beSlow();
          await receive(raw, sender(session), recipients);
        })
        .then(() => done(), done);
    },
  });
  server.on("error", (error) => logger.warn("a mail connection failed", { error }));

  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.server.once("error", reject);
        server.listen(port, "127.0.0.1", () => resolve((server.server.address() as AddressInfo).port));
      }),
    close: () => {
      closing.abort();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
