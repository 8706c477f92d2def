import { MOST_COUNTED } from "@gerai/contracts/conversations";
import type { Permission, StaffMeView } from "@gerai/contracts/identity";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { StaffShell, type StaffTab } from "@gerai/ui/staff-shell";
import type { ReactNode } from "react";
import { useLocation } from "react-router";
import { useOffice, useRootData, useTexts } from "../../office.ts";
import { initialsOf } from "./initials.ts";
import { KeysHelp } from "./keys-help.tsx";

type TabName =
  | "queue"
  | "inbox"
  | "notices"
  | "readiness"
  | "services"
  | "people"
  | "channels"
  | "messages"
  | "broadcasts"
  | "trail"
  | "office"
  | "national";

const TABS: readonly [TabName, string, Permission][] = [
  ["queue", "/petugas", "applications:read"],
  ["inbox", "/petugas/percakapan", "conversations:answer"],
  ["notices", "/petugas/kabar", "notifications:handle"],
  ["office", "/admin", "office:manage"],
  ["readiness", "/admin/kesiapan", "office:manage"],
  ["services", "/admin/layanan", "office:manage"],
  ["people", "/admin/petugas", "staff:manage"],
  ["channels", "/admin/kanal", "channels:manage"],
  ["messages", "/admin/pesan", "notifications:manage"],
  ["broadcasts", "/admin/siaran", "broadcasts:read"],
  ["trail", "/admin/jejak", "audit:read"],
  ["national", "/kementerian", "reports:national"],
];

/** Whom broadcasts go to stands beside them, under the same tab. */
const CONTACTS = /^\/admin\/kontak-wilayah(?=\/|$)/;
/** Alarms are mostly about numbers and stand beside them. */
const ALARMS = /^\/admin\/gangguan(?=\/|$)/;

/** A tab whose room holds the page, unless another tab's room within that one does. */
function isCurrent(href: string, pathname: string): boolean {
  const path = pathname.replace(CONTACTS, "/admin/siaran").replace(ALARMS, "/admin/kanal");
  const isIn = (room: string) => path === room || path.startsWith(`${room}/`);
  return isIn(href) && !TABS.some(([, other]) => other.startsWith(`${href}/`) && isIn(other));
}

/** Name, position, roles, other language, sessions and the way out. */
function UserMenu({ me, sessions }: { me: StaffMeView; sessions: number }) {
  const { t } = useTexts();
  const root = useRootData();
  const words = t.officer;
  return (
    <>
      <p>
        <b>{me.name}</b>
        <br />
        <span className="sm">{me.position}</span>
      </p>
      <p className="sm">
        {words.me.roles}: {me.roles.map((role) => words.roles[role]).join(", ")}
      </p>
      <a href="/petugas/akun">{words.account.title}</a>
      {root ? <a href={root.otherLanguageHref}>{words.me.otherLanguage}</a> : null}
      {sessions > 1 ? (
        <form method="post" action="/petugas/sesi">
          <p className="sm">{fill(words.me.sessions, { count: sessions })}</p>
          <Button look="second">{words.me.endOthers}</Button>
        </form>
      ) : null}
      <form method="post" action="/petugas/keluar">
        <Button look="second">{words.me.signOut}</Button>
      </form>
    </>
  );
}

/** Top bar with the rooms this person may enter, search and the person's own menu; the same on each staff page. */
export function StaffFrame(props: {
  me: StaffMeView;
  sessions: number;
  /** Conversations that wait for an officer, counted to `MOST_COUNTED`; none unless told. */
  waiting?: number;
  children: ReactNode;
}) {
  const { me, sessions, waiting = 0, children } = props;
  const { t } = useTexts();
  const office = useOffice();
  const { pathname } = useLocation();
  const words = t.officer;
  const shown = waiting < MOST_COUNTED ? String(waiting) : `${MOST_COUNTED - 1}+`;
  const count = waiting > 0 ? { shown, meaning: t.inbox.navWaiting } : undefined;
  const allowed = TABS.filter(([, , permission]) => me.permissions.includes(permission));
  const tabs: StaffTab[] = allowed.map(([name, href]) => ({
    href,
    label: words.nav[name],
    current: isCurrent(href, pathname),
    count: name === "inbox" ? count : undefined,
  }));
  const canSearch = me.permissions.includes("applications:read");
  return (
    <>
      <StaffShell
        office={office.shortName}
        homeHref={allowed[0]?.[1] ?? "/petugas"}
        tabs={tabs}
        search={canSearch ? { action: "/petugas/cari", name: "cari", label: words.search } : undefined}
        user={{ name: me.name, initials: initialsOf(me.name) }}
        userMenu={<UserMenu me={me} sessions={sessions} />}
        labels={{ skip: t.frame.skip, mainNav: t.frame.mainNav }}
      >
        {children}
      </StaffShell>
      <KeysHelp />
    </>
  );
}
