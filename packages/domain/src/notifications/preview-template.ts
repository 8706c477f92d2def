import {
  PreviewTemplateInput,
  TemplateOf,
  type TemplatePreviewView,
  type TemplateWords,
} from "@gerai/contracts/notifications";
import { type Context, query } from "../kernel/index.ts";
import { faultsOf, sampleNotice, smsLength } from "./template-sample.ts";

/** Words with sample data, what they cost, and what keeps them from going out. */
export function previewOf(
  ctx: Context,
  { kind, channel, locale }: TemplateOf,
  words: TemplateWords,
  isHouse = false,
): TemplatePreviewView {
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
  // The house's mails are written as a whole; an office's own words stand before the facts.
  const own = { text: words.body, ...(words.subject ? { subject: words.subject } : {}) };
  const { subject, text } = notices.write(notice, isHouse ? null : own);
  return { ...plain, subject, text, characters: [...text].length };
}

/** The same for words that somebody is writing. */
export const previewTemplate = query({
  action: "notice-template.preview",
  principals: ["staff"],
  permission: "notifications:manage",
  input: TemplateOf.extend(PreviewTemplateInput.shape),
  run: async ({ ctx }, { words, ...of }): Promise<TemplatePreviewView> => previewOf(ctx, of, words),
});
