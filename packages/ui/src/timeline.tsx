import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./icons.tsx";

/** done; now = waits for the citizen; hold = stopped by the office or the ministry; next = still to come. */
export type TimelineState = "done" | "now" | "hold" | "next";

const DOT: Record<TimelineState, IconName> = { done: "check", now: "bang", hold: "bars", next: "dash" };

/** One step on a case's way. */
export interface TimelineEntry {
  id: string;
  state: TimelineState;
  title: ReactNode;
  time?: { text: string; dateTime?: string };
  /** Paragraphs: what happened, which message was sent and its code. */
  notes?: ReactNode;
}

/** The way of a case. `labels` names each state for screen readers ("selesai", "perlu Anda", "ditahan", "berikutnya"). */
export function Timeline(props: { entries: TimelineEntry[]; labels: Record<TimelineState, string> }): ReactElement {
  return (
    <ol className="tl">
      {props.entries.map((entry) => (
        <li
          key={entry.id}
          className={`tl-${entry.state}`}
          aria-current={entry.state === "now" || entry.state === "hold" ? "step" : undefined}
        >
          <Icon name={DOT[entry.state]} />
          <b>{entry.title}</b>
          <span className="vh"> ({props.labels[entry.state]})</span>
          {entry.time ? <time dateTime={entry.time.dateTime}>{entry.time.text}</time> : null}
          {entry.notes}
        </li>
      ))}
    </ol>
  );
}
