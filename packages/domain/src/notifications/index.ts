export { listCaseNotices, listOwnNotices } from "./case-notices.ts";
export { checkMessage } from "./check-message.ts";
export { type Delivery, deliverNotice } from "./deliver-notice.ts";
export { settleNotice } from "./note-try.ts";
export { listNoticeRoutes, setNoticeRoute } from "./notice-routes.ts";
export { handleNotice, listNoticeTasks } from "./notice-tasks.ts";
export { previewNotice } from "./preview-notice.ts";
export { recordNotice } from "./record-notice.ts";
export { sweepNotices } from "./sweep-notices.ts";
