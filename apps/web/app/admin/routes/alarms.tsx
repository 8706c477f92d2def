import type { AlarmsView, AlarmView, DeadLetterView } from "@gerai/contracts/alarms";
import { alarmText, fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { DataTable } from "@gerai/ui/data-table";
import { formatShortDateTime } from "@gerai/ui/format";
import { Card, CardGrid, WorkPage } from "@gerai/ui/staff-shell";
import { redirect } from "react-router";
import { callApi } from "../../api.server.ts";
import { useOffice, useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { needStaff } from "../../officer/staff-session.server.ts";
import type { Route } from "./+types/alarms.ts";

const HERE = "/admin/gangguan";
/** What a button does, by its name in the form, with the word that the page then says. */
const STEPS: Readonly<Record<string, { readonly verb: string; readonly told: string }>> = {
  ulang: { verb: "replay", told: "dicoba" },
  abaikan: { verb: "discard", told: "diabaikan" },
};

export async function loader(args: Route.LoaderArgs) {
  const view = needStaff(args, await callApi<AlarmsView>(args, "GET", "/admin/alarms"));
  return { view, note: new URL(args.request.url).searchParams.get("hasil") };
}

/** Another try, or none any more; a job that somebody else decided about meanwhile is only said to have changed. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const step = STEPS[String(form.get("_langkah"))];
  if (!step) throw new Response(null, { status: 400 });
  const id = encodeURIComponent(String(form.get("_id") ?? ""));
  const reply = await callApi(args, "POST", `/admin/dead-letters/${id}/${step.verb}`);
  if (!reply.ok && reply.status !== 409 && reply.status !== 404) needStaff(args, reply);
  return redirect(`${HERE}?hasil=${reply.ok ? step.told : "berubah"}`, 303);
}

/** What a job does, by the last words of its name. */
function useWork() {
  const { works } = useTexts().t.alarms;
  const texts: Readonly<Record<string, string>> = works;
  return (job: string) =>
    job
      .split("-")
      .flatMap((word) => texts[word] ?? [])
      .at(-1) ?? works.other;
}

/** Two forms of one button each; they work without script. */
function DecideForms({ row }: { row: DeadLetterView }) {
  const words = useTexts().t.alarms;
  if (row.isTrying) return words.trying;
  return (
    <div className="row-acts">
      {(["ulang", "abaikan"] as const).map((step) => (
        <form method="post" key={step}>
          <HiddenFields
            fields={[
              ["_langkah", step],
              ["_id", row.id],
            ]}
          />
          <Button look="second">
            {step === "ulang" ? words.replay : words.discard}
            <span className="vh">: {row.job}</span>
          </Button>
        </form>
      ))}
    </div>
  );
}

function DeadLetters({ deadLetters: { count, rows } }: Pick<AlarmsView, "deadLetters">) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.alarms;
  const workOf = useWork();
  return (
    <Card span={12} title={words.dead}>
      <p className="sm">{words.deadLead}</p>
      {count > rows.length ? <p className="sm">{fill(words.deadMore, { shown: rows.length, count })}</p> : null}
      <DataTable<DeadLetterView>
        caption={words.dead}
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        empty={words.deadNone}
        columns={[
          {
            id: "job",
            head: words.job,
            cell: ({ job }) => (
              <>
                {workOf(job)}
                <br />
                <span className="sm">{job}</span>
              </>
            ),
          },
          {
            id: "reason",
            head: words.reason,
            cell: ({ reason, attempts }) => (
              <>
                <code>{reason}</code>
                <br />
                <span className="sm">{fill(words.attempts, { count: attempts })}</span>
              </>
            ),
          },
          { id: "at", head: words.failedAt, cell: ({ failedAt }) => formatShortDateTime(failedAt, timeZone, locale) },
          { id: "act", head: words.act, cell: (row) => <DecideForms row={row} /> },
        ]}
      />
    </Card>
  );
}

function Standing({ alarms }: Pick<AlarmsView, "alarms">) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.alarms;
  const what = ({ kind, account, code, count }: AlarmView) => (
    <>
      {alarmText(locale, { kind, account: account?.label ?? null, code, count })}{" "}
      {account ? <a href={`/admin/kanal/${account.id}`}>{fill(words.toAccount, { account: account.label })}</a> : null}
    </>
  );
  return (
    <Card span={12} title={words.standing}>
      <DataTable<AlarmView>
        caption={words.standing}
        hideCaption
        rows={alarms}
        rowKey={({ id }) => id}
        empty={words.standingNone}
        columns={[
          { id: "what", head: words.what, cell: what },
          { id: "since", head: words.since, cell: ({ since }) => formatShortDateTime(since, timeZone, locale) },
        ]}
      />
    </Card>
  );
}

/** What needs somebody of the office, and the jobs of the system that were given up. */
export default function Alarms({ loaderData }: Route.ComponentProps) {
  const words = useTexts().t.alarms;
  const { view, note } = loaderData;
  const notes: Readonly<Record<string, string>> = words.done;
  const told = notes[note ?? ""];
  return (
    <WorkPage title={words.title} asOf={words.lead}>
      <StaffTitle text={words.title} />
      {told ? (
        <div role="status">
          <HintBar>{told}</HintBar>
        </div>
      ) : null}
      <CardGrid>
        <Standing alarms={view.alarms} />
        <DeadLetters deadLetters={view.deadLetters} />
      </CardGrid>
    </WorkPage>
  );
}
