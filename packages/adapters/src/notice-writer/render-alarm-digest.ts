import type { AlarmDigest } from "@gerai/domain/alarms/ports";
import { alarmText, fill, type Locale, messages } from "@gerai/language";
import { oneLine } from "./mail-places.ts";
import { twinOf } from "./render-notice.ts";

/** What the office's administrators are told when something new needs them. Pure; names no citizen. */
export function renderAlarmDigest(digest: AlarmDigest, locale: Locale) {
  const { mail } = messages(locale).alarms;
  const list = digest.alarms.map(
    ({ kind, account, code, count }) =>
      `- ${alarmText(locale, { kind, account: account?.label ?? null, code, count })}`,
  );
  const places = { office: digest.office, count: list.length, link: digest.link, list: list.join("\n") };
  const text = [mail.body, mail.note].map((part) => fill(part, places)).join("\n\n");
  const subject = oneLine(fill(mail.subject, places));
  return { subject, text: `${text}\n`, html: twinOf(text, [digest.link], locale, subject) };
}
