import type { StaffMeView } from "@gerai/contracts/identity";
import type { OverviewView } from "@gerai/contracts/reports";
import { ButtonLink } from "@gerai/ui/button";
import { ConfirmPage } from "@gerai/ui/confirm-page";
import { EmptyState } from "@gerai/ui/notice";
import { WorkPage } from "@gerai/ui/staff-shell";
import { callApi } from "../../api.server.ts";
import { useOffice, useTexts } from "../../office.ts";
import { EntryFoot } from "../../officer/parts/entry-foot.tsx";
import { StaffFrame } from "../../officer/parts/staff-frame.tsx";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { needStaff } from "../../officer/staff-session.server.ts";
import ministrySheet from "../ministry.css?url";
import { overviewApiPath, readOverviewQuery } from "../ministry-address.ts";
import { OverviewPage } from "../parts/overview-page.tsx";
import type { Route } from "./+types/front.ts";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: ministrySheet }];

export async function loader(args: Route.LoaderArgs) {
  const query = readOverviewQuery(new URL(args.request.url).searchParams);
  const me = await callApi<StaffMeView>(args, "GET", "/staff/me");
  if (!me.ok) return { me: null, view: null, measure: query.measure };
  const mayRead = me.data.permissions.includes("reports:national");
  const view = mayRead ? needStaff(args, await callApi<OverviewView>(args, "GET", overviewApiPath(query))) : null;
  return { me: me.data, view, measure: query.measure };
}

/** What anyone sees: who this is, and where citizens go. */
function Front() {
  const { t } = useTexts();
  const office = useOffice();
  const words = t.admin.ministry;
  return (
    <ConfirmPage title={words.frontTitle} lead={office.fullName}>
      <StaffTitle text={words.title} />
      <p>{words.lead}</p>
      <p>{words.citizens}</p>
      <p>{words.signInNote}</p>
      <div className="row-acts">
        <ButtonLink href="/petugas/masuk?lanjut=/kementerian">{words.signIn}</ButtonLink>
      </div>
      <p className="sm">
        <EntryFoot help="" />
      </p>
    </ConfirmPage>
  );
}

/** The ministry's page: to anyone who this is and where citizens go; to analysts the overview. */
export default function MinistryFront({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { me, view, measure } = loaderData;
  if (!me) return <Front />;
  return (
    <StaffFrame me={me} sessions={1}>
      {view ? (
        <OverviewPage view={view} measure={measure} />
      ) : (
        <WorkPage title={t.admin.ministry.title}>
          <StaffTitle text={t.admin.ministry.title} />
          <div className="card">
            <EmptyState title={t.ministry.noRightTitle}>
              <p>{t.ministry.noRight}</p>
            </EmptyState>
          </div>
        </WorkPage>
      )}
    </StaffFrame>
  );
}
