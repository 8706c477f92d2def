import type { TemplateFiling } from "@gerai/contracts/channels";
import type { NoticeChannel, NoticeKind, TemplateLocale, TemplateWords } from "@gerai/contracts/notifications";
import type { Notice } from "./notice.ts";

/** The house's own words of notices, and words with data in them as reviewers and administrators see them. Pure. */
export interface NoticeTemplates {
  /** What is said as long as an office has no words of its own. */
  house(kind: NoticeKind, channel: NoticeChannel, locale: TemplateLocale): TemplateWords;
  /** An SMS with the data of a notice before anything in it is shortened. */
  wholeSms(notice: Notice, words: TemplateWords): string;
  /** A WhatsApp message as a phone shows it. */
  whatsapp(notice: Notice, words: TemplateWords): { readonly body: string; readonly footer: string };
  /** What is filed with the reviewers: `notice` is the sample, `root` the address of the office ending in a slash. */
  filing(notice: Notice, words: TemplateWords, name: string, root: string): TemplateFiling;
  /** The invitation to write again, `gerai_chat_invite_v1`, which is no notice. */
  invitation(officeName: string, locale: TemplateLocale): TemplateFiling;
}
