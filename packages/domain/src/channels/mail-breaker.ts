import type { Clock } from "@gerai/foundation/clock";
import { Problem } from "@gerai/foundation/problem";
import { begin, CLOSED, end, isPassable } from "./circuit-breaker.ts";
import type { EmailTransport } from "./ports.ts";

/** Whether the server itself was away; one that refuses a message, or asks to come again with it, is there. */
function isAway(error: unknown): boolean {
  return error instanceof Problem && error.status >= 500 && error.params.isDeferred !== true;
}

/**
 * A mail server behind a breaker (MAIL-6, REL-11): while it does not answer, or answers 421, messages are refused as
 * `channels.email-unavailable` without asking it, but for one probe every 30 seconds.
 */
export function withMailBreaker(transport: EmailTransport, clock: Clock): EmailTransport {
  const now = () => clock.now().getTime();
  let breaker = CLOSED;
  return {
    async send(email) {
      if (!isPassable(breaker, now())) throw new Problem("channels.email-unavailable", 503);
      breaker = begin(breaker, now());
      try {
        const sent = await transport.send(email);
        breaker = end(breaker, true, now());
        return sent;
      } catch (error) {
        breaker = end(breaker, !isAway(error), now());
        throw error;
      }
    },
  };
}
