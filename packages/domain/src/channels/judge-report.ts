import type { ReportedRecipient } from "./ports.ts";

/** What a report means for the message it is about. */
export interface Judgement {
  readonly outcome: "failed" | "delayed" | "nothing";
  readonly status: string | null;
  /** Nobody reads at this address, and nobody will: no later message goes there. */
  readonly isBadAddress: boolean;
}

/**
 * Codes that speak of the address itself (RFC 3463, 3.2; RFC 7505): no such mailbox or domain, no address at all, moved
 * without a new one, takes no mail, switched off, no way to that domain. Not what concerns this message or this day:
 * 5.2.2 (full), 5.7.x (refused by a rule).
 */
const BAD_ADDRESS: ReadonlySet<string> = new Set(["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4"]);

const HAS_ARRIVED: ReadonlySet<string> = new Set(["delivered", "relayed", "expanded"]);

function judge({ action, status }: ReportedRecipient): Judgement {
  if (action === "failed") return { outcome: "failed", status, isBadAddress: BAD_ADDRESS.has(status) };
  return { outcome: action === "delayed" ? "delayed" : "nothing", status, isBadAddress: false };
}

/**
 * Judges a report. What it says of our own recipient decides; a report that names others only (a list, a mailbox that
 * forwards) says that the message failed when it reached none of them. Servers that give up after days of 4.x say
 * `failed` with that code: the message is lost, the address is not (MAIL-4).
 */
export function judgeReport(recipients: readonly ReportedRecipient[], isOurs: (address: string) => boolean): Judgement {
  const ours = recipients.filter(({ addresses }) => addresses.some(isOurs));
  const told = ours.length > 0 ? ours : recipients;
  const decisive =
    told.find(({ action }) => HAS_ARRIVED.has(action)) ?? told.find(({ action }) => action === "delayed") ?? told[0];
  return decisive ? judge(decisive) : { outcome: "nothing", status: null, isBadAddress: false };
}
