import type { ReactElement, ReactNode } from "react";
import { Icon, StallShield } from "./icons.tsx";
import type { LinkItem } from "./link.tsx";
import { MAIN_ID } from "./masthead.tsx";

/** A tab of the top bar; `count` is work that waits behind it, as it is shown and as it is read out. */
export interface StaffTab extends LinkItem {
  count?: { shown: string; meaning: string };
}

/** Frame of every staff, admin and ministry page. `<body className="staff">` is the page's own. */
export function StaffShell(props: {
  office: string;
  homeHref: string;
  logo?: string;
  tabs: StaffTab[];
  /** Search by POST: names are looked for, which no address may hold. The key `/` focuses it when a script reads `data-key`. */
  search?: { action: string; name: string; label: string };
  user: { name: string; initials: string };
  /** What opens under the user's name: roles, language, sign out (a form). */
  userMenu?: ReactNode;
  labels: { skip: string; mainNav: string };
  children: ReactNode;
}): ReactElement {
  const { search } = props;
  return (
    <>
      <a className="skip" href={`#${MAIN_ID}`}>
        {props.labels.skip}
      </a>
      <header className="top">
        <a className="who" href={props.homeHref}>
          {props.logo ? <img src={props.logo} alt="" width="22" height="24" /> : <StallShield />}
          <span>{props.office}</span>
        </a>
        <nav className="tabs" aria-label={props.labels.mainNav}>
          {props.tabs.map((tab) => (
            <a key={tab.href} href={tab.href} aria-current={tab.current ? "page" : undefined}>
              {tab.label}
              {tab.count ? (
                <span className="n">
                  {tab.count.shown}
                  <span className="vh"> {tab.count.meaning}</span>
                </span>
              ) : null}
            </a>
          ))}
        </nav>
        {search ? (
          <search className="find">
            <form action={search.action} method="post">
              <Icon name="search" />
              <input
                className="control"
                type="search"
                name={search.name}
                required
                aria-label={search.label}
                placeholder={search.label}
                data-key="/"
              />
              <kbd>/</kbd>
            </form>
          </search>
        ) : null}
        <details className="me">
          <summary>
            <span className="initials" aria-hidden="true">
              {props.user.initials}
            </span>
            <b>{props.user.name}</b>
          </summary>
          <div className="me-menu">{props.userMenu}</div>
        </details>
      </header>
      {props.children}
    </>
  );
}

/** `<main>` of a staff page that is not the desk: title, when it was true, state on the right. */
export function WorkPage(props: {
  title: ReactNode;
  asOf?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}): ReactElement {
  return (
    <main id={MAIN_ID} className="work">
      <div className="work-head">
        <div>
          <h1>{props.title}</h1>
          {props.asOf ? <p className="sm">{props.asOf}</p> : null}
        </div>
        {props.aside}
      </div>
      {props.children}
    </main>
  );
}

/** Twelve columns for cards on wide screens; see Card `span`. */
export function CardGrid({ children }: { children: ReactNode }): ReactElement {
  return <div className="grid12">{children}</div>;
}

/** A titled box of a staff page; `span` of 12 columns. */
export function Card(props: {
  title?: ReactNode;
  note?: ReactNode;
  span?: 3 | 4 | 5 | 6 | 7 | 8 | 12;
  children: ReactNode;
}): ReactElement {
  return (
    <section className={props.span ? `card c${props.span}` : "card"}>
      {props.title ? (
        <div className="card-head">
          <h2>{props.title}</h2>
          {props.note ? <span className="sm">{props.note}</span> : null}
        </div>
      ) : null}
      {props.children}
    </section>
  );
}
