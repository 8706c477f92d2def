import { HandledHow, type NoticeTaskView } from "@gerai/contracts/notifications";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { DataTable } from "@gerai/ui/data-table";
import { formatShortDateTime } from "@gerai/ui/format";
import { Card, WorkPage } from "@gerai/ui/staff-shell";
import { redirect } from "react-router";
import { useOffice, useTexts } from "../../office.ts";
import { HiddenFields } from "../parts/hidden-fields.tsx";
import { StaffTitle } from "../parts/staff-title.tsx";
import { handleNotice, listNoticeTasks } from "../staff-api.server.ts";
import { needStaff } from "../staff-session.server.ts";
import type { Route } from "./+types/notice-tasks.ts";

const HERE = "/petugas/kabar";

export async function loader(args: Route.LoaderArgs) {
  const view = needStaff(args, await listNoticeTasks(args));
  return { view, note: new URL(args.request.url).searchParams.get("hasil") };
}

/** Marks a message as told otherwise; one that was marked before or arrived meanwhile is only said to be gone. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const how = HandledHow.safeParse(form.get("cara"));
  if (!how.success) return redirect(HERE, 303);
  const reply = await handleNotice(args, String(form.get("_id") ?? ""), how.data);
  if (!reply.ok && reply.status !== 409) needStaff(args, reply);
  return redirect(`${HERE}?hasil=${reply.ok ? "ditandai" : "sudah"}`, 303);
}

/** What was done about it, as one choice and one button; works without script. */
function HandleForm({ task }: { task: NoticeTaskView }) {
  const words = useTexts().t.noticePages.tasks;
  const id = `cara-${task.noticeId}`;
  return (
    <form method="post">
      <HiddenFields fields={[["_id", task.noticeId]]} />
      <label className="vh" htmlFor={id}>
        {words.how}
      </label>
      <div className="row-acts">
        <select className="control" id={id} name="cara" defaultValue="called">
          {HandledHow.options.map((how) => (
            <option key={how} value={how}>
              {words.hows[how]}
            </option>
          ))}
        </select>
        <Button look="second">
          {words.done}
          <span className="vh">: {task.number}</span>
        </Button>
      </div>
    </form>
  );
}

/** Messages that reached nobody by any way: somebody has to call. */
export default function NoticeTasks({ loaderData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const { kinds, channels, tasks: words } = t.noticePages;
  const { view, note } = loaderData;
  const notes: Readonly<Record<string, string>> = { ditandai: words.handled, sudah: words.gone };
  const told = notes[note ?? ""];
  const triedText = ({ tried }: NoticeTaskView) =>
    tried.length > 0 ? tried.map((channel) => channels[channel]).join(", ") : words.triedNone;
  return (
    <WorkPage title={words.title} asOf={words.lead}>
      <StaffTitle text={words.title} />
      {told ? (
        <div role="status">
          <HintBar>{told}</HintBar>
        </div>
      ) : null}
      <Card title={fill(words.count, { count: view.count })}>
        <DataTable
          caption={words.title}
          hideCaption
          rows={view.tasks}
          rowKey={(task) => task.noticeId}
          empty={words.none}
          columns={[
            {
              id: "number",
              head: words.number,
              cell: (task) => (
                <>
                  <a href={`/petugas/berkas/${task.applicationId}`} className="nw">
                    {task.number}
                  </a>
                  <br />
                  <span className="sm">{task.service[locale]}</span>
                </>
              ),
            },
            { id: "what", head: words.what, cell: (task) => kinds[task.kind] },
            { id: "contact", head: words.contact, cell: (task) => [task.phone, task.email].filter(Boolean).join(", ") },
            {
              id: "tried",
              head: words.tried,
              cell: (task) => (task.isTrying ? `${triedText(task)}. ${words.trying}` : triedText(task)),
            },
            { id: "since", head: words.since, cell: (task) => formatShortDateTime(task.since, timeZone, locale) },
            { id: "handle", head: words.how, cell: (task) => <HandleForm task={task} /> },
          ]}
        />
      </Card>
    </WorkPage>
  );
}
