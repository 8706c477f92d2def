import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { DataTable } from "@gerai/ui/data-table";
import { formatCalendarDate } from "@gerai/ui/format";
import { Card } from "@gerai/ui/staff-shell";
import { StateChip } from "@gerai/ui/state-chip";
import { data, redirect } from "react-router";
import { useTexts } from "../../office.ts";
import { needStaff } from "../../officer/staff-session.server.ts";
import { type ImportRow, importedHolidays, importRows, tickedHolidays, yearsOf } from "../holiday-import.ts";
import { itemAddress } from "../item-kinds.ts";
import { AdminPage } from "../parts/admin-page.tsx";
import { putItem, readCalendar, readDraft, readHolidayFile } from "../settings-api.server.ts";
import type { Route } from "./+types/holiday-import.ts";

const MOST_BYTES = 300_000;
const MOST_ROWS = 400;

/** What the page shows after a step. */
interface Shown {
  readonly rows: readonly ImportRow[] | null;
  readonly fault: "noFile" | "tooLarge" | "none" | null;
  /** Names of holidays that were not taken, because a colleague was faster. */
  readonly failed: readonly string[];
}

/** Puts the ticked holidays into the draft, one by one; what a file brought before is found again by its UID. */
async function takeOver(args: Route.ActionArgs, form: FormData) {
  const holidays = tickedHolidays(form, MOST_ROWS);
  if (holidays.length === 0) return data({ rows: null, fault: "none", failed: [] } satisfies Shown, { status: 422 });
  const known = importedHolidays((await readDraft(args)).items);
  const failed: string[] = [];
  for (const body of holidays) {
    const own = known.get(body.importUid ?? "");
    const reply = await putItem(args, own?.key ?? crypto.randomUUID(), own?.revision, { kind: "holiday", body });
    if (!reply.ok && reply.status !== 409 && reply.status !== 422) needStaff(args, reply);
    if (!reply.ok) failed.push(body.name.id);
  }
  if (failed.length > 0) return data({ rows: null, fault: null, failed } satisfies Shown, { status: 409 });
  throw redirect(`${itemAddress("holiday")}?hasil=impor&n=${holidays.length}`, 303);
}

/** Reads a file and shows what it would bring, or takes over what was ticked. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  if (form.get("_langkah") === "ambil") return await takeOver(args, form);
  const file = form.get("berkas");
  const refused = (fault: Shown["fault"]) => data({ rows: null, fault, failed: [] } satisfies Shown, { status: 422 });
  if (!(file instanceof File) || file.size === 0) return refused("noFile");
  if (file.size > MOST_BYTES) return refused("tooLarge");
  const { rows } = needStaff(args, await readHolidayFile(args, await file.text()));
  const [draft, ...calendars] = await Promise.all([
    readDraft(args),
    ...yearsOf(rows).map((year) => readCalendar(args, year)),
  ]);
  const national = calendars.flatMap(({ days }) => days);
  return data({ rows: importRows(rows, draft.items, national), fault: null, failed: [] } satisfies Shown);
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
              cell: ({ holiday, effect, name }) =>
                holiday ? (
                  <input
                    type="checkbox"
                    name="ambil"
                    value={JSON.stringify(holiday)}
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
  const { rows = null, fault = null, failed = [] } = actionData ?? {};
  return (
    <AdminPage
      title={words.title}
      lead={words.lead}
      isFaulty={fault !== null || failed.length > 0}
      aside={<a href={itemAddress("holiday")}>{t.settings.nav.holiday}</a>}
    >
      {fault || failed.length > 0 ? (
        <div role="alert">
          <HintBar tone="bad">
            {fault ? words[fault] : fill(words.someFailed, { count: failed.length, names: failed.join(", ") })}
          </HintBar>
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
