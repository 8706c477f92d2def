import type { NoticeWriter } from "@gerai/domain/notifications/ports";
import type { Locale } from "@gerai/language";
import { renderNotice } from "./render-notice.ts";

/** Words notices from the catalogue of mails, in Indonesian unless another language of the house is asked for. */
export function createNoticeWriter(locale: Locale = "id"): NoticeWriter {
  return { write: (notice) => renderNotice(notice, locale) };
}
