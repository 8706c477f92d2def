export { MessageCodeView, TrueNumbersView } from "./message-code.ts";
export {
  CaseNoticeView,
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  NoticeChannel,
  NoticeKind,
  NotifyBy,
  NotifyByInput,
} from "./notice.ts";
export { ChannelOrder, NoticeRouteView, SetNoticeRouteInput } from "./notice-route.ts";
export { HandledHow, HandleNoticeInput, NoticeTasksView, NoticeTaskView } from "./notice-task.ts";
