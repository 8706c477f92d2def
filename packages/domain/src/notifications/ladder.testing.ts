import { randomInt } from "node:crypto";
import { Problem } from "@gerai/foundation/problem";
import { openAccount, signedInput, smsAccount, webhookOf, whatsappAccount } from "@gerai/testing/test-account";
import type { TestOffice, TestWorld } from "@gerai/testing/test-office";
import { receiveWhatsapp } from "../channels/index.ts";
import type { MessageProvider, ProviderOrder, SendOutcome } from "../channels/ports.ts";
import type { Ports } from "../kernel/index.ts";

/** Gives an office a WhatsApp number and an SMS account; answers what tells of the number's messages. */
export async function openChannels(world: TestWorld, office: TestOffice) {
  const phoneNumberId = String(randomInt(1e9, 1e10));
  const { id: accountId, key } = await openAccount(office, whatsappAccount(phoneNumberId));
  await openAccount(office, smsAccount());
  /** A receipt about a message comes by the hook, rightly signed, and lies stored. */
  const report = async (messageId: string, status: string, now: Date): Promise<void> => {
    const errors = status === "failed" ? [{ code: 131026, title: "Undeliverable" }] : undefined;
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const statuses = [{ id: `p-${messageId}`, status, timestamp, recipient_id: "6281100009001", errors }];
    await receiveWhatsapp(world.resources, signedInput(key, webhookOf(phoneNumberId, { statuses })));
  };
  return { accountId, report };
}

type Channel = "whatsapp" | "sms" | "email";

/** Providers and a mail server that remember what they were given and fail as they are told. */
export function createOutside() {
  /** What left the house, in order: over which channel, and the message's id. */
  const sent: { channel: Channel; id: string; text: string }[] = [];
  /** Channels whose provider is away, refuses, says nothing, or whose worker dies with the answer. */
  const faults = new Map<Channel, "away" | "refused" | "silent" | "killed">();

  function answer(channel: Channel, order: ProviderOrder): SendOutcome {
    const fault = faults.get(channel);
    if (fault === "away") return { kind: "retry-later", code: "503" };
    if (fault === "refused") return { kind: "refused", code: "131026" };
    const { content } = order;
    sent.push({ channel, id: order.reference, text: "text" in content ? content.text : JSON.stringify(content) });
    if (fault === "killed") throw new Error("killed");
    if (fault === "silent") return { kind: "unknown-outcome", code: "timeout" };
    return { kind: "accepted", providerId: `p-${order.reference}` };
  }
  const providerOf = (channel: Channel): MessageProvider => ({ send: async (_, order) => answer(channel, order) });

  const ports: Partial<Ports> = {
    messages: { "whatsapp-cloud": providerOf("whatsapp"), "sms-json": providerOf("sms") },
    notices: {
      write: ({ kind, messageCode }) => ({ subject: kind, text: messageCode, html: "" }),
      writeSms: ({ kind, messageCode }) => `${kind} ${messageCode}`,
      writeWhatsapp: ({ kind, locale, messageCode }) => ({
        kind: "template",
        name: kind.replaceAll("-", "_"),
        language: locale,
        parameters: [messageCode],
        button: null,
      }),
    },
    email: {
      send: async ({ id, text }) => {
        if (faults.get("email") === "away") throw new Problem("channels.email-unavailable", 503);
        if (faults.get("email") === "refused") throw new Problem("channels.email-refused", 422);
        sent.push({ channel: "email", id, text });
        return { providerId: id };
      },
    },
  };
  return { sent, faults, ports };
}
