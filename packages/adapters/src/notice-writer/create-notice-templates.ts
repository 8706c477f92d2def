import type { NoticeTemplates } from "@gerai/domain/notifications/ports";
import { fill, messages } from "@gerai/language";
import { noticePlaces, placesIn, wordsKey } from "./notice-places.ts";
import { mailWords } from "./render-notice.ts";
import { wholeShortNotice } from "./short-notice.ts";
import { linkTail, readTemplate, whatsappBody } from "./whatsapp-notice.ts";

/** Words with places as Meta has them: `{{1}}`, `{{2}}` ... */
function numbered(body: string): { readonly body: string; readonly places: readonly string[] } {
  const places = placesIn(body);
  return { body: body.replace(/\{([a-z]+)\}/g, (_, place) => `{{${places.indexOf(place) + 1}}}`), places };
}

/** The house's words out of the catalogues, and filings made of words. */
export function createNoticeTemplates(): NoticeTemplates {
  return {
    house(kind, channel, locale) {
      const { notices } = messages(locale);
      const key = wordsKey(kind);
      if (channel === "sms") return { subject: null, body: notices.sms[key], button: null };
      if (channel === "whatsapp") return { subject: null, body: notices.whatsapp[key], button: notices.button[key] };
      return { ...mailWords(kind, locale), button: null };
    },
    wholeSms: (notice, { body }) => wholeShortNotice(notice, body),
    whatsapp(notice, { body }) {
      return { body: readTemplate(notice, body), footer: messages(notice.locale).notices.whatsappFooter };
    },
    filing(notice, words, name, root) {
      const { body, places } = numbered(whatsappBody(notice, words.body));
      const samples = noticePlaces(notice);
      const title = words.button ?? messages(notice.locale).notices.button[wordsKey(notice.kind)];
      return {
        ...{ name, language: notice.locale, body },
        samples: places.map((place) => samples[place] || "-"),
        footer: messages(notice.locale).notices.whatsappFooter,
        button: { title, url: `${root}{{1}}`, sample: `${root}${linkTail(notice.link ?? notice.trackLink)}` },
      };
    },
    invitation(officeName, locale) {
      const body = fill(messages(locale).notices.invite, { kantor: "{{1}}" });
      const nothing = { footer: null, button: null };
      return { name: "gerai_chat_invite_v1", language: locale, body, samples: [officeName], ...nothing };
    },
  };
}
