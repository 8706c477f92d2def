import type { MailReportReader, ReportedRecipient } from "@gerai/domain/channels/ports";
import PostalMime, { type Email } from "postal-mime";
import { readDeliveryStatus } from "./delivery-status.ts";
import { readWordedReport } from "./worded-report.ts";

/** Limits of what is read in a mail; whoever writes to a return path decides what stands in it. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024, forceRfc822Attachments: true } as const;

/** Parts that hold the status of a delivery; the second is for addresses beyond ASCII (RFC 6533). */
const STATUS_PARTS: readonly string[] = ["message/delivery-status", "message/global-delivery-status"];

async function parse(raw: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(raw, { ...LIMITS, attachmentEncoding: "utf8" });
  } catch {
    return undefined; // The library rejects what is nested or headed beyond the limits: nobody reports so.
  }
}

function readMail(mail: Email): ReportedRecipient[] {
  const parts = mail.attachments.filter(({ mimeType }) => STATUS_PARTS.includes(mimeType));
  if (parts.length > 0) return parts.flatMap(({ content }) => readDeliveryStatus(String(content)));
  return readWordedReport(mail);
}

/**
 * Reads what mail servers send back (MAIL-4): delivery status notifications (RFC 3464), and those of servers that write
 * words instead, as far as they are known. Automatic answers of people, receipts and complaints report nothing.
 */
export function createMailReportReader(): MailReportReader {
  return {
    async read(raw) {
      const mail = await parse(raw);
      return mail ? readMail(mail) : [];
    },
  };
}
