import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "@gerai/foundation/clock";
import { newId } from "@gerai/foundation/ids";
import type { Logger } from "@gerai/foundation/logger";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { Faults } from "./faults.ts";
import type { MailboxStore } from "./mailbox-store.ts";

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

/** Receives mails into the store, and misbehaves as the failure switches say. */
export function createSmtpInbox(options: {
  readonly store: MailboxStore;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly logger: Logger;
}): SmtpInbox {
  const { store, faults, clock, logger } = options;
  const closing = new AbortController();
  /** Waits while the switch says `slow`; a server that is being closed waits no more. */
  const beSlow = async () => {
    if (faults.smtp === "slow") await wait(faults.slowMs, undefined, { signal: closing.signal }).catch(() => undefined);
  };

  const receive = async (raw: Buffer, recipients: readonly string[]): Promise<void> => {
    const mail = await PostalMime.parse(raw);
    const receivedAt = clock.now();
    for (const recipient of recipients) {
      await store.add({
        id: newId(receivedAt),
        mailbox: recipient.toLowerCase(),
        from: { name: mail.from?.name ?? "", address: mail.from?.address ?? "" },
        replyTo: mail.replyTo?.[0]?.address ?? null,
        subject: mail.subject ?? "",
        text: mail.text ?? "",
        html: mail.html ?? null,
        messageId: mail.messageId ?? "",
        receivedAt: receivedAt.toISOString(),
      });
    }
  };

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
    onRcptTo(_address, _session, done) {
      done(faults.smtp === "refuse" ? answer(550, "simulated: no such mailbox") : undefined);
    },
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map((recipient) => recipient.address);
      buffer(stream)
        .then(async (raw) => {
          if (stream.sizeExceeded) throw answer(552, "the mail is too large");
          await beSlow();
          await receive(raw, recipients);
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
