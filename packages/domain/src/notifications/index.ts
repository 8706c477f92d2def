export { type Delivery, deliverNotice } from "./deliver-notice.ts";
export { settleNotice } from "./note-try.ts";
export { previewNotice } from "./preview-notice.ts";
export { recordNotice } from "./record-notice.ts";
export { sweepNotices } from "./sweep-notices.ts";
