import type { NoticeWriter } from "@gerai/domain/notifications/ports";
import { renderNotice } from "./render-notice.ts";

/** Words notices from the catalogue of mails, in the language the case was filed in. */
export function createNoticeWriter(): NoticeWriter {
  return { write: (notice) => renderNotice(notice, notice.locale) };
}
