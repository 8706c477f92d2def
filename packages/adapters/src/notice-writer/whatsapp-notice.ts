import type { Notice, NoticeWords, TemplateMessage } from "@gerai/domain/notifications/ports";
import { fill, messages } from "@gerai/language";
import { noticePlaces, placesIn, wordsKey } from "./notice-places.ts";

/** The whole body of a WhatsApp message: the words, and the code that shows that it is ours. */
export function whatsappBody(notice: Notice, words: string): string {
  return `${words}\n\n${messages(notice.locale).notices.whatsappCode}`;
}

/** The last part of a link, which the button's address ends in: the template itself holds the office's own. */
export function linkTail(link: string): string {
  const { pathname, search } = new URL(link);
  return `${pathname}${search}`.slice(1) || "lacak";
}

/** A notice as template of WhatsApp; those of the house are named `gerai_<kind>_v1`. */
export function writeTemplate(notice: Notice, words: NoticeWords | null): TemplateMessage {
  const body = whatsappBody(notice, words?.text ?? messages(notice.locale).notices.whatsapp[wordsKey(notice.kind)]);
  const places = noticePlaces(notice);
  return {
    kind: "template",
    name: words?.whatsapp?.templateName ?? `gerai_${notice.kind.replaceAll("-", "_")}_v1`,
    language: words?.whatsapp?.language ?? notice.locale,
    // An empty one is refused by the provider.
    parameters: placesIn(body).map((place) => places[place]?.slice(0, 200) || "-"),
    button: linkTail(notice.link ?? notice.trackLink),
  };
}

/** The same as a phone shows it. */
export function readTemplate(notice: Notice, words: string): string {
  return fill(whatsappBody(notice, words), noticePlaces(notice));
}
