import type { PlatformOfficeView } from "@gerai/contracts/identity";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { DataTable } from "@gerai/ui/data-table";
import { Card, StaffShell, WorkPage } from "@gerai/ui/staff-shell";
import { callApi } from "../../api.server.ts";
import { useRootData, useTexts } from "../../office.ts";
import { initialsOf } from "../../officer/parts/initials.ts";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { needOperator, operatorContext, requireOperator } from "../console-session.server.ts";
import type { Route } from "./+types/offices.ts";

export const middleware: Route.MiddlewareFunction[] = [requireOperator];

export async function loader(args: Route.LoaderArgs) {
  const offices = needOperator(await callApi<PlatformOfficeView[]>(args, "GET", "/platform/offices"));
  const { port } = new URL(args.request.url);
  return { me: args.context.get(operatorContext), offices, port: port ? `:${port}` : "" };
}

function OperatorMenu() {
  const { t } = useTexts();
  const root = useRootData();
  return (
    <>
      {root ? <a href={root.otherLanguageHref}>{t.officer.me.otherLanguage}</a> : null}
      <form method="post" action="/konsol/keluar">
        <Button look="second">{t.officer.me.signOut}</Button>
      </form>
    </>
  );
}

/** Every office on the platform: that it exists and where; nothing of its cases. */
export default function Offices({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const words = t.admin.console;
  const { me, offices, port } = loaderData;
  return (
    <StaffShell
      office={words.name}
      homeHref="/konsol"
      tabs={[{ href: "/konsol", label: words.offices, current: true }]}
      user={{ name: me.username, initials: initialsOf(me.username) }}
      userMenu={<OperatorMenu />}
      labels={{ skip: t.frame.skip, mainNav: t.frame.mainNav }}
    >
      <WorkPage title={words.offices} asOf={fill(words.lead, { count: offices.length })}>
        <StaffTitle text={words.offices} />
        <Card>
          <DataTable<PlatformOfficeView>
            caption={words.offices}
            hideCaption
            rows={offices}
            rowKey={(office) => office.slug}
            empty={words.empty}
            columns={[
              { id: "name", head: words.office, cell: (office) => office.shortName },
              { id: "kind", head: words.kind, cell: (office) => words.kinds[office.kind] },
              { id: "region", head: words.region, cell: (office) => office.regionCode ?? "-" },
              {
                id: "host",
                head: words.host,
                cell: (office) => <a href={`//${office.host}${port}/`}>{office.host}</a>,
              },
            ]}
          />
        </Card>
      </WorkPage>
    </StaffShell>
  );
}
