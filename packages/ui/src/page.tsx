import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.tsx";
import { Icon, type IconName } from "./icons.tsx";
import { MAIN_ID } from "./masthead.tsx";

/** The `<main>` of a citizen page. `narrow` keeps everything in one reading column of 38 rem. */
export function Page({ children, narrow }: { children: ReactNode; narrow?: boolean }): ReactElement {
  return (
    <main id={MAIN_ID} className="page">
      <div className="wrap">{narrow ? <div className="col">{children}</div> : children}</div>
    </main>
  );
}

/** Main column, an aside that follows it on phones and stands right on wide screens, and what comes below (`more`). */
export function PageColumns(props: { main: ReactNode; aside: ReactNode; more?: ReactNode }): ReactElement {
  return (
    <div className="cols">
      <div>{props.main}</div>
      <aside className="aside">{props.aside}</aside>
      {props.more ? <div className="more">{props.more}</div> : null}
    </div>
  );
}

/** First screen of a page. The title is a full sentence that answers; `side` (a board) stands right on wide screens. */
export function Answer(props: {
  title: ReactNode;
  /** Small line above the title: service, case number. */
  above?: ReactNode;
  /** AsOf line under the title; the home page puts it into `above`. */
  asOf?: ReactNode;
  lead?: ReactNode;
  children?: ReactNode;
  side?: ReactNode;
  /** Larger title on wide screens, for the home page. */
  home?: boolean;
}): ReactElement {
  return (
    <div className={classNames("answer", props.side !== undefined && "answer-2", props.home && "answer-home")}>
      <div>
        {props.above}
        <h1>{props.title}</h1>
        {props.asOf}
        {props.lead ? <p className="lead">{props.lead}</p> : null}
        {props.children}
      </div>
      {props.side === undefined ? null : <div className="answer-side">{props.side}</div>}
    </div>
  );
}

/** A titled section of a citizen page; `id` makes it a target of links. */
export function Section(props: {
  title: ReactNode;
  id?: string;
  hideTitle?: boolean;
  children: ReactNode;
}): ReactElement {
  return (
    <section className="sect" id={props.id}>
      <h2 className={props.hideTitle ? "vh" : undefined}>{props.title}</h2>
      {props.children}
    </section>
  );
}

/** Two equal columns on wide screens, one below the other on phones. */
export function Split({ children }: { children: ReactNode }): ReactElement {
  return <div className="split">{children}</div>;
}

/** Quiet box for a side offer; `accent` tints it with the office's colour. */
export function Panel(props: { title: ReactNode; accent?: boolean; children: ReactNode }): ReactElement {
  return (
    <div className={classNames("panel", props.accent && "panel-accent")}>
      <h2>{props.title}</h2>
      {props.children}
    </div>
  );
}

/** When the state on this page was true; stands beside every answer. `tone="ok"` marks a success ("Diterima ..."). */
export function AsOf(props: { children: ReactNode; tone?: "ok"; icon?: IconName; dateTime?: string }): ReactElement {
  return (
    <p className={classNames("asof", props.tone === "ok" && "asof-ok")}>
      <Icon name={props.icon ?? (props.tone === "ok" ? "circle-check" : "clock")} />
      {props.dateTime ? <time dateTime={props.dateTime}>{props.children}</time> : <span>{props.children}</span>}
    </p>
  );
}

/** Link to the page before, above the title. */
export function LinkBack({ href, children }: { href: string; children: ReactNode }): ReactElement {
  return (
    <a className="back" href={href}>
      <Icon name="chevron-left" />
      <span>{children}</span>
    </a>
  );
}
