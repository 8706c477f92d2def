import type { HolidayFileRow } from "@gerai/contracts/availability";
import type { ProblemDetails } from "@gerai/contracts/kernel";
import { fill, messages, problemText } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { DataTable } from "@gerai/ui/data-table";
import { formatCalendarDate } from "@gerai/ui/format";
import { Card } from "@gerai/ui/staff-shell";
import { StateChip } from "@gerai/ui/state-chip";
import { data, redirect } from "react-router";
import { localeContext, useTexts } from "../../office.ts";
import { needStaff } from "../../officer/staff-session.server.ts";
import { type ImportRow, importRows, rowsAgain, type Taken, tickedHolidays, yearsOf } from "../holiday-import.ts";
import { itemAddress } from "../item-kinds.ts";
import { AdminPage } from "../parts/admin-page.tsx";
import { putItems, readCalendar, readDraft, readHolidayFile } from "../settings-api.server.ts";
import type { Route } from "./+types/holiday-import.ts";

const MOST_BYTES = 300_000;
const MOST_ROWS = 400;

/** What the page shows after a step. */
interface Shown {
  readonly rows: readonly ImportRow[] | null;
  readonly fault: "noFile" | "tooLarge" | "none" | null;
  /** Why nothing was taken over; a colleague who was faster is named. */
  readonly refusal: string | null;
}

/** What rows of a file would do to the draft as it is now. */
async function lookedAt(args: Route.ActionArgs, rows: readonly HolidayFileRow[]): Promise<ImportRow[]> {
  const [draft, ...calendars] = await Promise.all([
    readDraft(args),
    ...yearsOf(rows).map((year) => readCalendar(args, year)),
  ]);
  const national = calendars.flatMap(({ days }) => days);
  return importRows(rows, draft.items, national, () => crypto.randomUUID());
}

/** Why nothing was taken over, in words; of a conflict, who changed which holiday. */
function refusalOf(args: Route.ActionArgs, taken: readonly Taken[], { code, params }: ProblemDetails): string {
  const locale = args.context.get(localeContext);
  const words = messages(locale).settings.import;
  if (code === "tenancy.item-doubled") return words.there;
  const holiday = taken.find(({ key }) => key === params.key)?.holiday.name[locale];
  if (code !== "tenancy.stale-revision" || holiday === undefined) return problemText(locale, code, params);
  const name = typeof params.byName === "string" ? params.byName : words.somebody;
  return fill(words.faster, { name, holiday });
}

/** Puts the ticked holidays into the draft, all of them or none; then the rows are looked at again. */
async function takeOver(args: Route.ActionArgs, form: FormData) {
  const taken = tickedHolidays(form, MOST_ROWS);
  if (taken.length === 0) return data({ rows: null, fault: "none", refusal: null } satisfies Shown, { status: 422 });
  const reply = await putItems(
    args,
    taken.map(({ key, revision, holiday }) => ({ key, revision, item: { kind: "holiday", body: holiday } })),
  );
  if (reply.ok) throw redirect(`${itemAddress("holiday")}?hasil=impor&n=${taken.length}`, 303);
  if (reply.status !== 409 && reply.status !== 422) needStaff(args, reply);
  const rows = await lookedAt(args, rowsAgain(taken));
  const refusal = refusalOf(args, taken, reply.problem);
  return data({ rows, fault: null, refusal } satisfies Shown, { status: reply.status });
}

/** Reads a file and shows what it would bring, or takes over what was ticked. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  if (form.get("_langkah") === "ambil") return await takeOver(args, form);
  const file = form.get("berkas");
  const refused = (fault: Shown["fault"]) =>
    data({ rows: null, fault, refusal: null } satisfies Shown, { status: 422 });
  if (!(file instanceof File) || file.size === 0) return refused("noFile");
  if (file.size > MOST_BYTES) return refused("tooLarge");
  const { rows } = needStaff(args, await readHolidayFile(args, await file.text()));
  return data({ rows: await lookedAt(args, rows), fault: null, refusal: null } satisfies Shown);
}

function Rows({ rows }: { rows: readonly ImportRow[] }) {
  const { t, locale } = useTexts();
  const { import: words, values } = t.settings;
  const when = ({ holiday }: ImportRow) => {
    if (!holiday) return "-";
    const [from, until] = [formatCalendarDate(holiday.from, locale), formatCalendarDate(holiday.until, locale)];
    return from === until ? from : fill(values.span, { from, until });
  };
  return (
    <Card title={fill(words.found, { count: rows.length })}>
      <form method="post">
        <DataTable<ImportRow>
          caption={words.title}
          hideCaption
          rows={[...rows]}
          rowKey={({ line }) => String(line)}
          empty={words.empty}
          columns={[
            { id: "name", head: t.settings.holidays.name, cell: ({ name, uid }) => name ?? uid ?? "-" },
            { id: "day", head: t.settings.holidays.day, cell: when },
            { id: "line", head: words.line, numeric: true, cell: ({ line }) => line },
            {
              id: "what",
              head: words.what,
              cell: ({ fault, effect }) =>
                fault ? (
                  <StateChip tone="bad" icon="alert">
                    {words.faults[fault]}
                  </StateChip>
                ) : effect ? (
                  <StateChip tone={effect === "new" || effect === "changed" ? "info" : "idle"}>
                    {words[effect]}
                  </StateChip>
                ) : null,
            },
            {
              id: "take",
              head: words.take,
              cell: ({ taken, effect, name }) =>
                taken ? (
                  <input
                    type="checkbox"
                    name="ambil"
                    value={JSON.stringify(taken)}
                    defaultChecked={effect === "new" || effect === "changed"}
                    aria-label={`${words.take}: ${name}`}
                  />
                ) : (
                  "-"
                ),
            },
          ]}
        />
        <div className="row-acts">
          <Button name="_langkah" value="ambil">
            {words.submit}
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** Holidays from a calendar file: chosen, looked at row by row, then put into the draft. */
export default function HolidayImport({ actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const words = t.settings.import;
  const { rows = null, fault = null, refusal = null } = actionData ?? {};
  const wrong = fault ? words[fault] : refusal && fill(words.notTaken, { why: refusal });
  return (
    <AdminPage
      title={words.title}
      lead={words.lead}
      isFaulty={wrong !== null}
      aside={<a href={itemAddress("holiday")}>{t.settings.nav.holiday}</a>}
    >
      {wrong ? (
        <div role="alert">
          <HintBar tone="bad">{wrong}</HintBar>
        </div>
      ) : null}
      <Card>
        <form method="post" encType="multipart/form-data" className="flow">
          <div className="box">
            <label htmlFor="berkas">{words.file}</label>
            <p className="hint" id="berkas-hint">
              {words.fileHint}
            </p>
            <input type="file" id="berkas" name="berkas" accept=".ics,text/calendar" aria-describedby="berkas-hint" />
          </div>
          <div className="row-acts">
            <Button look={rows ? "second" : "main"} name="_langkah" value="baca">
              {words.read}
            </Button>
          </div>
        </form>
      </Card>
      {rows ? <Rows rows={rows} /> : null}
    </AdminPage>
  );
}
