export { type Delivery, deliverNotice } from "./deliver-notice.ts";
export { PREVIEW_STEPS, previewNotice } from "./preview-notice.ts";
export { recordNotice } from "./record-notice.ts";
export { sweepNotices } from "./sweep-notices.ts";
