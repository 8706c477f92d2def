import { type ReactElement, type ReactNode, useId } from "react";
import { Icon, type IconName } from "./icons.tsx";
import type { Tone } from "./state-chip.tsx";

const NOTICE_ICON = { warn: "alert", bad: "alert", info: "info", ok: "circle-check" } as const;

/** A mode in force (warn), our own fault (bad), information or a success, with its title and reason. */
export function Notice(props: {
  tone: Exclude<Tone, "idle">;
  title: ReactNode;
  icon?: IconName;
  children?: ReactNode;
}): ReactElement {
  return (
    <div className={`notice notice-${props.tone}`}>
      <h2>
        <Icon name={props.icon ?? NOTICE_ICON[props.tone]} />
        <span>{props.title}</span>
      </h2>
      {props.children}
    </div>
  );
}

/** What the citizen must do now. Give the one main button as a child. */
export function Todo({ title, children }: { title: ReactNode; children: ReactNode }): ReactElement {
  const id = useId();
  return (
    <section className="todo" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** One paper to send again: picture, name, the officer's reason word for word, and who wrote it when. */
export function TodoItem(props: {
  picture?: { src: string; alt: string };
  name: ReactNode;
  reason: ReactNode;
  by?: ReactNode;
}): ReactElement {
  return (
    <div className="todo-item">
      <div className="thumb">
        {props.picture ? <img src={props.picture.src} alt={props.picture.alt} loading="lazy" /> : <Icon name="file" />}
      </div>
      <div>
        <b>{props.name}</b>
        <p className="quote">{props.reason}</p>
        {props.by ? <p className="meta">{props.by}</p> : null}
      </div>
    </div>
  );
}

/** The open door on a closed page; stands above the explanation of the closure. */
export function Alternative({ title, children }: { title: ReactNode; children: ReactNode }): ReactElement {
  const id = useId();
  return (
    <section className="alt" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** Nothing here, or nothing found: says so in a sentence and offers the next step as children. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }): ReactElement {
  return (
    <div className="none">
      <b>{title}</b>
      {children}
    </div>
  );
}

/** Place of a list that takes longer than a second; `label` is what a screen reader says. No moving shine. */
export function Loading({ label, rows = 2 }: { label: string; rows?: number }): ReactElement {
  return (
    <>
      <p className="vh" role="status">
        {label}
      </p>
      <ul className="skel" aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
          <li key={key}>
            <i />
            <i />
          </li>
        ))}
      </ul>
    </>
  );
}
