import { HandleNoticeInput, type NoticeTasksView } from "@gerai/contracts/notifications";
import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { maskEmail, maskPhone, readCaseContacts } from "../applications/index.ts";
import { actorId, command, query } from "../kernel/index.ts";
import { endFailed } from "./notice-ladder.ts";
import { countTasks, handleTask, listTaskRows } from "./notice-tasks.store.ts";
import { lockNotice, updateNotice } from "./notifications.store.ts";

/** Tasks on one page; the longest waiting come first. */
const MOST = 100;

/** Messages that reached nobody: somebody has to tell these people. Masked; the case beside it shows the rest. */
export const listNoticeTasks = query({
  action: "notice.list-tasks",
  principals: ["staff"],
  permission: "notifications:handle",
  input: z.object({}),
  async run(scope): Promise<NoticeTasksView> {
    const { tx, ctx } = scope;
    const [rows, count] = await Promise.all([listTaskRows(tx, ctx.now(), MOST), countTasks(tx, ctx.now())]);
    const cases = await readCaseContacts(scope, [...new Set(rows.map((row) => row.application_id))]);
    const tasks = rows.flatMap((row) => {
      const line = cases.get(row.application_id);
      if (!line) return [];
      const { number, serviceName: service, contact } = line;
      return {
        noticeId: row.id,
        applicationId: row.application_id,
        number,
        service,
        kind: row.kind,
        phone: maskPhone(contact.phone),
        email: maskEmail(contact.email),
        tried: row.ways,
        since: row.created_at.toISOString(),
        isTrying: row.settled_at === null,
      };
    });
    return { count, tasks };
  },
});

/**
 * An officer has told the person, or could not: the task closes and nothing is tried any more. 409
 * `notifications.no-task` when there is none: it was closed before, or a later try reached the person.
 */
export const handleNotice = command({
  action: "notice.handle",
  principals: ["staff"],
  permission: "notifications:handle",
  input: HandleNoticeInput.extend({ noticeId: z.uuid() }),
  async run(scope, { noticeId, how }) {
    const { tx, ctx } = scope;
    const now = ctx.now();
    const row = await lockNotice(tx, noticeId);
    if (!row) throw notFound();
    const isOpen = row.task_at !== null && row.task_at <= now && row.handled_at === null;
    if (!isOpen) throw new Problem("notifications.no-task", 409);
    if (!row.settled_at) scope.write(...updateNotice(tx, row, endFailed(row, "handled", now), now));
    await handleTask(tx, noticeId, { handled_at: now, handled_by: actorId(ctx.principal) ?? "", handled_how: how });
    return { subjectId: row.application_id, result: {}, details: { noticeId, kind: row.kind, how } };
  },
});
