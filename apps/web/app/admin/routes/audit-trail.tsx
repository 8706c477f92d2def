import type { AuditEventView, AuditPageView, AuditVerificationView } from "@gerai/contracts/audit";
import { fill } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { DataTable } from "@gerai/ui/data-table";
import { formatDateTime, formatShortDateTime } from "@gerai/ui/format";
import { Card, CardGrid, WorkPage } from "@gerai/ui/staff-shell";
import { callApi } from "../../api.server.ts";
import { useOffice, useTexts } from "../../office.ts";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { needStaff } from "../../officer/staff-session.server.ts";
import { type AuditQuery, auditSearch, readAuditQuery } from "../audit-address.ts";
import type { Route } from "./+types/audit-trail.ts";

export async function loader(args: Route.LoaderArgs) {
  const search = new URL(args.request.url).searchParams;
  const query = readAuditQuery(search);
  const asked = new URLSearchParams(
    Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  const wantsCheck = search.has("periksa");
  const [page, check] = await Promise.all([
    callApi<AuditPageView>(args, "GET", `/admin/audit?${asked}`),
    wantsCheck ? callApi<AuditVerificationView>(args, "GET", "/admin/audit/verification") : undefined,
  ]);
  return {
    query,
    page: needStaff(args, page),
    check: check ? needStaff(args, check) : null,
    now: new Date().toISOString(),
  };
}

/** Whether the chain of seals is whole, recomputed on request, with the head to note down elsewhere. */
function ChainCard({ check, now }: { check: AuditVerificationView | null; now: string }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.admin.trail;
  return (
    <Card span={12} title={words.chainTitle} note={words.checkHint}>
      <div className="plain-list">
        <form method="get" className="row-acts">
          <Button look="second" name="periksa" value="1" icon="shield">
            {words.check}
          </Button>
        </form>
        {check ? (
          <>
            <HintBar tone={check.isIntact ? "info" : "bad"}>
              <b>
                {check.isIntact
                  ? fill(words.intact, { sealed: check.sealed, unsealed: check.unsealed })
                  : fill(words.broken, { first: check.firstBad ?? "?" })}
              </b>{" "}
              {fill(words.checkedAt, { time: formatDateTime(now, timeZone, locale) })}
            </HintBar>
            {check.head ? (
              <p className="sm">
                {fill(words.head, { seq: check.head.seq })} <span className="hash">{check.head.hash}</span>
              </p>
            ) : null}
          </>
        ) : null}
      </div>
    </Card>
  );
}

function Filters({ query }: { query: AuditQuery }) {
  const words = useTexts().t.admin.trail;
  return (
    <div className="queue-tools">
      <form method="get">
        <label>
          {words.filterAction}
          <input className="control" name="tindakan" defaultValue={query.action} />
        </label>
        <label>
          {words.filterResult}
          <select className="control" name="hasil" defaultValue={query.result ?? ""}>
            <option value="">{words.any}</option>
            <option value="ok">{words.ok}</option>
            <option value="refused">{words.refused}</option>
          </select>
        </label>
        <Button look="second">{words.apply}</Button>
      </form>
    </div>
  );
}

function useColumns() {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.admin.trail;
  const kinds: Readonly<Record<string, string>> = words.kinds;
  return [
    {
      id: "at",
      head: words.at,
      cell: (event: AuditEventView) => (
        <time dateTime={event.at} className="nw">
          {formatShortDateTime(event.at, timeZone, locale)}
        </time>
      ),
    },
    {
      id: "action",
      head: words.action,
      cell: (event: AuditEventView) => (
        <span>
          {event.action}
          <br />
          <span className="sm">{fill(words.request, { id: event.requestId.slice(0, 8) })}</span>
        </span>
      ),
    },
    {
      id: "who",
      head: words.who,
      cell: (event: AuditEventView) => event.actorName ?? kinds[event.actorKind] ?? event.actorKind,
    },
    {
      id: "subject",
      head: words.subject,
      cell: (event: AuditEventView) =>
        event.subjectId ? (
          <a href={`/admin/jejak?${auditSearch({ subjectId: event.subjectId })}`} className="hash">
            {event.subjectId.slice(-12)}
          </a>
        ) : (
          "-"
        ),
    },
    {
      id: "result",
      head: words.result,
      cell: (event: AuditEventView) => (event.result === "ok" ? words.ok : <b>{words.refused}</b>),
    },
    {
      id: "sealed",
      head: words.sealed,
      cell: (event: AuditEventView) => (event.isSealed ? words.isSealed : words.notSealed),
    },
  ];
}

/** The office's trail, newest first, with filters, older pages and the check of its chain. */
export default function AuditTrail({ loaderData }: Route.ComponentProps) {
  const words = useTexts().t.admin.trail;
  const { query, page, check, now } = loaderData;
  const isFiltered = Object.values(query).some(Boolean);
  return (
    <WorkPage title={words.title} asOf={words.lead}>
      <StaffTitle text={words.title} />
      <CardGrid>
        <ChainCard check={check} now={now} />
        <Card span={12}>
          <Filters query={query} />
          <DataTable<AuditEventView>
            caption={words.title}
            hideCaption
            rows={page.events}
            rowKey={(event) => event.id}
            empty={words.empty}
            columns={useColumns()}
          />
          <nav className="pages" aria-label={words.title}>
            {isFiltered ? (
              <ButtonLink
                look="second"
                href={query.cursor ? `/admin/jejak?${auditSearch({ ...query, cursor: undefined })}` : "/admin/jejak"}
              >
                {query.cursor ? words.first : words.clear}
              </ButtonLink>
            ) : null}
            {page.nextCursor ? (
              <ButtonLink look="second" href={`/admin/jejak?${auditSearch({ ...query, cursor: page.nextCursor })}`}>
                {words.next}
              </ButtonLink>
            ) : null}
          </nav>
        </Card>
      </CardGrid>
    </WorkPage>
  );
}
