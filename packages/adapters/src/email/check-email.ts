import type { Email } from "@gerai/domain/channels/ports";
import { Problem } from "@gerai/foundation/problem";

/** One mailbox and nothing else: no list, no display name, no comment, no quoting. */
const MAILBOX = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]{1,253}$/;

/** A line break or another control character in a header would let its sender write headers of his own (MAIL-3). */
const isHeaderSafe = (text: string) => ![...text].some((character) => character < " " || character === "\u007f");

/** Throws `channels.email-refused` (422) when an e-mail could say more in its headers than it should. */
export function checkEmail(email: Email): void {
  const { id, to, fromName, replyTo, subject, returnPath = "b" } = email;
  const addresses = replyTo === undefined ? [to] : [to, replyTo];
  const isSafe = [id, fromName, subject, ...addresses].every(isHeaderSafe) && /^[\w-]+$/.test(id);
  const isReturned = /^[\w+.-]{1,64}$/.test(returnPath);
  const isAddressed = addresses.every((address) => MAILBOX.test(address));
  if (!isSafe || !isReturned || !isAddressed) throw new Problem("channels.email-refused", 422);
}
