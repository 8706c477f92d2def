import { z } from "zod";
import {
  closeReport,
  emailIndex,
  type Judgement,
  judgeReport,
  listOpenReports,
  markBadAddress,
} from "../channels/index.ts";
import type { ReportedRecipient } from "../channels/ports.ts";
import { type CommandEnd, command, procedure, query, type Scope } from "../kernel/index.ts";
import { takeNews } from "./note-try.ts";
import { lockNoticeWithTries } from "./notifications.store.ts";
import { findTryByMail } from "./returns.store.ts";

const findReports = query({
  action: "notice.list-returned-mail",
  principals: ["system"],
  input: z.object({}),
  run: (scope) => listOpenReports(scope),
});

type Try = Awaited<ReturnType<typeof findTryByMail>>;

/** What the report says of this try; nothing where there is no such try, e.g. of a notice that was deleted. */
function judge({ ctx }: Scope, known: Try, recipients: readonly ReportedRecipient[]): Judgement {
  const isOurs = (address: string) => known?.address_index?.equals(emailIndex(ctx, address)) ?? false;
  return judgeReport(known ? recipients : [], isOurs);
}

/** Gives a report its effect: an e-mail that came back is a way that failed, and perhaps an address nobody reads at. */
const takeReturn = command({
  action: "notice.take-return",
  principals: ["system"],
  input: z.object({
    reportId: z.uuid(),
    messageId: z.uuid(),
    recipients: z.custom<readonly ReportedRecipient[]>(Array.isArray),
  }),
  async run(scope, { reportId, messageId, recipients }): Promise<CommandEnd<{ noticeId: string | null }>> {
    const known = await findTryByMail(scope.tx, messageId);
    const judgement = judge(scope, known, recipients);
    const { outcome, status, isBadAddress } = judgement;
    const isFirst = await closeReport(scope, { reportId, judgement });
    const details = { reportId, outcome, status, isBadAddress };
    const locked = isFirst && known && outcome === "failed" && (await lockNoticeWithTries(scope.tx, known.notice_id));
    if (!known || !locked) return { subjectId: messageId, result: { noticeId: null }, details };
    if (isBadAddress && status && known.address_index)
      await markBadAddress(scope, { index: known.address_index, status });
    const result = { state: "failed", failure: "bounced", retryAt: null } as const;
    const { isDue, state } = await takeNews(scope, locked, { tryId: messageId, result });
    return {
      subjectId: locked.row.application_id,
      result: { noticeId: isDue ? known.notice_id : null },
      details: { ...details, noticeId: known.notice_id, kind: locked.row.kind, state },
    };
  },
});

/**
 * Works on mail that came back (MAIL-4): a notice whose e-mail failed takes its next way, or an officer is asked. Answers
 * the notices whose next way is to be taken now. Whatever came twice or late changes nothing that has ended.
 */
export const settleReturns = procedure({
  action: "notice.settle-returns",
  principals: ["system"],
  input: z.object({}),
  async run(ctx): Promise<{ readonly noticeIds: readonly string[] }> {
    const noticeIds: string[] = [];
    for (;;) {
      const reports = await findReports(ctx, {});
      if (reports.length === 0) return { noticeIds };
      for (const { reportId, messageId, body } of reports) {
        const recipients = await ctx.ports.mailReports.read(body);
        const { noticeId } = await takeReturn(ctx, { reportId, messageId, recipients });
        if (noticeId) noticeIds.push(noticeId);
      }
    }
  },
});
