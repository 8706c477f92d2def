import type { BalanceOutcome, MessageProvider, SendFailure } from "@gerai/domain/channels/ports";
import { callProvider, failureOfStatus, type ProviderOptions } from "../provider-call/call-provider.ts";

/** The gateway's error numbers, all of which come with HTTP 200: key, credit, number, sender, length, text, speed, itself. */
const OF_STATUS: Readonly<Record<string, SendFailure>> = {
  "1": "bad-credentials",
  "2": "bad-credentials",
  "3": "refused",
  "4": "bad-credentials",
  "5": "refused",
  "6": "refused",
  "8": "rate-limited",
  "9": "unknown-outcome",
};

const FORM = { "content-type": "application/x-www-form-urlencoded" };

function failureOf(status: string): { readonly kind: SendFailure; readonly code: string } {
  const kind = OF_STATUS[status];
  return kind ? { kind, code: `status-${status}` } : { kind: "unknown-outcome", code: "unreadable-answer" };
}

/** An SMS gateway that speaks forms: `POST {endpoint}/send` with a key in a field, answered by a line of pairs. */
export function createSmsForm(options: ProviderOptions): MessageProvider {
  const { endpoint } = options;
  return {
    async send({ publicNumber, credentials }, { reference, to, content, isUrgent }) {
      if (credentials.dialect !== "sms-form") return { kind: "bad-credentials", code: "other-dialect" };
      if (content.kind !== "text" || !("phone" in to)) return { kind: "refused", code: "not-for-sms" };
      const fields = new URLSearchParams({
        apikey: credentials.apiKey,
        to: to.phone.slice(1),
        from: publicNumber,
        message: content.text,
        custid: reference,
        route: isUrgent ? "otp" : "regular",
      });
      const answer = await callProvider({ url: `${endpoint}/send`, headers: FORM, body: fields.toString() }, options);
      if ("kind" in answer) return answer;
      if (answer.status !== 200) return failureOfStatus(answer.status);
      const told = new URLSearchParams(answer.text.trim());
      const [status, id] = [told.get("status") ?? "", told.get("msgid") ?? ""];
      if (status === "0" && id !== "") return { kind: "accepted", providerId: id };
      return failureOf(status);
    },
    async balance({ credentials }): Promise<BalanceOutcome> {
      if (credentials.dialect !== "sms-form") return { kind: "bad-credentials", code: "other-dialect" };
      // By form and not in the address, where keys end in logs.
      const body = new URLSearchParams({ apikey: credentials.apiKey }).toString();
      const answer = await callProvider({ url: `${endpoint}/balance`, headers: FORM, body }, options);
      if ("kind" in answer) return answer;
      if (answer.status !== 200) return failureOfStatus(answer.status);
      const told = new URLSearchParams(answer.text.trim());
      const amount = Number.parseFloat(told.get("balance") ?? "");
      if (told.get("status") !== "0" || !Number.isFinite(amount)) return failureOf(told.get("status") ?? "");
      return { kind: "known", amount, currency: (told.get("currency") ?? "IDR").slice(0, 8) };
    },
  };
}
