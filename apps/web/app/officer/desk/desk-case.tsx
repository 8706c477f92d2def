import type { DeskRowView, DeskView } from "@gerai/contracts/applications";
import { fill } from "@gerai/language";
import { CaseHeader, CaseSection, HintBar, HistoryList } from "@gerai/ui/case-section";
import { formatShortDateTime, formatTime, groupDigits16 } from "@gerai/ui/format";
import { Unbroken } from "@gerai/ui/unbroken";
import { useOffice, useTexts } from "../../office.ts";
import { caseLook, HELD_LOOK } from "../parts/state-look.ts";
import { deskHref } from "./desk-address.ts";
import type { DeskFault } from "./desk-fault.ts";
import { DeskOutputs } from "./desk-outputs.tsx";
import { DeskHolds, DeskPromise } from "./desk-standing.tsx";

/** Who changed the case last, what and when: what a slower colleague is told. */
export function useChanged(desk: DeskView): string {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.officer.desk;
  const [last] = desk.history;
  if (!last) return words.changedPlain;
  const who = last.by ? fill(words.historyBy, { name: last.by }) : words.changedSystem;
  return fill(words.changed, { what: last.text[locale], who, time: formatShortDateTime(last.at, timeZone, locale) });
}

/** Above everything: why the last step was not taken, and what was typed. */
function FaultHint({ desk, fault }: { desk: DeskView; fault: DeskFault }) {
  const words = useTexts().t.officer.desk;
  const changed = useChanged(desk);
  return (
    <div role="alert">
      <HintBar tone="bad">
        {fault.isStale ? (
          <>
            <b>{changed}</b> {words.changedNext}
          </>
        ) : (
          fault.text
        )}
        {fault.typed?.note ? (
          <>
            <br />
            {words.typed} “{fault.typed.note}”
          </>
        ) : null}
      </HintBar>
    </div>
  );
}

function useFacts(desk: DeskView) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.officer.desk;
  const channels: Readonly<Record<string, string>> = words.channels;
  const filed = fill(words.filedAt, { time: formatShortDateTime(desk.filedAt, timeZone, locale) });
  const until = desk.claim ? formatTime(desk.claim.until, timeZone, locale) : "";
  const holder = desk.claim
    ? desk.claim.isMine
      ? fill(words.heldByMe, { time: until })
      : fill(words.heldBy, { name: desk.claim.by, time: until })
    : words.nobody;
  return [
    { text: desk.number, strong: true },
    { text: `${filed}, ${channels[desk.channel] ?? desk.channel}`, icon: "clock" as const },
    ...(desk.state === "IN_VERIFICATION" || desk.state === "SUBMITTED"
      ? [{ text: holder, icon: desk.claim?.isMine ? ("user" as const) : ("lock" as const) }]
      : []),
    { text: words.logged, icon: "eye" as const },
  ];
}

/** What must be seen before the answers: a colleague at work, a proposed refusal, flags, possible doubles. */
function Hints({ desk }: { desk: DeskView }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.officer.desk;
  return (
    <>
      <DeskHolds desk={desk} />
      {desk.claim && !desk.claim.isMine ? (
        <HintBar tone="warn">
          {fill(words.heldHint, { name: desk.claim.by, time: formatTime(desk.claim.until, timeZone, locale) })}
        </HintBar>
      ) : null}
      {desk.rejection ? (
        <HintBar tone="warn">
          {fill(words.rejectionHint, { name: desk.rejection.proposedBy, reason: desk.rejection.reason })}
        </HintBar>
      ) : null}
      {desk.flags.map((flag) => (
        <HintBar key={flag.code} tone="warn">
          <Unbroken text={flag.text[locale]} />
        </HintBar>
      ))}
      {desk.possibleDoubles.length > 0 ? (
        <HintBar>
          <b>{words.doubles}</b>{" "}
          {desk.possibleDoubles.map((other, at) => (
            <span key={other.id}>
              {at > 0 ? ", " : null}
              <a href={deskHref(other.id, {})}>{other.number}</a> ({other.label[locale]})
            </span>
          ))}
        </HintBar>
      ) : null}
    </>
  );
}

function useRow() {
  const { t, locale } = useTexts();
  return (row: DeskRowView) => {
    const value = row.value[locale];
    const hint = row.hints.map((text) => text[locale]).join("; ");
    return {
      term: row.label[locale],
      value: /^\d{16}$/.test(value) ? groupDigits16(value) : <Unbroken text={value} />,
      check: hint
        ? { tone: "warn" as const, label: hint }
        : row.isFine
          ? { tone: "ok" as const, label: t.officer.desk.numberFine }
          : undefined,
    };
  };
}

/** Middle pane: head, hints, results, answers and history of the case. */
export function DeskCase(props: {
  desk: DeskView;
  fault: DeskFault | undefined;
  /** Id of the conversation that is linked to the case; null for none. */
  conversation: string | null;
}) {
  const { desk, fault, conversation } = props;
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const row = useRow();
  const look = desk.holds.length > 0 ? HELD_LOOK : caseLook(desk.state);
  return (
    <>
      <CaseHeader
        title={desk.service.name[locale]}
        state={{ ...look, label: desk.label[locale] }}
        facts={useFacts(desk)}
      />
      <p className="sm">
        <a href="#riwayat">{t.officer.desk.history}</a>
        {conversation ? (
          <>
            {" · "}
            <a href={`/petugas/percakapan/${conversation}`}>{t.inbox.link.fromDesk}</a>
          </>
        ) : null}
      </p>
      {fault ? <FaultHint desk={desk} fault={fault} /> : null}
      <Hints desk={desk} />
      <DeskOutputs desk={desk} />
      <DeskPromise promise={desk.promise} />
      {desk.sections.map((section) => (
        <CaseSection key={section.title.id} title={section.title[locale]} rows={section.rows.map(row)} />
      ))}
      <div id="riwayat">
        <HistoryList
          title={t.officer.desk.history}
          entries={desk.history.map((entry, at) => ({
            id: `${entry.at}-${at}`,
            time: { text: formatShortDateTime(entry.at, timeZone, locale), dateTime: entry.at },
            text: entry.text[locale],
            note: entry.by ? fill(t.officer.desk.historyBy, { name: entry.by }) : undefined,
          }))}
        />
      </div>
    </>
  );
}
