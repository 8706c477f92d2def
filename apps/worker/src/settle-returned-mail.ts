import type { Context } from "@gerai/domain/kernel";
import { deliverNotice, settleReturns } from "@gerai/domain/notifications";
import { inEveryOffice } from "./in-every-office.ts";
import type { TimetableEntry } from "./timetable.ts";

/** Works on all mail that came back to an office, and has the notices concerned take their next way at once. */
export async function settleReturnedMail(ctx: Context): Promise<void> {
  const { noticeIds } = await settleReturns(ctx, {});
  for (const noticeId of noticeIds) await deliverNotice(ctx, { noticeId });
}

/** Returned mail that no job took care of, every minute (OUT-6). */
export const settleReturnedMailEntry: TimetableEntry = {
  name: "settle-returned-mail",
  everyMs: 60_000,
  run: ({ domain }) => inEveryOffice(domain, "the returned mail", settleReturnedMail),
};
