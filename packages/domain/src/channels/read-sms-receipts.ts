import { SmsFormReceipt, SmsJsonReceipts } from "@gerai/contracts/channels";
import { isId } from "@gerai/foundation/ids";
import { clipTime, parseJson, type Receipt } from "./receipt.ts";

/** SMPP's words and the numbers that the form dialect stands for them with; of all others we know nothing. */
const STATES: Readonly<Record<string, Receipt["state"]>> = {
  ACCEPTD: "sent",
  ENROUTE: "sent",
  SENT: "sent",
  DELIVRD: "delivered",
  DELIVERED: "delivered",
  UNDELIV: "failed",
  EXPIRED: "failed",
  REJECTD: "failed",
  DELETED: "failed",
  "1": "delivered",
  "2": "failed",
};

function asReceipt(
  providerId: string,
  word: string,
  reference: string | null | undefined,
  code: string | null | undefined,
  at: Date,
): Receipt[] {
  const state = STATES[word.toUpperCase()];
  if (!state) return [];
  const failure = state === "failed" && code ? code.replace(/[^\w-]/g, "").slice(0, 40) : null;
  return [{ providerId, state, reference: isId(reference) ? reference : null, code: failure, at }];
}

/** The receipts of an SMS gateway: JSON of one dialect, the fields of a form of the other. What is neither is none. */
export function readSmsReceipts(dialect: "sms-json" | "sms-form", body: Buffer, now: Date): Receipt[] {
  if (dialect === "sms-form") {
    const fields = Object.fromEntries(new URLSearchParams(body.toString("utf8")));
    const one = SmsFormReceipt.safeParse(fields).data;
    return one ? asReceipt(one.msgid, one.status, one.custid, one.err, now) : [];
  }
  const { receipts = [] } = SmsJsonReceipts.safeParse(parseJson(body)).data ?? {};
  return receipts.flatMap((one) =>
    asReceipt(one.id, one.status, one.ref, one.error, clipTime(one.at ? Date.parse(one.at) : Number.NaN, now)),
  );
}
