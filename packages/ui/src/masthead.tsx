import type { ReactElement, ReactNode } from "react";
import { Icon, StallShield } from "./icons.tsx";
import type { LinkItem } from "./link.tsx";

/** Id of the `<main>` of every page; the skip link leads there. */
export const MAIN_ID = "isi";

/** A language the page can be read in. */
export interface LanguageLink {
  /** BCP 47 code, `id` or `en`. */
  code: string;
  /** Shown word, `ID` or `EN`. */
  label: string;
  /** The same page in that language. */
  href: string;
  current?: boolean;
}

/** Words of the masthead. */
export interface MastheadLabels {
  skip: string;
  menu: string;
  mainNav: string;
  language: string;
}

/** What the masthead shows. */
export interface MastheadProps {
  /** Whose site this is ("Situs resmi Pemerintah Kota Bontang"); wide screens print `officialLong` instead. */
  official: string;
  officialLong?: string;
  /** How to make sure that the site is real. */
  verify: LinkItem;
  /** Kind of office above its name ("Disdukcapil"). */
  department: string;
  /** Name of the office, printed in the office's serif. */
  office: string;
  homeHref: string;
  /** Address of the office's own logo; without it the stall and shield stand. */
  logo?: string;
  /** Links printed from 960 px on. */
  nav: LinkItem[];
  /** Links behind the menu button on smaller screens. */
  menu: LinkItem[];
  languages: LanguageLink[];
  labels: MastheadLabels;
}

function Links({ items }: { items: LinkItem[] }): ReactElement[] {
  return items.map((item) => (
    <a key={item.href} href={item.href} aria-current={item.current ? "page" : undefined}>
      {item.label}
    </a>
  ));
}

function LanguageSwitch({ languages, label }: { languages: LanguageLink[]; label: string }): ReactElement {
  return (
    <nav className="lang" aria-label={label}>
      {languages.map((language) =>
        language.current ? (
          <span key={language.code} aria-current="true" lang={language.code}>
            {language.label}
          </span>
        ) : (
          <a key={language.code} href={language.href} lang={language.code} hrefLang={language.code}>
            {language.label}
          </a>
        ),
      )}
    </nav>
  );
}

/** Top of each citizen page: skip link, scalloped awning, shield, office name, languages and a menu without script. */
export function Masthead(props: MastheadProps): ReactElement {
  const { labels } = props;
  return (
    <>
      <a className="skip" href={`#${MAIN_ID}`}>
        {labels.skip}
      </a>
      <aside className="mast" aria-label={props.official}>
        <div className="wrap">
          <Icon name="shield" />
          {props.officialLong ? (
            <>
              <span className="short">{props.official}</span>
              <span className="long">{props.officialLong}</span>
            </>
          ) : (
            <span>{props.official}</span>
          )}
          <a href={props.verify.href}>{props.verify.label}</a>
        </div>
      </aside>
      <header className="head">
        <div className="wrap">
          <a className="brand" href={props.homeHref}>
            {props.logo ? <img src={props.logo} alt="" width="36" height="40" /> : <StallShield />}
            <span>
              {props.department} <b>{props.office}</b>
            </span>
          </a>
          <nav className="nav" aria-label={labels.mainNav}>
            <Links items={props.nav} />
          </nav>
          <LanguageSwitch languages={props.languages} label={labels.language} />
          <details className="menu">
            <summary>{labels.menu}</summary>
            <nav aria-label={labels.menu}>
              <Links items={props.menu} />
            </nav>
          </details>
        </div>
      </header>
    </>
  );
}

/** Foot of each citizen page: `links` in a row, the office's lines (fees, hotline, name) as paragraphs. */
export function Footer({ links, children }: { links: LinkItem[]; children: ReactNode }): ReactElement {
  return (
    <footer className="foot">
      <div className="wrap">
        <ul className="flinks">
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
        </ul>
        {children}
      </div>
    </footer>
  );
}

/** Bar under the masthead while the phone has no connection; says what stays saved and when the page was true. */
export function OfflineBar({ children }: { children: ReactNode }): ReactElement {
  return (
    <div className="offline" role="status">
      <div className="wrap">
        <Icon name="no-signal" />
        <span>{children}</span>
      </div>
    </div>
  );
}
