import type { ReportedRecipient } from "@gerai/domain/channels/ports";
import type { Email } from "postal-mime";

/** What of a text is looked at: reports say what is the matter before they quote the message. */
const LOOKED_AT = 8_000;
const ADDRESS = /[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]{1,253}/;
/** Where the returned message begins: from there on its own words follow. */
const QUOTE = /^-{3,}.*(?:original|copy|returned|below this line).*$|^-+ ?(?:this is a copy|enclosed is)/im;

/** Openings of servers that report in words, and of the part that says it is for good. */
const OPENINGS: readonly RegExp[] = [
  /this is the qmail-send program/i,
  /I wasn't able to deliver your message/i,
  /This message was created automatically by mail delivery software/i,
  /Your message did not reach some or all of the intended recipients/i,
  /The following (?:message to|addresses had permanent fatal errors)/i,
  /could not be delivered to one or more (?:of its )?recipients/i,
  /Delivery to the following recipients? failed permanently/i,
];
const IS_DELAY =
  /has not (?:yet )?been delivered|will (?:continue to|keep) try|still being retried|no action is required|warning message only/i;

const headerOf = (mail: Email, name: string) => mail.headers.find(({ key }) => key === name)?.value;

const IS_END = /permanent(?:ly)?\b|given up|not going to try again/i;

/** Whether a mail system wrote it: people's automatic answers come from the person's own address. */
function isFromServer(mail: Email): boolean {
  const from = mail.from?.address ?? "";
  return (
    /^(?:mailer-daemon|postmaster|mail-daemon)(?:@|$)/i.test(from) || headerOf(mail, "return-path")?.trim() === "<>"
  );
}

function statusIn(text: string): string | undefined {
  const enhanced = /(?:#|\b)([45]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1];
  if (enhanced) return enhanced;
  const [, reply] = /\b([45]\d\d)[ -]/.exec(text) ?? [];
  return reply && `${reply[0]}.0.0`;
}

/**
 * What a server reports that writes words instead of a delivery status: qmail and its kin, Exim with
 * `X-Failed-Recipients`, old Exchange and Sendmail. Nothing for a mail that is no such report.
 */
export function readWordedReport(mail: Email): ReportedRecipient[] {
  const whole = (mail.text ?? "").slice(0, LOOKED_AT);
  const text = whole.slice(0, QUOTE.exec(whole)?.index ?? LOOKED_AT);
  const failed = headerOf(mail, "x-failed-recipients");
  const isReport = isFromServer(mail) && OPENINGS.some((opening) => opening.test(text));
  if (failed === undefined && !isReport) return [];
  const status = statusIn(text);
  const isPassing = IS_DELAY.test(text) || status?.startsWith("4") === true;
  const isDelayed = failed === undefined && isPassing && !IS_END.test(text);
  const [address] = ADDRESS.exec(failed ?? text) ?? [];
  const addresses = address ? [address] : [];
  if (isDelayed) return [{ addresses, action: "delayed", status: status?.startsWith("4") ? status : "4.0.0" }];
  return [{ addresses, action: "failed", status: status ?? "5.0.0" }];
}
