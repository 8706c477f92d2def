import { PreviewTemplateInput, TemplateOf, type TemplatePreviewView } from "@gerai/contracts/notifications";
import { query } from "../kernel/index.ts";
import { faultsOf, sampleNotice, smsLength } from "./template-sample.ts";

/** Words with sample data as they would reach a phone or a mailbox, what they cost, and what keeps them from going out. */
export const previewTemplate = query({
  action: "notice-template.preview",
  principals: ["staff"],
  permission: "notifications:manage",
  input: TemplateOf.extend(PreviewTemplateInput.shape),
  async run({ ctx }, { kind, channel, locale, words }): Promise<TemplatePreviewView> {
    const { notices, noticeTemplates } = ctx.ports;
    const notice = sampleNotice(ctx, kind, locale);
    const faults = faultsOf(ctx, words, kind, channel, locale);
    const plain = { subject: null, footer: null, button: null, segments: null, encoding: null, faults };
    if (channel === "sms") {
      const text = noticeTemplates.wholeSms(notice, words);
      const length = smsLength(ctx, words, kind, channel, locale);
      const { segments = null, encoding = null } = length ?? {};
      return { ...plain, text, characters: [...text].length, segments, encoding };
    }
    if (channel === "whatsapp") {
      const { body, footer } = noticeTemplates.whatsapp(notice, words);
      return { ...plain, text: body, footer, button: words.button, characters: [...body].length };
    }
    const { subject, text } = notices.write(notice, {
      text: words.body,
      ...(words.subject ? { subject: words.subject } : {}),
    });
    return { ...plain, subject, text, characters: [...text].length };
  },
});
