import type { ConfigurationVersionsView } from "@gerai/contracts/tenancy";
import { fill } from "@gerai/language";
import { ButtonLink } from "@gerai/ui/button";
import { DataTable } from "@gerai/ui/data-table";
import { formatDateTime } from "@gerai/ui/format";
import { Card } from "@gerai/ui/staff-shell";
import { useOffice, useTexts } from "../../office.ts";
import { AdminPage, useWho } from "../parts/admin-page.tsx";
import { readVersions } from "../settings-api.server.ts";
import type { Route } from "./+types/history.ts";

export async function loader(args: Route.LoaderArgs) {
  const before = new URL(args.request.url).searchParams.get("sebelum");
  return await readVersions(args, before && /^\d{1,9}$/.test(before) ? before : null);
}

type Version = ConfigurationVersionsView["versions"][number];

/** Every publishing with who, when, why and how much, newest first. */
export default function History({ loaderData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const who = useWho();
  const words = t.settings.history;
  const { versions, next } = loaderData;
  return (
    <AdminPage title={words.title} lead={words.lead}>
      <Card>
        <DataTable<Version>
          caption={words.title}
          hideCaption
          rows={versions}
          rowKey={({ version }) => String(version)}
          empty={words.empty}
          columns={[
            {
              id: "version",
              head: words.version,
              cell: ({ version }) => (
                <a href={`/admin/riwayat/${version}`} className="nw">
                  {fill(words.versionTitle, { version })}
                </a>
              ),
            },
            {
              id: "at",
              head: words.at,
              cell: ({ at }) => <time dateTime={at}>{formatDateTime(at, timeZone, locale)}</time>,
            },
            { id: "by", head: words.by, cell: who },
            {
              id: "note",
              head: words.note,
              cell: ({ note, reverts }) =>
                reverts === null ? note : `${note} (${fill(words.reverts, { version: reverts })})`,
            },
            { id: "changes", head: words.changes, numeric: true, cell: ({ changes }) => changes },
          ]}
        />
        {next === null ? null : (
          <nav className="pages" aria-label={words.title}>
            <ButtonLink look="second" href={`/admin/riwayat?sebelum=${next}`}>
              {words.older}
            </ButtonLink>
          </nav>
        )}
      </Card>
    </AdminPage>
  );
}
