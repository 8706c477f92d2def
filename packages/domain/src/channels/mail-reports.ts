import { type ReadScope, type Scope, step } from "../kernel/index.ts";
import type { Judgement } from "./judge-report.ts";
import { listOpenReportRows, markReportWorked } from "./mail-reports.store.ts";

/** Opened together. */
const BATCH = 20;

/** What came back about a message of ours, opened. */
export interface OpenReport {
  readonly reportId: string;
  readonly messageId: string;
  readonly body: Buffer;
}

/** Reports of returned mail that nobody has worked on yet, oldest first, some at a time. */
export async function listOpenReports({ tx, ctx }: ReadScope): Promise<OpenReport[]> {
  const rows = await listOpenReportRows(tx, BATCH);
  return rows.map(({ id, message_id, body_sealed }) => ({
    reportId: id,
    messageId: message_id,
    body: ctx.keys.open("mail_report", "body", id, body_sealed),
  }));
}

/** Writes down what a report came to; false when somebody else has done so before. */
export const closeReport = step(
  async (
    { tx, ctx }: Scope,
    { reportId, judgement }: { readonly reportId: string; readonly judgement: Judgement },
  ): Promise<boolean> => {
    const { outcome, status } = judgement;
    return await markReportWorked(tx, reportId, { outcome, status, worked_at: ctx.now() });
  },
);
