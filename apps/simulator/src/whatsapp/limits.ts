import type { Clock } from "@gerai/foundation/clock";
import type { WhatsAppNumber } from "../registry.ts";

/** Counts what the Cloud API counts: messages per number and per pair, people per portfolio. */
export interface WhatsAppLimits {
  /**
   * Takes one message to a person into account and gives null, or takes nothing and gives the code of the limit that is
   * reached: 130429, 131056, or the portfolio's (131048 or 80007).
   */
  take(number: WhatsAppNumber, phone: string, isWindowOpen: boolean): number | null;
}

const DAY = 86_400_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** Limits that start empty. */
export function createWhatsAppLimits(clock: Clock): WhatsAppLimits {
  const buckets = new Map<string, Bucket>();
  /** Per portfolio: when each person was last written to outside a window, in the order of these instants. */
  const contacted = new Map<string, Map<string, number>>();

  const fill = (key: string, size: number, perMs: number, now: number): Bucket => {
    const known = buckets.get(key) ?? { tokens: size, at: now };
    const bucket = { tokens: Math.min(size, known.tokens + (now - known.at) * perMs), at: now };
    buckets.set(key, bucket);
    return bucket;
  };
  const peopleOfDay = (portfolio: string, now: number): Map<string, number> => {
    const people = contacted.get(portfolio) ?? new Map<string, number>();
    contacted.set(portfolio, people);
    for (const [phone, at] of people) {
      if (at > now - DAY) break;
      people.delete(phone);
    }
    return people;
  };

  return {
    take(number, phone, isWindowOpen) {
      const now = clock.now().getTime();
      const { perSecond, pairSeconds, pairBurst, portfolioDaily, portfolioCode } = number.limits;
      const ofNumber = fill(number.phoneNumberId, perSecond, perSecond / 1_000, now);
      if (ofNumber.tokens < 1) return 130429;
      const perMs = pairSeconds === 0 ? Number.MAX_SAFE_INTEGER : 1 / (pairSeconds * 1_000);
      const ofPair = fill(`${number.phoneNumberId}/${phone}`, pairBurst, perMs, now);
      if (pairSeconds > 0 && ofPair.tokens < 1) return 131056;
      if (!isWindowOpen) {
        const people = peopleOfDay(number.portfolioId, now);
        const isNew = !people.delete(phone);
        if (isNew && portfolioDaily !== null && people.size >= portfolioDaily) return portfolioCode;
        people.set(phone, now);
      }
      ofNumber.tokens -= 1;
      ofPair.tokens -= 1;
      return null;
    },
  };
}
