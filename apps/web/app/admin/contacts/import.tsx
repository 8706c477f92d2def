import { MOST_IMPORT_BYTES, MOST_IMPORT_ROWS } from "@gerai/contracts/broadcasts";
import { fill } from "@gerai/language";
import { formatNumber } from "@gerai/ui/format";
import { Card } from "@gerai/ui/staff-shell";
import { data, redirect } from "react-router";
import { localeContext, useTexts } from "../../office.ts";
import { needPermission } from "../../officer/staff-session.server.ts";
import { RoomPage } from "../broadcasts/room-page.tsx";
import type { Route } from "./+types/import.ts";
import { beginImport } from "./contacts-api.server.ts";
import { fileIn, refusalOf } from "./import-file.server.ts";
import { UploadForm } from "./upload-form.tsx";

export function loader(args: Route.LoaderArgs) {
  needPermission(args, "broadcasts:compose");
  return null;
}

/** Looks at a file and leads to what was found in it; nothing is written yet. */
export async function action(args: Route.ActionArgs) {
  const locale = args.context.get(localeContext);
  const chosen = await fileIn(await args.request.formData(), locale);
  if (chosen.fault !== undefined) return data({ problem: chosen.fault }, { status: 422 });
  const reply = await beginImport(args, chosen.file);
  if (reply.ok) throw redirect(`/admin/kontak-wilayah/impor/${reply.data.id}`, 303);
  return data({ problem: refusalOf(args, reply, locale) }, { status: reply.status });
}

/** Contacts from a spreadsheet: chosen, looked at row by row, then written. */
export default function ContactImport({ actionData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const words = t.broadcasts.imports;
  const most = {
    mega: formatNumber(MOST_IMPORT_BYTES / 1_000_000, locale, 0),
    rows: formatNumber(MOST_IMPORT_ROWS, locale, 0),
  };
  return (
    <RoomPage title={words.title} lead={words.lead} problem={actionData?.problem}>
      <Card title={words.chooseTitle}>
        <UploadForm hint={fill(words.fileHint, most)} submit={words.check} step="periksa" />
      </Card>
      <Card title={words.columnsTitle}>
        <p>
          <a href="/admin/kontak-wilayah/impor/contoh">{words.template}</a>
        </p>
        <ul className="bul">
          {words.columnNotes.split("\n").map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </Card>
    </RoomPage>
  );
}
