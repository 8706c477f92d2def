import type { DeskView } from "@gerai/contracts/applications";
import type { PromiseView } from "@gerai/contracts/promise";
import { fill } from "@gerai/language";
import { type CaseRow, CaseSection, HintBar } from "@gerai/ui/case-section";
import { Unbroken } from "@gerai/ui/unbroken";
import { SHARES, usePromiseWords } from "../../promise-words.ts";

/** What holds the case up, since when and until when, and which results wait for it. */
export function DeskHolds({ desk }: { desk: DeskView }) {
  const { words, locale, sinceText, untilText } = usePromiseWords();
  return desk.holds.map((hold) => {
    const outputs = desk.outputs.filter(({ id }) => hold.outputIds.includes(id)).map(({ name }) => name[locale]);
    const open = { open: words.hold.officerOpen, reviewed: words.hold.officerReviewed };
    const times = { since: sinceText(hold), until: untilText(hold, open) };
    return (
      <HintBar key={`${hold.reason} ${hold.since}`} tone="warn">
        <b>{fill(words.hold.title, { reason: hold.label[locale] })}</b> {fill(words.hold.officer, times)}{" "}
        <Unbroken text={hold.words[locale]} /> {fill(words.hold.officerWaits, { outputs: outputs.join(", ") })}
      </HintBar>
    );
  });
}

/** The promise to the applicant, as they read it, and where the time went. */
export function DeskPromise({ promise }: { promise: PromiseView | null }) {
  const { words, duration, headline, moved, used } = usePromiseWords();
  if (!promise || promise.state === "void") return null;
  const why = moved(promise);
  const shares: CaseRow[] = SHARES.filter((share) => promise.shares[share] > 0).map((share) => ({
    term: share === "citizen" ? words.citizenOfficer : words.shares[share],
    value: duration(promise.shares[share]),
  }));
  return (
    <CaseSection
      title={words.title}
      note={used(promise)}
      rows={[
        {
          term: words.stateTerm,
          value: headline(promise, words.pausedOfficer),
          check: promise.isLate
            ? { tone: "bad", label: words.lateMark }
            : why
              ? { tone: "warn", label: why }
              : undefined,
        },
        ...shares,
      ]}
    />
  );
}
