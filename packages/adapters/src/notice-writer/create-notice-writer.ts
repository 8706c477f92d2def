import type { NoticeWriter } from "@gerai/domain/notifications/ports";
import { renderNotice } from "./render-notice.ts";
import { writeShortNotice, writeTemplate } from "./short-notice.ts";

/** Words notices from the catalogues of mails and short notices, in the language the case was filed in. */
export function createNoticeWriter(): NoticeWriter {
  return {
    write: (notice) => renderNotice(notice, notice.locale),
    writeSms: writeShortNotice,
    writeWhatsapp: writeTemplate,
  };
}
