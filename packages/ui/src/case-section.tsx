import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./icons.tsx";
import { StateChip, type Tone } from "./state-chip.tsx";

/** Head of the case pane: service, state, and facts (number, when and how it came, who holds it). */
export function CaseHeader(props: {
  title: ReactNode;
  state: { tone: Tone; label: string; icon?: IconName };
  facts: { text: string; icon?: IconName; strong?: boolean }[];
}): ReactElement {
  return (
    <>
      <div className="case-title">
        <h1>{props.title}</h1>
        <StateChip tone={props.state.tone} icon={props.state.icon}>
          {props.state.label}
        </StateChip>
      </div>
      <ul className="case-meta">
        {props.facts.map((fact) => (
          <li key={fact.text}>
            {fact.icon ? <Icon name={fact.icon} /> : null}
            {fact.strong ? <b>{fact.text}</b> : fact.text}
          </li>
        ))}
      </ul>
    </>
  );
}

const HINT_ICON = { info: "info", warn: "alert", bad: "alert" } as const;

/** A line the officer must see before the answers: a possible double, a colleague on the same case. */
export function HintBar({
  tone = "info",
  children,
}: {
  tone?: "info" | "warn" | "bad";
  children: ReactNode;
}): ReactElement {
  return (
    <div className={tone === "info" ? "hintbar" : `hintbar hintbar-${tone}`} role="note">
      <Icon name={HINT_ICON[tone]} />
      <span>{children}</span>
    </div>
  );
}

/** One answer and what the system found about it. */
export interface CaseRow {
  term: string;
  value: ReactNode;
  check?: { tone: "ok" | "warn" | "bad"; label: string };
}

const CHECK_ICON = { ok: "check", warn: "info", bad: "alert" } as const;

/** A part of the answers, each with its check hint. */
export function CaseSection({
  title,
  note,
  rows,
}: {
  title: ReactNode;
  note?: ReactNode;
  rows: CaseRow[];
}): ReactElement {
  return (
    <section>
      <div className="part-head">
        <h2>{title}</h2>
        {note ? <span className="sm">{note}</span> : null}
      </div>
      <dl className="kv">
        {rows.flatMap((row) => [
          <dt key={`${row.term}-t`}>{row.term}</dt>,
          <dd key={`${row.term}-d`}>
            <span>{row.value}</span>
            {row.check ? (
              <span className={`check check-${row.check.tone}`}>
                <Icon name={CHECK_ICON[row.check.tone]} />
                {row.check.label}
              </span>
            ) : null}
          </dd>,
        ])}
      </dl>
    </section>
  );
}

/** What happened to a case, newest first as given. */
export interface HistoryEntry {
  id: string;
  time: { text: string; dateTime?: string };
  text: ReactNode;
  /** Who did it, which message went out. */
  note?: ReactNode;
}

/** History of a case with its title. */
export function HistoryList({ title, entries }: { title: ReactNode; entries: HistoryEntry[] }): ReactElement {
  return (
    <section>
      <div className="part-head">
        <h2>{title}</h2>
      </div>
      <ol className="history">
        {entries.map((entry) => (
          <li key={entry.id}>
            <time dateTime={entry.time.dateTime}>{entry.time.text}</time>
            <span>{entry.text}</span>
            {entry.note ? <small>{entry.note}</small> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
