import type { TouchedServiceView } from "@gerai/contracts/availability";
import { fill, problemText } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { DataTable } from "@gerai/ui/data-table";
import { formatNumber } from "@gerai/ui/format";
import { StaffField } from "@gerai/ui/staff-field";
import { Card, CardGrid } from "@gerai/ui/staff-shell";
import { data, redirect } from "react-router";
import { localeContext, useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";
import { needStaff } from "../../officer/staff-session.server.ts";
import { wordingOf } from "../describe/wording.ts";
import { AdminPage } from "../parts/admin-page.tsx";
import { Differences } from "../parts/differences.tsx";
import { FindingsList } from "../parts/findings-list.tsx";
import { publish, readChoices, readDraft, readReview, readTouched } from "../settings-api.server.ts";
import type { Route } from "./+types/publish.ts";

const SHORTEST_NOTE = 3;
const LONGEST_NOTE = 500;

export async function loader(args: Route.LoaderArgs) {
  const [draft, review, touched, choices] = await Promise.all([
    readDraft(args),
    readReview(args),
    readTouched(args),
    readChoices(args),
  ]);
  return { draft, findings: review.findings, touched, choices, key: crypto.randomUUID() };
}

/** Publishes what the publisher has seen. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const note = String(form.get("catatan") ?? "").trim();
  const isFit = note.length >= SHORTEST_NOTE && note.length <= LONGEST_NOTE;
  if (!isFit) return data({ note, isNoteFaulty: true, problem: undefined }, { status: 422 });
  const version = Number(form.get("_versi"));
  const reply = await publish(args, { version, note }, String(form.get("_kunci") ?? ""));
  if (reply.ok) throw redirect(`/admin?hasil=terbit&n=${reply.data.version}`, 303);
  if (reply.status !== 409 && reply.status !== 422) needStaff(args, reply);
  const { code, params } = reply.problem;
  const problem = problemText(args.context.get(localeContext), code, params);
  return data({ note, isNoteFaulty: false, problem }, { status: reply.status });
}

/** How many running cases the draft touches; counts only. */
function Touched({ touched }: { touched: Route.ComponentProps["loaderData"]["touched"] }) {
  const { t, locale } = useTexts();
  const words = t.settings.publish;
  const number = (value: number) => formatNumber(value, locale, 0);
  return (
    <Card span={12} title={words.touched} note={fill(words.touchedLead, { running: number(touched.running) })}>
      <DataTable<TouchedServiceView>
        caption={words.touched}
        hideCaption
        rows={touched.services}
        rowKey={({ code }) => code}
        empty={words.untouched}
        columns={[
          { id: "service", head: words.service, cell: ({ name }) => name[locale] },
          { id: "running", head: words.running, numeric: true, cell: ({ running }) => number(running) },
          { id: "held", head: words.held, numeric: true, cell: ({ held }) => number(held) },
          { id: "closed", head: words.closedStep, numeric: true, cell: ({ closed }) => number(closed) },
        ]}
      />
    </Card>
  );
}

/** The note and the button; what stops a publishing is said instead of a button that does nothing. */
function PublishForm({ loaderData, actionData }: Pick<Route.ComponentProps, "loaderData" | "actionData">) {
  const { t } = useTexts();
  const words = t.settings.publish;
  const { draft, findings, key } = loaderData;
  if (findings.some(({ stops }) => stops)) return <HintBar tone="bad">{words.stopped}</HintBar>;
  return (
    <form method="post">
      <HiddenFields
        fields={[
          ["_versi", String(draft.version)],
          ["_kunci", key],
        ]}
      />
      <StaffField
        id="catatan"
        name="catatan"
        label={words.note}
        hint={words.noteHint}
        error={actionData?.isNoteFaulty ? words.noteFault : undefined}
        value={actionData?.note ?? ""}
        rows={2}
        tall
        labels={{ optional: t.form.optional, error: t.form.errorWord }}
      />
      <div className="row-acts">
        <Button big>{fill(words.submit, { count: draft.changes })}</Button>
      </div>
    </form>
  );
}

/** Everything that a publishing changes, whom it touches and what is wrong with it; then the note and the button. */
export default function Publish({ loaderData, actionData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const { publish: words, findings: findingWords } = t.settings;
  const { draft, findings, touched, choices } = loaderData;
  const wording = wordingOf(locale, choices);
  const changed = draft.items.filter(({ change }) => change !== null);
  return (
    <AdminPage title={words.title} lead={words.lead} isFaulty={actionData !== undefined}>
      {actionData?.problem ? (
        <div role="alert">
          <HintBar tone="bad">{actionData.problem}</HintBar>
        </div>
      ) : null}
      {changed.length === 0 ? (
        <HintBar>{words.nothing}</HintBar>
      ) : (
        <CardGrid>
          <Card span={12} title={words.differences}>
            <Differences differences={changed} heads={{ before: words.before, after: words.after }} wording={wording} />
          </Card>
          {findings.length > 0 ? (
            <Card span={12} title={findingWords.title}>
              <FindingsList findings={findings} items={draft.items} wording={wording} />
            </Card>
          ) : null}
          <Touched touched={touched} />
          <Card span={12}>
            <PublishForm loaderData={loaderData} actionData={actionData} />
          </Card>
        </CardGrid>
      )}
    </AdminPage>
  );
}
