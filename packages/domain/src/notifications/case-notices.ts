import type { CaseNoticeView } from "@gerai/contracts/notifications";
import { formatMessageCode } from "@gerai/foundation/codes";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { heldCase, readCaseContacts } from "../applications/index.ts";
import { query, type ReadScope } from "../kernel/index.ts";
import { listNoticesOfCase } from "./notice-tasks.store.ts";

const OfCase = z.object({ applicationId: z.uuid() });

async function viewNotices({ tx }: ReadScope, applicationId: string): Promise<CaseNoticeView[]> {
  const rows = await listNoticesOfCase(tx, applicationId);
  return rows.map(({ id, kind, channel, state, state_at, message_code }) => ({
    id,
    kind: kind as CaseNoticeView["kind"],
    channel: channel as CaseNoticeView["channel"],
    state: state as CaseNoticeView["state"],
    at: state_at.toISOString(),
    code: formatMessageCode(message_code),
  }));
}

/** The messages about a filed case for whoever may open the desk; 404 for any other id. */
export const listCaseNotices = query({
  action: "notice.list-of-case",
  principals: ["staff"],
  permission: "applications:read",
  input: OfCase,
  async run(scope, { applicationId }): Promise<CaseNoticeView[]> {
    const [cases, notices] = await Promise.all([
      readCaseContacts(scope, [applicationId]),
      viewNotices(scope, applicationId),
    ]);
    if (!cases.get(applicationId)?.number) throw notFound();
    return notices;
  },
});

/** The messages about a case for its applicant: which, over what, and whether they came. */
export const listOwnNotices = query({
  action: "notice.list-own",
  principals: ["link"],
  input: OfCase,
  async run(scope, { applicationId }): Promise<CaseNoticeView[]> {
    const { id } = await heldCase(scope, applicationId, ["track"]);
    return await viewNotices(scope, id);
  },
});
