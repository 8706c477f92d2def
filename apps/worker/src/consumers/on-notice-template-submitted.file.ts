import { templateSubmitted } from "@gerai/contracts/notifications";
import { fileNoticeTemplates } from "@gerai/domain/notifications";
import { actOn } from "./act-on.ts";

/** Brings new words to WhatsApp's reviewers. */
export const onNoticeTemplateSubmittedFile = actOn("on-notice-template-submitted-file", templateSubmitted, (ctx) =>
  fileNoticeTemplates(ctx, {}),
);
