import type { DraftItemView } from "@gerai/contracts/tenancy";
import { fill } from "@gerai/language";
import { ButtonLink } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { formatShortDateTime } from "@gerai/ui/format";
import { WorkPage } from "@gerai/ui/staff-shell";
import { StateChip } from "@gerai/ui/state-chip";
import type { ReactNode } from "react";
import { useLocation, useRouteLoaderData } from "react-router";
import { useOffice, useTexts } from "../../office.ts";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { itemAddress, PAGE_KINDS } from "../item-kinds.ts";

/** What every page of the configuration says about the draft. */
export interface DraftSummary {
  readonly version: number;
  readonly changes: number;
  readonly last: Pick<NonNullable<DraftItemView["change"]>, "by" | "byName" | "at"> | null;
}

/** Id of the layout that reads the draft for its pages. */
export const SETTINGS_LAYOUT = "settings";

function useDraft(): DraftSummary | undefined {
  return useRouteLoaderData<{ draft: DraftSummary }>(SETTINGS_LAYOUT)?.draft;
}

/** Name of who did something: a colleague, the system, or somebody who is gone. */
export function useWho() {
  const words = useTexts().t.settings.draft;
  return ({ by, byName }: { readonly by: string | null; readonly byName: string | null }) =>
    byName ?? (by === null ? words.system : words.gone);
}

/** Links to the parts of the configuration. */
function PartsNav() {
  const { nav } = useTexts().t.settings;
  const { pathname } = useLocation();
  const links: [string, string][] = [
    ["/admin", nav.overview],
    ...PAGE_KINDS.map((kind): [string, string] => [itemAddress(kind), nav[kind]]),
    ["/admin/garis-waktu", nav.timeline],
    ["/admin/pratinjau", nav.preview],
    ["/admin/riwayat", nav.history],
  ];
  const isHere = (href: string) =>
    href === "/admin" ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);
  return (
    <nav className="views parts-nav" aria-label={nav.label}>
      {links.map(([href, label]) => (
        <a key={href} href={href} aria-current={isHere(href) ? "page" : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}

/** Whether something waits to be published, by whom, and what can be done with it. */
function DraftBar() {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const who = useWho();
  const draft = useDraft();
  const { pathname } = useLocation();
  const words = t.settings.draft;
  if (!draft) return null;
  if (draft.changes === 0) {
    return <p className="sm draft-bar">{fill(words.none, { version: draft.version })}</p>;
  }
  const { last } = draft;
  return (
    <section className="draft-bar draft-bar-full" aria-label={words.preview}>
      <StateChip tone="warn" icon="pencil">
        {fill(words.some, { count: draft.changes })}
      </StateChip>
      {last ? (
        <span className="sm">
          {fill(words.last, { name: who(last), time: formatShortDateTime(last.at, timeZone, locale) })}
        </span>
      ) : null}
      <span className="row-acts">
        <ButtonLink href="/admin/pratinjau" look="second" icon="eye">
          {words.preview}
        </ButtonLink>
        {pathname === "/admin/terbitkan" ? null : <ButtonLink href="/admin/terbitkan">{words.publish}</ButtonLink>}
        <ButtonLink href="/admin/buang" look="danger">
          {words.discard}
        </ButtonLink>
      </span>
    </section>
  );
}

/** What the step before came to, told once. */
function Done() {
  const { settings, broadcasts } = useTexts().t;
  const words = settings.draft;
  const search = new URLSearchParams(useLocation().search);
  const count = { count: Number(search.get("n")) || 0, version: Number(search.get("n")) || 0 };
  const told: Readonly<Record<string, string>> = {
    tersimpan: words.saved,
    sama: words.same,
    dihapus: words.removed,
    batal: words.undone,
    impor: fill(words.imported, count),
    kembali: words.reverted,
    terbit: fill(words.published, count),
    dibuang: words.discarded,
  };
  const result = search.get("hasil") ?? "";
  const text = told[result];
  if (!text) return null;
  return (
    <div role="status">
      <HintBar>
        {text}
        {result === "terbit" ? (
          <>
            {" "}
            <a href={`/admin/siaran/baru?versi=${count.version}`}>{broadcasts.publish.tell}</a>
            {". "}
            {broadcasts.publish.lead}
          </>
        ) : null}
      </HintBar>
    </div>
  );
}

/** A page of the configuration: its parts, the draft, what was just done, then the page itself. */
export function AdminPage(props: {
  title: string;
  lead?: ReactNode;
  aside?: ReactNode;
  /** True while the form came back with faults: the title says so first. */
  isFaulty?: boolean;
  children: ReactNode;
}) {
  const { t } = useTexts();
  return (
    <WorkPage title={props.title} asOf={props.lead} aside={props.aside}>
      <StaffTitle text={props.isFaulty ? `${t.form.errorWord}: ${props.title}` : props.title} />
      <PartsNav />
      <DraftBar />
      {props.isFaulty ? null : <Done />}
      <div className="admin-page">{props.children}</div>
    </WorkPage>
  );
}
