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
export {
  NOTICE_PLACES,
  NoticePlace,
  PreviewTemplateInput,
  PublishedTemplateView,
  PublishTemplateInput,
  RevertTemplateInput,
  SavedTemplateView,
  SaveTemplateInput,
  TemplateCellView,
  TemplateFault,
  TemplateFaultCode,
  TemplateField,
  TemplateFilingView,
  TemplateLanguageView,
  TemplateListView,
  TemplateLocale,
  TemplateOf,
  TemplatePreviewView,
  TemplateState,
  TemplateVersionView,
  TemplateView,
  TemplateWords,
} from "./template.ts";
export { templateSubmitted } from "./template-events.ts";
