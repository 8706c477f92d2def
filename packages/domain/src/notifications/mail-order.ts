import { z } from "zod";
import { returnPathOf } from "../channels/index.ts";
import type { Email } from "../channels/ports.ts";
import { type Context, query } from "../kernel/index.ts";
import { findProfile } from "../tenancy/index.ts";
import type { WrittenNotice } from "./ports.ts";

const findReplyAddress = query({
  action: "notice.find-reply-address",
  principals: ["system"],
  input: z.object({}),
  run: async (scope) => (await findProfile(scope))?.email ?? null,
});

/** What a worded notice is sent as, by one try of it. */
interface MailTry {
  readonly noticeId: string;
  readonly tryId: string;
  readonly to: string;
  readonly office: string;
  readonly words: WrittenNotice;
}

/**
 * The e-mail of a notice: answers go to the address that the office publishes (MAIL-1), reports to the return path of
 * this very try (MAIL-4).
 */
export async function mailOrder(ctx: Context, { noticeId, tryId, to, office, words }: MailTry): Promise<Email> {
  const replyTo = await findReplyAddress(ctx, {});
  return {
    ...{ id: noticeId, to, fromName: office, ...words },
    ...(replyTo ? { replyTo } : {}),
    returnPath: returnPathOf(ctx, tryId),
  };
}
