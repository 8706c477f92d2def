import { Button } from "@gerai/ui/button";
import { StaffShell, type StaffTab } from "@gerai/ui/staff-shell";
import { Outlet, redirect } from "react-router";
import { useOffice, useTexts } from "../office.ts";
import type { PageHandle } from "../page-handle.ts";
import type { Route } from "./+types/layout.ts";
import { LanguageLink } from "./parts/language-link.tsx";
import { getMe, homeOf } from "./staff-api.server.ts";

export const handle: PageHandle = { plain: true, staff: true };

/** Who works here; a person without any case to read is led to the pages of their own role. */
export async function loader(args: Route.LoaderArgs) {
  const me = await getMe(args);
  if (!me.permissions.includes("applications:read")) throw redirect(homeOf(me.permissions));
  return me;
}

/** First letters of the first two words of a name. */
function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
}

export default function OfficerLayout({ loaderData: me }: Route.ComponentProps) {
  const { t } = useTexts();
  const office = useOffice();
  const words = t.officer;
  const tabs: StaffTab[] = [{ href: "/petugas", label: words.nav.queue, current: true }];
  if (me.permissions.includes("staff:manage")) tabs.push({ href: "/admin", label: words.nav.people });
  else if (me.permissions.includes("audit:read")) tabs.push({ href: "/admin/audit", label: words.nav.trail });
  return (
    <StaffShell
      office={office.shortName}
      homeHref="/petugas"
      tabs={tabs}
      user={{ name: me.name, initials: initialsOf(me.name) }}
      userMenu={
        <>
          <p>
            <b>{me.name}</b>
          </p>
          <p className="sm">{me.position}</p>
          <p className="sm">
            {words.me.roles}: {me.roles.map((role) => words.roles[role]).join(", ")}
          </p>
          <LanguageLink />
          <form method="post" action="/petugas/keluar">
            <Button look="second">{words.me.signOut}</Button>
          </form>
        </>
      }
      labels={{ skip: t.frame.skip, mainNav: t.frame.mainNav }}
    >
      <Outlet />
    </StaffShell>
  );
}
