import type { ImportFault, ImportView } from "@gerai/contracts/broadcasts";
import { fill } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { DataTable } from "@gerai/ui/data-table";
import { Card, CardGrid } from "@gerai/ui/staff-shell";
import { data, redirect } from "react-router";
import { localeContext, useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";
import { RoomPage } from "../broadcasts/room-page.tsx";
import type { Route } from "./+types/import-report.ts";
import { correctImport, readImport, stepImport } from "./contacts-api.server.ts";
import { fileIn, refusalOf } from "./import-file.server.ts";
import { UploadForm } from "./upload-form.tsx";

export async function loader(args: Route.LoaderArgs) {
  const done = new URL(args.request.url).searchParams.get("hasil");
  return { view: await readImport(args, args.params.importId), done };
}

/** Takes mended rows in, writes the good ones, or throws all away. */
export async function action(args: Route.ActionArgs) {
  const { importId } = args.params;
  const form = await args.request.formData();
  const locale = args.context.get(localeContext);
  const here = `/admin/kontak-wilayah/impor/${encodeURIComponent(importId)}`;
  const order = form.get("_langkah");
  if (order === "betulkan") {
    const chosen = await fileIn(form, locale);
    if (chosen.fault !== undefined) return data({ problem: chosen.fault }, { status: 422 });
    const reply = await correctImport(args, importId, chosen.file);
    if (reply.ok) throw redirect(`${here}?hasil=dibetulkan`, 303);
    return data({ problem: refusalOf(args, reply, locale) }, { status: reply.status });
  }
  const step = order === "buang" ? "discard" : "write";
  const reply = await stepImport(args, importId, step, Number(form.get("_revisi")));
  if (reply.ok) throw redirect(step === "discard" ? "/admin/kontak-wilayah/impor" : here, 303);
  return data({ problem: refusalOf(args, reply, locale) }, { status: reply.status });
}

/** A fault with its words; those of a fault that this page does not know say so. */
function FaultTable({ view }: { view: ImportView }) {
  const words = useTexts().t.broadcasts.imports;
  const { faults: faultWords, columns } = words;
  const other = ({ otherRow }: ImportFault) => ({ row: otherRow ?? "-" });
  return (
    <DataTable<ImportFault>
      caption={words.faultsTitle}
      hideCaption
      rows={view.faults}
      rowKey={({ row, column, code }) => `${row} ${column} ${code}`}
      empty={words.noFaults}
      columns={[
        { id: "row", head: words.row, cell: ({ row }) => fill(words.rowNumber, { row }) },
        { id: "column", head: words.column, cell: ({ column }) => (column ? columns[column] : words.wholeRow) },
        { id: "value", head: words.value, cell: ({ value }) => value ?? "-" },
        { id: "what", head: words.what, cell: (fault) => fill(faultWords[fault.code].what, other(fault)) },
        { id: "how", head: words.how, cell: (fault) => fill(faultWords[fault.code].how, other(fault)) },
      ]}
    />
  );
}

function Counts({ view }: { view: ImportView }) {
  const words = useTexts().t.broadcasts.imports;
  const { good, bad } = view;
  const told: [string, number, boolean][] = [
    [words.add, good.add, false],
    [words.change, good.change, false],
    [words.same, good.same, false],
    [words.bad, bad, bad > 0],
  ];
  return (
    <dl className="numbers">
      {told.map(([label, count, isBad]) => (
        <div key={label} className={isBad ? "tone-bad" : undefined}>
          <dt>{label}</dt>
          <dd>
            <b>{count}</b>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What can be done with an import that is not written yet. */
function OpenImport({ view }: { view: ImportView }) {
  const words = useTexts().t.broadcasts.imports;
  const { good, bad } = view;
  const ready = good.add + good.change + good.same;
  return (
    <>
      <Counts view={view} />
      <form method="post">
        <HiddenFields fields={[["_revisi", String(view.revision)]]} />
        <div className="row-acts">
          {ready > 0 ? (
            <Button look={bad > 0 ? "second" : "main"} big name="_langkah" value="tulis">
              {fill(bad > 0 ? words.writeGood : words.write, { count: ready, bad })}
            </Button>
          ) : null}
          <Button look="danger" name="_langkah" value="buang">
            {words.discard}
          </Button>
        </div>
      </form>
      {bad > 0 ? (
        <CardGrid>
          <Card span={12} title={fill(words.mendTitle, { count: bad })} note={words.mendNote}>
            <p className="row-acts">
              <ButtonLink look="second" icon="download" href={`/admin/kontak-wilayah/impor/${view.id}/baris-salah`}>
                {words.download}
              </ButtonLink>
            </p>
            <UploadForm hint={words.mendHint} submit={words.mend} step="betulkan" />
          </Card>
          <Card span={12} title={words.faultsTitle} note={fill(words.faultsNote, { count: view.faults.length })}>
            <FaultTable view={view} />
          </Card>
        </CardGrid>
      ) : (
        <HintBar>{words.allGood}</HintBar>
      )}
    </>
  );
}

/** What was found in a file, row by row, and what to do with it. */
export default function ImportReport({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts().t.broadcasts.imports;
  const { view, done } = loaderData;
  return (
    <RoomPage
      title={words.reportTitle}
      lead={view.state === "open" && !view.written ? words.reportLead : undefined}
      problem={actionData?.problem}
      done={done === "dibetulkan" ? words.mended : undefined}
    >
      {view.state === "open" ? <OpenImport view={view} /> : null}
      {view.state === "discarded" ? <HintBar tone="warn">{words.discarded}</HintBar> : null}
      {view.written ? (
        <Card title={words.writtenTitle}>
          <p>{fill(words.written, { ...view.written })}</p>
          {view.bad > 0 ? <p>{fill(words.leftBehind, { count: view.bad })}</p> : null}
          <div className="row-acts">
            <ButtonLink href="/admin/kontak-wilayah">{words.toContacts}</ButtonLink>
          </div>
        </Card>
      ) : null}
    </RoomPage>
  );
}
