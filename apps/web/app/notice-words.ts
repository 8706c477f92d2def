import type { CaseNoticeView } from "@gerai/contracts/notifications";
import { fill } from "@gerai/language";
import { formatShortDateTime } from "@gerai/ui/format";
import { useOffice, useTexts } from "./office.ts";

/** Messages about a case in words: `WhatsApp, sudah dibaca, Sel, 1 Sep, 10.42`. */
export function useNoticeWords() {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.noticePages;
  const lineOf = ({ channel, state, at }: CaseNoticeView): string => {
    const parts = { state: words.states[state], time: formatShortDateTime(at, timeZone, locale) };
    return channel
      ? fill(words.line, { ...parts, channel: words.channels[channel] })
      : fill(words.lineNoChannel, parts);
  };
  return { words, lineOf };
}
