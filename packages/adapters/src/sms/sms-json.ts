import type { BalanceOutcome, MessageProvider, SendOutcome } from "@gerai/domain/channels/ports";
import {
  callProvider,
  failureOfStatus,
  type ProviderAnswer,
  type ProviderFailure,
  type ProviderOptions,
  parseObject,
} from "../provider-call/call-provider.ts";

const OF_CODE: Readonly<Record<string, SendOutcome["kind"]>> = {
  unauthorized: "bad-credentials",
  insufficient_balance: "bad-credentials",
  invalid_sender: "bad-credentials",
  rate_limited: "rate-limited",
  unavailable: "retry-later",
  internal_error: "unknown-outcome",
  invalid_recipient: "refused",
  invalid_request: "refused",
  text_too_long: "refused",
};

/** A refusal in the gateway's words, or what the HTTP status says without them. */
function failureOf({ status, text }: ProviderAnswer): ProviderFailure {
  const code = String((parseObject(text)?.error as { code?: unknown } | undefined)?.code ?? "");
  const kind = OF_CODE[code];
  return kind && kind !== "accepted" ? { kind, code } : failureOfStatus(status);
}

/** An SMS gateway that speaks JSON with a bearer token: `POST {endpoint}/v1/messages`, accepted with 202. */
export function createSmsJson(options: ProviderOptions): MessageProvider {
  const { endpoint } = options;
  return {
    async send({ publicNumber, credentials }, { reference, to, content, isUrgent }) {
      if (credentials.dialect !== "sms-json") return { kind: "bad-credentials", code: "other-dialect" };
      if (content.kind !== "text" || !("phone" in to)) return { kind: "refused", code: "not-for-sms" };
      const message = { ref: reference, to: to.phone, from: publicNumber, text: content.text };
      const answer = await callProvider(
        {
          url: `${endpoint}/v1/messages`,
          headers: { authorization: `Bearer ${credentials.apiKey}`, "content-type": "application/json" },
          body: JSON.stringify({ ...message, class: isUrgent ? "otp" : "regular" }),
        },
        options,
      );
      if ("kind" in answer) return answer;
      const body = parseObject(answer.text);
      const id = (body?.data as { id?: unknown } | undefined)?.id;
      if (answer.status < 300 && typeof id === "string" && id !== "") return { kind: "accepted", providerId: id };
      return failureOf(answer);
    },
    async balance({ credentials }): Promise<BalanceOutcome> {
      if (credentials.dialect !== "sms-json") return { kind: "bad-credentials", code: "other-dialect" };
      const headers = { authorization: `Bearer ${credentials.apiKey}` };
      const answer = await callProvider({ url: `${endpoint}/v1/balance`, headers, body: null }, options);
      if ("kind" in answer) return answer;
      const data = parseObject(answer.text)?.data as { balance?: unknown; currency?: unknown } | undefined;
      const { balance: amount, currency } = data ?? {};
      if (answer.status >= 300 || typeof amount !== "number") return failureOf(answer);
      return { kind: "known", amount, currency: typeof currency === "string" ? currency.slice(0, 8) : "" };
    },
  };
}
