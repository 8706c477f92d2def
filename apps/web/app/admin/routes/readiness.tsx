import type { ReadinessCheckView, ReadinessFindingView, ReadinessView } from "@gerai/contracts/readiness";
import { fill, readinessText } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { DataTable } from "@gerai/ui/data-table";
import { formatDateTime, formatShortDay } from "@gerai/ui/format";
import { Card, CardGrid, WorkPage } from "@gerai/ui/staff-shell";
import { StateChip } from "@gerai/ui/state-chip";
import { Unbroken } from "@gerai/ui/unbroken";
import { redirect } from "react-router";
import { callApi } from "../../api.server.ts";
import { useOffice, useTexts } from "../../office.ts";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { needStaff } from "../../officer/staff-session.server.ts";
import { mendAddress, sufferingText } from "../readiness-words.ts";
import type { Route } from "./+types/readiness.ts";

const numberIn = (search: URLSearchParams, name: string): number => {
  const value = Number(search.get(name));
  return Number.isInteger(value) && value >= 0 ? value : 0;
};

export async function loader(args: Route.LoaderArgs) {
  const search = new URL(args.request.url).searchParams;
  const view = needStaff(args, await callApi<ReadinessView>(args, "GET", "/admin/readiness"));
  return { view, cleared: search.has("diperiksa") ? numberIn(search, "beres") : null };
}

/** Checks now instead of next night. */
export async function action(args: Route.ActionArgs) {
  const check = needStaff(args, await callApi<ReadinessCheckView>(args, "POST", "/admin/readiness"));
  return redirect(`/admin/kesiapan?diperiksa=ya&beres=${check.cleared}`, { status: 303 });
}

/** What the check came to, in a sentence. */
function Verdict({ view, cleared }: { view: ReadinessView; cleared: number | null }) {
  const words = useTexts().t.readiness;
  const { red, yellow, offered } = view;
  if (view.checkedAt === null) return <HintBar>{words.never}</HintBar>;
  const parts = [
    red > 0 ? fill(words.someRed, { red }) : fill(words.allGood, { offered }),
    ...(yellow > 0 ? [fill(words.someYellow, { yellow })] : []),
  ];
  if (cleared) parts.push(fill(words.cleared, { cleared }));
  return (
    <>
      <div role={cleared === null ? undefined : "status"}>
        <HintBar tone={red > 0 ? "bad" : yellow > 0 ? "warn" : "info"}>
          <b>{parts.join(" ")}</b>
        </HintBar>
      </div>
      {view.isCurrent ? null : <HintBar tone="warn">{words.changed}</HintBar>}
    </>
  );
}

function Findings({ view, severity }: { view: ReadinessView; severity: ReadinessFindingView["severity"] }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.readiness;
  const isRed = severity === "red";
  const rows = view.findings.filter((finding) => finding.severity === severity);
  return (
    <Card title={isRed ? words.red : words.yellow} span={12}>
      <DataTable<ReadinessFindingView>
        caption={isRed ? words.red : words.yellow}
        hideCaption
        rows={rows}
        rowKey={(finding) => finding.id}
        empty={view.checkedAt === null ? words.emptyUnchecked : words.empty}
        columns={[
          {
            id: "what",
            head: words.what,
            cell: (finding) => (
              <StateChip tone={isRed ? "bad" : "warn"} icon="alert">
                {readinessText(
                  locale,
                  finding.code,
                  finding.about.map((one) => one[locale]),
                )}
              </StateChip>
            ),
          },
          {
            id: "services",
            head: words.services,
            cell: (finding) => <Unbroken text={sufferingText(locale, finding, view.services)} />,
          },
          {
            id: "since",
            head: words.since,
            cell: (finding) => (
              <time dateTime={finding.firstSeen} className="nw">
                {formatShortDay(finding.firstSeen, timeZone, locale)}
              </time>
            ),
          },
          {
            id: "mend",
            head: words.mend,
            cell: (finding) => <a href={mendAddress(finding, view.services)}>{words.mends[finding.mend]}</a>,
          },
        ]}
      />
    </Card>
  );
}

/** Whether anyone can finish what the office offers: what stands in the way, and where it is mended. */
export default function Readiness({ loaderData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.readiness;
  const { view, cleared } = loaderData;
  const checked = view.checkedAt
    ? fill(words.checkedAt, { time: formatDateTime(view.checkedAt, timeZone, locale) })
    : words.never;
  return (
    <WorkPage
      title={words.title}
      asOf={`${words.lead} ${checked}`}
      aside={
        <form method="post">
          <Button icon="shield">{words.checkNow}</Button>
        </form>
      }
    >
      <StaffTitle text={words.title} />
      <Verdict view={view} cleared={cleared} />
      <CardGrid>
        <Findings view={view} severity="red" />
        {view.yellow > 0 ? <Findings view={view} severity="yellow" /> : null}
      </CardGrid>
    </WorkPage>
  );
}
