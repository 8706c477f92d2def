import { z } from "zod";
import { Text } from "../kernel/index.ts";
import { NoticeChannel, NoticeKind } from "./notice.ts";

/** A message that reached nobody: somebody has to tell the applicant. */
export const NoticeTaskView = z.object({
  noticeId: z.uuid(),
  applicationId: z.uuid(),
  number: z.string(),
  service: Text,
  kind: NoticeKind,
  /** `+62812****678`; empty when no number is known. */
  phone: z.string(),
  /** `m***@d***.id`. */
  email: z.string().nullable(),
  /** Every way that was tried or could not be. */
  tried: z.array(NoticeChannel),
  /** When the event was that nobody knows of. */
  since: z.iso.datetime(),
  /** The house still tries by itself; false when it has given up. */
  isTrying: z.boolean(),
});
export type NoticeTaskView = z.infer<typeof NoticeTaskView>;

/** `GET /staff/notice-tasks`: oldest first, the first hundred, and how many there are. */
export const NoticeTasksView = z.object({ count: z.int(), tasks: z.array(NoticeTaskView) });
export type NoticeTasksView = z.infer<typeof NoticeTasksView>;

/** What an officer did about it. */
export const HandledHow = z.enum(["called", "visited", "gave-up"]);
export type HandledHow = z.infer<typeof HandledHow>;

/** `POST /staff/notice-tasks/:id/handled`. */
export const HandleNoticeInput = z.object({ how: HandledHow });
