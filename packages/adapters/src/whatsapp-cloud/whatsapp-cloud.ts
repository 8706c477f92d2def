import type { MessageProvider, OpenAccount, ProviderOrder, SendOutcome } from "@gerai/domain/channels/ports";
import {
  callProvider,
  failureOfStatus,
  type ProviderAnswer,
  type ProviderOptions,
  type ProviderRequest,
  parseObject,
} from "../provider-call/call-provider.ts";
import { failureOfCode, restAfterCode } from "./graph-errors.ts";
import { messageBody } from "./message-body.ts";

type WhatsappCredentials = Extract<OpenAccount["credentials"], { dialect: "whatsapp-cloud" }>;

/** A refusal in Meta's words, or what the HTTP status says without them. */
function failureOf({ status, text }: ProviderAnswer): SendOutcome {
  const error = parseObject(text)?.error as { code?: unknown } | undefined;
  if (typeof error?.code !== "number") return failureOfStatus(status);
  const restMs = restAfterCode(error.code);
  return { kind: failureOfCode(error.code), code: String(error.code), ...(restMs ? { restMs } : {}) };
}

/** The id in a good answer, found by `find`; everything else is a failure. */
function readId(answer: ProviderAnswer, find: (body: Readonly<Record<string, unknown>>) => unknown): SendOutcome {
  if (answer.status >= 300) return failureOf(answer);
  const id = find(parseObject(answer.text) ?? {});
  // Taken, but under which id nobody knows: receipts carry our own.
  if (typeof id !== "string" || id === "") return { kind: "unknown-outcome", code: "unreadable-answer" };
  return { kind: "accepted", providerId: id };
}

function firstMessageId({ messages }: Readonly<Record<string, unknown>>): unknown {
  return Array.isArray(messages) ? (messages[0] as { id?: unknown } | undefined)?.id : undefined;
}

/**
 * Sends through the WhatsApp Cloud API, `endpoint` being `https://graph.facebook.com/v<version>`. A document is uploaded
 * first; an upload that ends in nobody-knows is only lost, so that is `retry-later`. Accepted means on its way, no more.
 */
export function createWhatsappCloud(options: ProviderOptions): MessageProvider {
  const { endpoint } = options;
  const ask = async (
    credentials: WhatsappCredentials,
    path: string,
    body: ProviderRequest["body"],
    find: Parameters<typeof readId>[1],
  ): Promise<SendOutcome> => {
    const headers = {
      authorization: `Bearer ${credentials.accessToken}`,
      ...(typeof body === "string" ? { "content-type": "application/json" } : {}),
    };
    const url = `${endpoint}/${encodeURIComponent(credentials.phoneNumberId)}/${path}`;
    const answer = await callProvider({ url, headers, body }, options);
    return "kind" in answer ? answer : readId(answer, find);
  };
  const upload = async (
    credentials: WhatsappCredentials,
    { mediaType, bytes, fileName }: Extract<ProviderOrder["content"], { kind: "document" }>,
  ): Promise<SendOutcome> => {
    const form = new FormData();
    form.set("messaging_product", "whatsapp");
    form.set("type", mediaType);
    form.set("file", new Blob([Uint8Array.from(bytes)], { type: mediaType }), fileName);
    const outcome = await ask(credentials, "media", form, ({ id }) => id);
    return outcome.kind === "unknown-outcome" ? { ...outcome, kind: "retry-later" } : outcome;
  };
  return {
    async send({ credentials }, order) {
      if (credentials.dialect !== "whatsapp-cloud") return { kind: "bad-credentials", code: "other-dialect" };
      let mediaId: string | undefined;
      if (order.content.kind === "document") {
        const uploaded = await upload(credentials, order.content);
        if (uploaded.kind !== "accepted") return uploaded;
        mediaId = uploaded.providerId;
      }
      return await ask(credentials, "messages", JSON.stringify(messageBody(order, mediaId)), firstMessageId);
    },
  };
}
