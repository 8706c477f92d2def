import type { NoticeWriter } from "@gerai/domain/notifications/ports";
import { renderNotice } from "./render-notice.ts";
import { writeShortNotice } from "./short-notice.ts";
import { writeTemplate } from "./whatsapp-notice.ts";

/** Words notices from the catalogues, or with an office's own words, in the language the case was filed in. */
export function createNoticeWriter(): NoticeWriter {
  return {
    write: (notice, words) => renderNotice(notice, notice.locale, words),
    writeSms: writeShortNotice,
    writeWhatsapp: writeTemplate,
  };
}
