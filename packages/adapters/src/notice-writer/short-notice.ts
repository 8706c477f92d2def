import type { Notice, NoticeWords } from "@gerai/domain/notifications/ports";
import { measureSms, plainSms } from "@gerai/foundation/sms-segments";
import { fill, messages } from "@gerai/language";
import { clip, LONGEST, noticePlaces, wordsKey } from "./notice-places.ts";

/** More is too dear and too long to be read (SMS-2). */
const MOST_SEGMENTS = 2;
/** What gives way when a message is too long, the least missed first. */
const SHORTENED = ["layanan", "dokumen", "kantor"] as const;
const SHORTEST = 12;

function fillShort(notice: Notice, text: string | undefined, places: Readonly<Record<string, string>>): string {
  const texts = messages(notice.locale).notices;
  const filled = fill(text ?? texts.sms[wordsKey(notice.kind)], places);
  return plainSms(filled.includes(notice.messageCode) ? filled : `${filled} ${fill(texts.code, places)}`);
}

/** An SMS with everything in it, however long it becomes. */
export function wholeShortNotice(notice: Notice, text: string): string {
  return fillShort(notice, text, noticePlaces(notice));
}

/**
 * A notice as SMS: what happened, where to look, and the code that shows that it is ours. The words were measured with
 * the longest data when they were published; names that are longer still give way.
 */
export function writeShortNotice(notice: Notice, words: NoticeWords | null): string {
  const places = noticePlaces(notice);
  let text = fillShort(notice, words?.text, places);
  for (const place of SHORTENED) {
    for (let longest: number = LONGEST[place]; longest >= SHORTEST; longest -= 4) {
      if (measureSms(text).segments <= MOST_SEGMENTS) return text;
      places[place] = clip(places[place] ?? "", longest);
      text = fillShort(notice, words?.text, places);
    }
  }
  return text;
}
