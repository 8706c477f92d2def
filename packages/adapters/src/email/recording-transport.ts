import type { Email, EmailTransport } from "@gerai/domain/channels/ports";
import { Problem } from "@gerai/foundation/problem";
import { checkEmail } from "./check-email.ts";

/** A transport for tests: e-mails end in a list. */
export interface RecordingTransport extends EmailTransport {
  /** What was sent, oldest first. */
  readonly sent: readonly Email[];
  /** Makes the next sends fail as a server would, until `works`. */
  failWith(state: "unavailable" | "refused" | "works"): void;
}

/** A fake of `createSmtpTransport` with the same checks and the same errors. */
export function createRecordingTransport(): RecordingTransport {
  const sent: Email[] = [];
  let state: "unavailable" | "refused" | "works" = "works";
  return {
    sent,
    failWith(next) {
      state = next;
    },
    async send(email) {
      checkEmail(email);
      if (state === "unavailable") throw new Problem("channels.email-unavailable", 503);
      if (state === "refused") throw new Problem("channels.email-refused", 422);
      sent.push(email);
      return { providerId: `<${email.id}@recorded.example>` };
    },
  };
}
