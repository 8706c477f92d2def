import type { CaseNoticeView } from "@gerai/contracts/notifications";
import { fill } from "@gerai/language";
import { HistoryList } from "@gerai/ui/case-section";
import { formatShortDateTime } from "@gerai/ui/format";
import { useNoticeWords } from "../../notice-words.ts";
import { useOffice, useTexts } from "../../office.ts";

/** What the applicant was told, over what, and whether it came; the newest first. */
export function DeskNotices({ notices }: { notices: readonly CaseNoticeView[] }) {
  const { words } = useNoticeWords();
  const { locale } = useTexts();
  const { timeZone } = useOffice();
  if (notices.length === 0) return null;
  return (
    <HistoryList
      title={words.ofCase.title}
      entries={notices.toReversed().map(({ id, kind, channel, state, at, code }) => ({
        id,
        time: { text: formatShortDateTime(at, timeZone, locale), dateTime: at },
        text: words.kinds[kind],
        note: [channel ? words.channels[channel] : "", words.states[state], fill(words.ofCase.code, { code })]
          .filter(Boolean)
          .join(", "),
      }))}
    />
  );
}
