import type { StaffRowView } from "@gerai/contracts/identity";
import { fill, problemText } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { DataTable } from "@gerai/ui/data-table";
import { Card, WorkPage } from "@gerai/ui/staff-shell";
import { StateChip } from "@gerai/ui/state-chip";
import { data, redirect } from "react-router";
import { callApi } from "../../api.server.ts";
import { localeContext, useTexts } from "../../office.ts";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { needStaff, staffContext } from "../../officer/staff-session.server.ts";
import type { Route } from "./+types/people.ts";

export async function loader(args: Route.LoaderArgs) {
  const me = args.context.get(staffContext).id;
  return { me, people: needStaff(args, await callApi<StaffRowView[]>(args, "GET", "/admin/staff")) };
}

/** Takes a colleague's access away. */
export async function action(args: Route.ActionArgs) {
  const id = String((await args.request.formData()).get("petugas") ?? "");
  const reply = await callApi<void>(args, "POST", `/admin/staff/${encodeURIComponent(id)}/disable`);
  if (reply.ok) return redirect("/admin/petugas", { status: 303 });
  if (reply.status !== 409) needStaff(args, reply);
  const { code, params } = reply.problem;
  return data({ problem: problemText(args.context.get(localeContext), code, params) }, { status: reply.status });
}

/** Asks before it takes access away: what happens stands above the button. */
function DisableForm({ person }: { person: StaffRowView }) {
  const words = useTexts().t.admin.people;
  return (
    <details>
      <summary>{words.disable}</summary>
      <form method="post">
        <p className="sm">{fill(words.disableHow, { name: person.name })}</p>
        <input type="hidden" name="petugas" value={person.id} />
        <Button look="danger">{fill(words.disableSubmit, { name: person.name })}</Button>
      </form>
    </details>
  );
}

export default function People({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const words = t.admin.people;
  return (
    <WorkPage title={words.title} asOf={fill(words.lead, { count: loaderData.people.length })}>
      <StaffTitle text={words.title} />
      {actionData ? (
        <div role="alert">
          <HintBar tone="bad">{actionData.problem}</HintBar>
        </div>
      ) : null}
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
            {
              id: "action",
              head: words.action,
              cell: (row) => (row.isDisabled || row.id === loaderData.me ? null : <DisableForm person={row} />),
            },
          ]}
        />
      </Card>
    </WorkPage>
  );
}
