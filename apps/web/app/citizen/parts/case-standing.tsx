import type { CaseHoldView, CaseView } from "@gerai/contracts/applications";
import type { PromiseView } from "@gerai/contracts/promise";
import { fill } from "@gerai/language";
import { Notice } from "@gerai/ui/notice";
import { Section } from "@gerai/ui/page";
import { DefinitionList } from "@gerai/ui/summary-table";
import { Unbroken } from "@gerai/ui/unbroken";
import { SHARES, usePromiseWords } from "../../promise-words.ts";

function HoldNotice({ hold }: { hold: CaseHoldView }) {
  const { words, locale, sinceText, untilText } = usePromiseWords();
  return (
    <Notice tone="warn" icon="pause" title={<Unbroken text={fill(words.hold.title, { reason: hold.label[locale] })} />}>
      <DefinitionList
        rows={[
          { term: words.hold.since, value: <b>{sinceText(hold)}</b> },
          {
            term: words.hold.until,
            value: <b>{untilText(hold, { open: words.hold.open, reviewed: words.hold.reviewOn })}</b>,
          },
          { term: words.hold.why, value: <Unbroken text={hold.words[locale]} /> },
        ]}
      />
    </Notice>
  );
}

/** Why a case stands still: one notice for each hold. */
export function CaseHolds({ view }: { view: CaseView }) {
  return view.holds.map((hold) => <HoldNotice key={`${hold.reason} ${hold.since}`} hold={hold} />);
}

function Shares({ promise }: { promise: PromiseView }) {
  const { words, duration } = usePromiseWords();
  const taken = SHARES.filter((share) => promise.shares[share] > 0);
  if (taken.length === 0) return null;
  return (
    <>
      <h3>{words.sharesTitle}</h3>
      <p className="muted">{words.sharesLead}</p>
      <DefinitionList
        rows={taken.map((share) => ({ term: words.shares[share], value: duration(promise.shares[share]) }))}
      />
    </>
  );
}

/** The day that is promised, why it is another one than at first, and where the time went. */
export function CasePromise({ promise }: { promise: PromiseView | null }) {
  const { words, headline, moved, used } = usePromiseWords();
  if (!promise || promise.state === "void") return null;
  const why = moved(promise);
  return (
    <Section title={words.title}>
      <p className="promise">{headline(promise, words.paused)}</p>
      {why ? <p>{why}</p> : null}
      <p className="muted">
        {used(promise)}
        {promise.state === "suspended" ? ` ${words.resumes}` : null}
      </p>
      <Shares promise={promise} />
    </Section>
  );
}
