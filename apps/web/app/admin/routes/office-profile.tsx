import type { SiteView } from "@gerai/contracts/tenancy";
import { DataTable } from "@gerai/ui/data-table";
import { zoneLabel } from "@gerai/ui/format";
import { Card, CardGrid, WorkPage } from "@gerai/ui/staff-shell";
import { useOffice, useTexts } from "../../office.ts";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { staffContext } from "../../officer/staff-session.server.ts";
import type { Route } from "./+types/office-profile.ts";

export function loader({ request, context }: Route.LoaderArgs) {
  const { permissions } = context.get(staffContext);
  if (!permissions.includes("office:manage")) throw new Response(null, { status: 403 });
  return { host: new URL(request.url).host };
}

/** What the office is, as everyone may know it; read-only. */
export default function OfficeProfile({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const office = useOffice();
  const words = t.admin.office;
  const abilities: Readonly<Record<string, string>> = words.abilities;
  return (
    <WorkPage title={words.title} asOf={words.lead}>
      <StaffTitle text={words.title} />
      <CardGrid>
        <Card span={5} title={office.shortName}>
          <dl className="kv">
            {[
              [words.fullName, office.fullName],
              [words.shortName, office.shortName],
              [words.region, office.regionCode ?? "-"],
              [words.province, office.provinceName],
              [words.timeZone, `${zoneLabel(office.timeZone)} (${office.timeZone})`],
              [words.host, loaderData.host],
            ].map(([term, value]) => [<dt key={`${term}-t`}>{term}</dt>, <dd key={`${term}-d`}>{value}</dd>])}
            <dt>{words.accent}</dt>
            <dd>
              <span>
                <span className="swatch" />
                {office.accent}
              </span>
            </dd>
          </dl>
        </Card>
        <Card span={7} title={words.sites}>
          <DataTable<SiteView>
            caption={words.sites}
            hideCaption
            rows={office.sites}
            rowKey={(site) => site.id}
            empty={words.noSites}
            columns={[
              { id: "name", head: words.site, cell: (site) => site.name },
              { id: "code", head: words.code, cell: (site) => site.code },
              { id: "address", head: words.address, cell: (site) => site.address },
              {
                id: "abilities",
                head: words.capabilities,
                cell: (site) => site.capabilities.map((one) => abilities[one] ?? one).join(", "),
              },
            ]}
          />
        </Card>
      </CardGrid>
    </WorkPage>
  );
}
