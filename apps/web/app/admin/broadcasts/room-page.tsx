import { HintBar } from "@gerai/ui/case-section";
import { WorkPage } from "@gerai/ui/staff-shell";
import type { ReactNode } from "react";
import { useLocation, useRouteLoaderData } from "react-router";
import { useTexts } from "../../office.ts";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";

/** Broadcasts and, to those who compose them, contacts. */
function RoomNav() {
  const { nav } = useTexts().t.broadcasts;
  const { pathname } = useLocation();
  const frame = useRouteLoaderData<{ me: { permissions: readonly string[] } }>("admin");
  const links: [string, string][] = [
    ["/admin/siaran", nav.broadcasts],
    ...(frame?.me.permissions.includes("broadcasts:compose")
      ? ([
          ["/admin/kontak-wilayah", nav.contacts],
          ["/admin/kontak-wilayah/impor", nav.import],
        ] as [string, string][])
      : []),
  ];
  const isHere = (href: string) => pathname === href || pathname.startsWith(`${href}/`);
  const current = links.filter(([href]) => isHere(href)).at(-1)?.[0];
  return (
    <nav className="views parts-nav" aria-label={nav.label}>
      {links.map(([href, label]) => (
        <a key={href} href={href} aria-current={href === current ? "page" : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}

/** A page of contacts or broadcasts: title, its neighbours, what was just done or refused, then the page itself. */
export function RoomPage(props: {
  title: string;
  lead?: ReactNode;
  aside?: ReactNode;
  /** What a step came to. */
  done?: string | undefined;
  /** Why it was refused; the title then says so first. */
  problem?: ReactNode;
  isFaulty?: boolean;
  children: ReactNode;
}) {
  const { t } = useTexts();
  const isFaulty = Boolean(props.isFaulty || props.problem);
  return (
    <WorkPage title={props.title} asOf={props.lead} aside={props.aside}>
      <StaffTitle text={isFaulty ? `${t.form.errorWord}: ${props.title}` : props.title} />
      <RoomNav />
      {props.problem ? (
        <div role="alert">
          <HintBar tone="bad">{props.problem}</HintBar>
        </div>
      ) : props.done ? (
        <div role="status">
          <HintBar>{props.done}</HintBar>
        </div>
      ) : null}
      <div className="admin-page">{props.children}</div>
    </WorkPage>
  );
}
