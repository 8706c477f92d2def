import type { CaseView } from "@gerai/contracts/applications";
import type { CaseNoticeView, NotifyBy } from "@gerai/contracts/notifications";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { Section } from "@gerai/ui/page";
import { useNoticeWords } from "../../notice-words.ts";
import { NoticeChoice } from "./notice-choice.tsx";

/** What was told about the case and whether it came, and the choice of the way for what is still to be told. */
export function CaseNotices(props: {
  view: CaseView;
  notices: readonly CaseNoticeView[];
  channels: readonly Exclude<NotifyBy, null>[];
  hasEnded: boolean;
}) {
  const { view, notices, channels, hasEnded } = props;
  const { words, lineOf } = useNoticeWords();
  return (
    <Section title={words.ofCase.title}>
      {notices.length === 0 ? <p>{words.ofCase.none}</p> : null}
      <ul className="bul">
        {notices.map((notice) => (
          <li key={notice.id}>
            <b>{words.kinds[notice.kind]}</b>: {lineOf(notice)}. {fill(words.ofCase.code, { code: notice.code })}.
          </li>
        ))}
      </ul>
      <p>
        <a className="tap" href="/cek-pesan">
          {words.check.link}
        </a>
      </p>
      {channels.length === 0 || hasEnded ? null : (
        <form method="post" action={`/lacak/${view.id}`}>
          <input type="hidden" name="langkah" value="kabar" />
          <NoticeChoice channels={channels} value={view.contact.notifyBy} />
          <p className="field">
            <Button look="second">{words.choice.save}</Button>
          </p>
        </form>
      )}
    </Section>
  );
}
