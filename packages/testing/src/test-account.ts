import { createHmac, randomInt } from "node:crypto";
import type { NewAccountView } from "@gerai/contracts/channels";
import { addAccount } from "@gerai/domain/channels";
import { newId } from "@gerai/foundation/ids";
import type { TestOffice } from "./test-office.ts";

/** Secrets of test accounts: no answer, log line or row may hold one. */
export const SECRETS = ["token-percontohan", "rahasia-aplikasi", "kata-verifikasi", "kunci-gateway", "rahasia-tanda"];

/** A WhatsApp number of its own for each call, as an administrator would send it. */
export function whatsappAccount(phoneNumberId: string = String(randomInt(1e9, 1e10)), label = "WhatsApp umum") {
  return {
    label,
    publicNumber: "+6281100009001",
    credentials: {
      dialect: "whatsapp-cloud" as const,
      phoneNumberId,
      accessToken: "token-percontohan",
      appSecret: "rahasia-aplikasi",
      verifyToken: "kata-verifikasi",
    },
  };
}

/** An account with the gateway that speaks JSON. */
export function smsAccount(label = "SMS utama", receiptSecret: string | null = null) {
  return {
    label,
    publicNumber: "DUKCAPIL",
    credentials: { dialect: "sms-json" as const, apiKey: "kunci-gateway", receiptSecret },
  };
}

/** Adds an account as the office's administrator; `key` is the secret part of its hook. */
export async function openAccount(
  office: TestOffice,
  input: Parameters<typeof addAccount>[1],
): Promise<NewAccountView["account"] & { readonly key: string }> {
  const { account, hookPath } = await addAccount(await office.as(office.staff.office_admin), input);
  return { ...account, key: hookPath.split("/").at(-1) ?? "" };
}

/** `X-Hub-Signature-256` of a body. */
export function hubSignature(body: Buffer, secret = "rahasia-aplikasi"): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

/** A webhook with one change about one number: its messages and statuses unless another field is named. */
export function webhookOf(
  phoneNumberId: string,
  parts: Readonly<Record<string, readonly object[]>>,
  field = "messages",
): Buffer {
  const metadata = { display_phone_number: "6281100009001", phone_number_id: phoneNumberId };
  const value = { messaging_product: "whatsapp", metadata, ...parts };
  return webhookWith({ field, value });
}

/** A webhook of a business account with one change, as it is. */
export function webhookWith(
  change: { readonly field: string; readonly value: object },
  businessAccountId = "1",
): Buffer {
  const entry = [{ id: businessAccountId, changes: [change] }];
  return Buffer.from(JSON.stringify({ object: "whatsapp_business_account", entry }));
}

/** Input of Meta as the door hands it over, rightly signed. */
export function signedInput(key: string, body: Buffer, signature: string | undefined = hubSignature(body)) {
  return { key, body, signature, contentType: "application/json", requestId: newId(new Date()) };
}
