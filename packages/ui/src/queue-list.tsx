import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./icons.tsx";
import type { LinkItem } from "./link.tsx";

/** Who holds a case: me, nobody, or a colleague. */
export type Holder = "mine" | "free" | "locked";

/** One waiting case. */
export interface QueueRowProps {
  href: string;
  applicant: string;
  service: string;
  /** When it is due, in words ("Lewat 2 jam", "Hari ini 15.30", "Besok"). */
  due: { label: string; urgency: "late" | "soon" | "later" };
  /** "saya", "bebas" or the colleague's name. */
  holder: { kind: Holder; label: string };
  /** Sent again by the citizen, or held; the word stands before the service. */
  mark?: { kind: "resubmitted" | "held"; label: string };
  current?: boolean;
}

const HOLDER_ICON: Record<Holder, IconName | null> = { mine: "user", free: null, locked: "lock" };
const DUE_ICON = { late: "alert", soon: "clock", later: null } as const;

/** Row of the queue; a script moves over `data-queue-row` with j and k. */
export function QueueRow(props: QueueRowProps): ReactElement {
  const dueIcon = DUE_ICON[props.due.urgency];
  const holderIcon = HOLDER_ICON[props.holder.kind];
  return (
    <li>
      <a
        className="queue-row"
        href={props.href}
        aria-current={props.current ? "true" : undefined}
        data-queue-row={props.holder.kind}
      >
        <b>{props.applicant}</b>
        <span className={`due due-${props.due.urgency}`}>
          {dueIcon ? <Icon name={dueIcon} /> : null}
          {props.due.label}
        </span>
        <small>
          {props.mark ? <Icon name={props.mark.kind === "held" ? "pause" : "refresh"} /> : null}
          <span>
            {props.mark ? `${props.mark.label}, ` : null}
            {props.service}
          </span>
        </small>
        <small className="holder">
          {holderIcon ? <Icon name={holderIcon} /> : null}
          {props.holder.label}
        </small>
      </a>
    </li>
  );
}

/** Left pane of the desk: title, counts, filters, QueueRow items, keys. */
export function QueueList(props: {
  title: string;
  summary?: ReactNode;
  filters: LinkItem[];
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
  keys?: { keys: string[]; label: string }[];
  children?: ReactNode;
}): ReactElement {
  return (
    <section className="queue" aria-label={props.title}>
      <div className="queue-head">
        <div className="vrow">
          <h1>{props.title}</h1>
          {props.summary ? <span className="sm">{props.summary}</span> : null}
        </div>
        <nav className="seg" aria-label={props.title}>
          {props.filters.map((filter) => (
            <a key={filter.href} href={filter.href} aria-current={filter.current ? "true" : undefined}>
              {filter.label}
            </a>
          ))}
        </nav>
      </div>
      {props.children ? <ul className="queue-list">{props.children}</ul> : <p className="keys">{props.empty}</p>}
      {props.keys ? (
        <div className="keys">
          {props.keys.map((entry) => (
            <span key={entry.label}>
              {entry.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}{" "}
              {entry.label}
            </span>
          ))}
        </div>
      ) : null}
    </section>
  );
}
