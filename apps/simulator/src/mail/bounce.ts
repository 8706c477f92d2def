import { newId } from "@gerai/foundation/ids";
import { z } from "zod";
import { postCallback } from "../post-callback.ts";
import { isReachable } from "../registry.ts";
import type { World } from "../world.ts";

/** How an address takes mail. */
export const AddressSwitch = z.strictObject({
  /** `refuse`: 550 at RCPT; `defer`: 450 at RCPT (greylisting); `bounce`: taken, then returned by a report. */
  delivery: z.enum(["accept", "refuse", "defer", "bounce"]),
  /** Enhanced status code of the report (RFC 3463): 5.1.1 is no such mailbox, 4.2.2 a full one. */
  status: z
    .string()
    .regex(/^[45]\.\d{1,3}\.\d{1,3}$/)
    .default("5.1.1"),
});
/** @see AddressSwitch */
export type AddressSwitch = z.output<typeof AddressSwitch>;

/** Where reports for the senders of a domain are also posted, as `message/rfc822`. */
export const BounceHook = z.strictObject({
  url: z.string().refine(isReachable, "not an http address on this machine"),
});

/** The switches of all addresses; one never switched takes everything. */
export interface AddressSwitches {
  of(address: string): AddressSwitch;
  set(address: string, to: AddressSwitch): void;
  /** Where returned mail is posted besides the sender's mailbox; null for nowhere. */
  hookUrl: string | null;
}

/** Switches that all accept. */
export function createAddressSwitches(): AddressSwitches {
  const switched = new Map<string, AddressSwitch>();
  return {
    of: (address) => switched.get(address.toLowerCase()) ?? { delivery: "accept", status: "5.1.1" },
    set: (address, to) => switched.set(address.toLowerCase(), to),
    hookUrl: null,
  };
}

/**
 * Returns a mail whose recipient's switch says so: a delivery status notification (RFC 3464) goes to the sender of the
 * envelope, into its mailbox here and to the hook. False when the recipient takes the mail. An empty sender gets no
 * report (RFC 5321, 4.5.5).
 */
export async function bounce(
  world: World,
  addresses: AddressSwitches,
  mail: { readonly raw: Buffer; readonly sender: string; readonly recipient: string },
): Promise<boolean> {
  const { delivery, status } = addresses.of(mail.recipient);
  if (delivery !== "bounce") return false;
  if (mail.sender === "") return true;
  const now = world.clock.now();
  const id = newId(now);
  const report = writeReport({ ...mail, id, status, at: now });
  await world.mailboxes.add({
    id,
    mailbox: mail.sender.toLowerCase(),
    from: { name: "Mail Delivery System", address: "mailer-daemon@simulator.example" },
    replyTo: null,
    subject: subject(status),
    text: explanation(mail.recipient, status),
    html: null,
    messageId: `<${id}@simulator.example>`,
    attachments: [{ name: "laporan.eml", mediaType: "message/rfc822", base64: Buffer.from(report).toString("base64") }],
    receivedAt: now.toISOString(),
  });
  if (addresses.hookUrl !== null) {
    const headers = { "Content-Type": "message/rfc822" };
    const callback = { url: addresses.hookUrl, method: "POST" as const, headers, body: report };
    // The sender has its answer before the report comes, as in the world.
    setImmediate(() => void postCallback(callback, world.closing));
  }
  return true;
}

function subject(status: string): string {
  return status.startsWith("5") ? "Undelivered Mail Returned to Sender" : "Delayed Mail (still being retried)";
}

function explanation(recipient: string, status: string): string {
  return `This is the mail system at host simulator.example.\n\nYour message could not be delivered to <${recipient}>.\nStatus: ${status}\n`;
}

interface Report {
  readonly id: string;
  readonly raw: Buffer;
  readonly sender: string;
  readonly recipient: string;
  readonly status: string;
  readonly at: Date;
}

/** The report as it goes over the wire, with the headers of the returned mail at its end. */
function writeReport({ id, raw, sender, recipient, status, at }: Report): string {
  const boundary = `=_${id}`;
  const text = raw.toString("utf8");
  const headers = text.slice(0, text.search(/\r?\n\r?\n/) + 1).replace(/\r?\n/g, "\r\n");
  const isPermanent = status.startsWith("5");
  const part = (type: string, body: string) => `--${boundary}\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
  return [
    "Return-Path: <>\r\n",
    "From: Mail Delivery System <mailer-daemon@simulator.example>\r\n",
    `To: <${sender}>\r\n`,
    `Subject: ${subject(status)}\r\n`,
    `Date: ${at.toUTCString().replace("GMT", "+0000")}\r\n`,
    `Message-ID: <${id}@simulator.example>\r\n`,
    "Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n",
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"\r\n\r\n`,
    part("text/plain; charset=utf-8", explanation(recipient, status).replaceAll("\n", "\r\n")),
    part(
      "message/delivery-status",
      [
        "Reporting-MTA: dns; simulator.example",
        `Arrival-Date: ${at.toUTCString().replace("GMT", "+0000")}`,
        "",
        `Final-Recipient: rfc822; ${recipient}`,
        `Original-Recipient: rfc822; ${recipient}`,
        `Action: ${isPermanent ? "failed" : "delayed"}`,
        `Status: ${status}`,
        "Remote-MTA: dns; mx.contoh.example",
        `Diagnostic-Code: smtp; ${isPermanent ? 550 : 452} ${status} simulated`,
        "",
      ].join("\r\n"),
    ),
    part("text/rfc822-headers", headers),
    `--${boundary}--\r\n`,
  ].join("");
}
