import type { StaffMeView } from "@gerai/contracts/identity";
import { fill } from "@gerai/language";
import { ButtonLink } from "@gerai/ui/button";
import { ConfirmPage } from "@gerai/ui/confirm-page";
import { EmptyState } from "@gerai/ui/notice";
import { WorkPage } from "@gerai/ui/staff-shell";
import { callApi } from "../../api.server.ts";
import { useOffice, useTexts } from "../../office.ts";
import { EntryFoot } from "../../officer/parts/entry-foot.tsx";
import { StaffFrame } from "../../officer/parts/staff-frame.tsx";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import type { Route } from "./+types/front.ts";

export async function loader(args: Route.LoaderArgs) {
  const me = await callApi<StaffMeView>(args, "GET", "/staff/me");
  return { me: me.ok ? me.data : null };
}

/** The ministry's page: to anyone who this is and where citizens go; to analysts that no figures have come yet. */
export default function MinistryFront({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const office = useOffice();
  const words = t.admin.ministry;
  const { me } = loaderData;
  if (!me) {
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
  return (
    <StaffFrame me={me} sessions={1}>
      <WorkPage title={words.title} asOf={fill(words.signedIn, { name: me.name })}>
        <StaffTitle text={words.title} />
        <div className="card">
          <EmptyState title={words.none}>
            <p>{words.noneText}</p>
          </EmptyState>
        </div>
      </WorkPage>
    </StaffFrame>
  );
}
