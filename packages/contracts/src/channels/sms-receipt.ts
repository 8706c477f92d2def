import { z } from "zod";

const short = z.coerce.string().min(1).max(200);
const reference = z.string().max(100).nullish();

/** Receipts of the dialect `sms-json`: always a list. */
export const SmsJsonReceipts = z.looseObject({
  receipts: z
    .array(
      z.looseObject({
        id: short,
        ref: reference,
        status: short,
        at: z.iso.datetime({ offset: true }).nullish(),
        error: z.string().max(200).nullish(),
      }),
    )
    .max(2_000),
});

/** A receipt of the dialect `sms-form`: one, in the fields of a form or of the address. Its time names no zone. */
export const SmsFormReceipt = z.looseObject({ msgid: short, custid: reference, status: short, err: short.nullish() });
