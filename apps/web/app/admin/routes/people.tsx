import type { StaffRowView } from "@gerai/contracts/identity";
import { fill } from "@gerai/language";
import { DataTable } from "@gerai/ui/data-table";
import { Card, WorkPage } from "@gerai/ui/staff-shell";
import { StateChip } from "@gerai/ui/state-chip";
import { callApi } from "../../api.server.ts";
import { useTexts } from "../../office.ts";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { needStaff } from "../../officer/staff-session.server.ts";
import type { Route } from "./+types/people.ts";

export async function loader(args: Route.LoaderArgs) {
  return { people: needStaff(args, await callApi<StaffRowView[]>(args, "GET", "/admin/staff")) };
}

export default function People({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const words = t.admin.people;
  return (
    <WorkPage title={words.title} asOf={fill(words.lead, { count: loaderData.people.length })}>
      <StaffTitle text={words.title} />
      <Card>
        <DataTable<StaffRowView>
          caption={words.title}
          hideCaption
          rows={loaderData.people}
          rowKey={(row) => row.id}
          empty={words.empty}
          columns={[
            { id: "name", head: words.name, cell: (row) => row.name },
            { id: "username", head: words.username, cell: (row) => row.username },
            { id: "position", head: words.position, cell: (row) => row.position },
            {
              id: "roles",
              head: words.roles,
              cell: (row) => row.roles.map((role) => t.officer.roles[role]).join(", "),
            },
            {
              id: "state",
              head: words.state,
              cell: (row) => (
                <StateChip tone={row.isDisabled ? "idle" : "ok"} icon={row.isDisabled ? "circle-bar" : "check"}>
                  {row.isDisabled ? words.disabled : words.active}
                </StateChip>
              ),
            },
          ]}
        />
      </Card>
    </WorkPage>
  );
}
