import type { AccountView } from "@gerai/contracts/channels";
import { fill } from "@gerai/language";
import { ButtonLink } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { DataTable } from "@gerai/ui/data-table";
import { formatPhone } from "@gerai/ui/format";
import { Card, CardGrid, WorkPage } from "@gerai/ui/staff-shell";
import { useTexts } from "../../office.ts";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { AccountBalance, AccountStanding, useAccountUse } from "../channels/account-standing.tsx";
import { countAlarms, readAccounts, readServices } from "../channels/channels-api.server.ts";
import type { Route } from "./+types/channels.ts";

export async function loader(args: Route.LoaderArgs) {
  const [accounts, services, alarms] = await Promise.all([readAccounts(args), readServices(args), countAlarms(args)]);
  return { accounts, services, alarms };
}

/** Every number and account of the office: how it stands and how much of it is used. */
export default function Channels({ loaderData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const words = t.channels;
  const spent = useAccountUse();
  const { accounts, services, alarms } = loaderData;
  const names = new Map(services.map(({ code, name }) => [code, name[locale]]));
  const serves = ({ services: codes }: AccountView) =>
    codes.length === 0 ? words.wholeOffice : codes.map((code) => names.get(code) ?? code).join(", ");
  return (
    <WorkPage
      title={words.title}
      asOf={words.lead}
      aside={
        <ButtonLink href="/admin/kanal/baru" icon="plus">
          {words.add}
        </ButtonLink>
      }
    >
      <StaffTitle text={words.title} />
      <CardGrid>
        <div className="c12">
          {alarms > 0 ? (
            <HintBar tone="warn">
              {fill(t.alarms.notice, { count: alarms })} <a href="/admin/gangguan">{t.alarms.toPage}</a>
            </HintBar>
          ) : (
            <p className="sm">
              <a href="/admin/gangguan">{t.alarms.toPage}</a>
            </p>
          )}
        </div>
        <Card span={12}>
          <DataTable<AccountView>
            caption={words.title}
            hideCaption
            rows={accounts}
            rowKey={({ id }) => id}
            empty={words.empty}
            columns={[
              { id: "name", head: words.name, cell: ({ id, label }) => <a href={`/admin/kanal/${id}`}>{label}</a> },
              { id: "kind", head: words.kind, cell: ({ dialect }) => words.dialects[dialect] },
              {
                id: "number",
                head: words.number,
                cell: ({ publicNumber }) => (publicNumber.startsWith("+62") ? formatPhone(publicNumber) : publicNumber),
              },
              { id: "serves", head: words.serves, cell: serves },
              { id: "state", head: words.state, cell: (row) => <AccountStanding account={row} /> },
              { id: "today", head: words.today, cell: (row) => spent(row).today },
              { id: "month", head: words.month, cell: (row) => spent(row).month },
              { id: "balance", head: words.balance, cell: (row) => <AccountBalance account={row} /> },
              {
                id: "share",
                head: words.share,
                cell: ({ channel, share }) => (channel === "sms" ? fill(words.percent, { share }) : words.none),
              },
            ]}
          />
        </Card>
      </CardGrid>
    </WorkPage>
  );
}
