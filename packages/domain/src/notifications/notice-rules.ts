import type { NoticeChannel, NoticeKind } from "@gerai/contracts/notifications";

/** How the house treats a kind of notice unless an office has another order. */
export interface NoticeRule {
  /** The ways it goes, in order. */
  readonly channels: readonly NoticeChannel[];
  /** The answer to something that the person does at that very moment: it goes out at night too (SMS-8). */
  readonly isUrgent: boolean;
  /** A person who does not hear of it loses something: an officer tells them where no way is open at all. */
  readonly mustReach: boolean;
}

const QUICK: readonly NoticeChannel[] = ["whatsapp", "sms", "email"];
/** What only an e-mail holds: a paper's link is kept there, an answer has room. */
const AT_LENGTH: readonly NoticeChannel[] = ["email", "whatsapp", "sms"];
const SHORT: readonly NoticeChannel[] = ["sms", "whatsapp", "email"];

const rule = (channels: readonly NoticeChannel[], change: Partial<NoticeRule> = {}): NoticeRule => ({
  channels,
  isUrgent: false,
  mustReach: false,
  ...change,
});

/** The house's matrix: which kind goes by which ways, and how it is treated. */
export const NOTICE_RULES: Readonly<Record<NoticeKind, NoticeRule>> = {
  received: rule(QUICK, { isUrgent: true }),
  completion: rule(QUICK, { mustReach: true }),
  "completion-reminder": rule(QUICK),
  resubmitted: rule(QUICK, { isUrgent: true }),
  verified: rule(SHORT),
  rejected: rule(QUICK, { mustReach: true }),
  cancelled: rule(QUICK, { isUrgent: true }),
  expired: rule(QUICK),
  document: rule(AT_LENGTH, { isUrgent: true, mustReach: true }),
  ready: rule(QUICK, { mustReach: true }),
  answered: rule(AT_LENGTH, { mustReach: true }),
  revoked: rule(QUICK, { mustReach: true }),
  closed: rule(QUICK),
  held: rule(QUICK),
  resumed: rule(QUICK),
  promise: rule(QUICK),
};

const MINUTE_MS = 60_000;
/** How long a notice waits for its turn with a provider (pace, quota) before it takes the next way. */
const WAITS_URGENT_MS = MINUTE_MS;
const WAITS_MS = 15 * MINUTE_MS;

/** How long a notice of a kind may wait for a way before it takes the next one. */
export function patienceOf(kind: NoticeKind): number {
  return NOTICE_RULES[kind].isUrgent ? WAITS_URGENT_MS : WAITS_MS;
}

/**
 * The ways of one notice, in order: the recipient's own first where it is one of them, then as the office or the house
 * has it, and only those by which this person can be reached.
 */
export function planWays(
  order: readonly NoticeChannel[],
  possible: ReadonlySet<NoticeChannel>,
  preferred: NoticeChannel | null,
): NoticeChannel[] {
  const ways = order.filter((channel) => possible.has(channel));
  return preferred && ways.includes(preferred) ? [preferred, ...ways.filter((way) => way !== preferred)] : ways;
}

const QUIET_FROM = 20;
const QUIET_UNTIL = 7;
const HOUR_MS = 60 * MINUTE_MS;

/** The instant at which phones may ring again, 07:00 of the office's day; undefined outside 20:00-07:00 (SMS-8). */
export function quietUntil(now: Date, timeZone: string): Date | undefined {
  const hour = hourInZone(now, timeZone);
  if (hour < QUIET_FROM && hour >= QUIET_UNTIL) return undefined;
  const hours = (QUIET_UNTIL - hour + 24) % 24;
  // The offices' zones lie whole hours from UTC.
  return new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS + hours * HOUR_MS);
}

function hourInZone(now: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).formatToParts(now);
  return Number(parts.find(({ type }) => type === "hour")?.value);
}
