import { fill } from "@gerai/language";
import { ButtonLink } from "@gerai/ui/button";
import { formatTime } from "@gerai/ui/format";
import { WorkPage } from "@gerai/ui/staff-shell";
import { data, redirect } from "react-router";
import { useOffice, useTexts } from "../../office.ts";
import { claimCase } from "../claim-case.server.ts";
import { ClaimProblem } from "../parts/claim-problem.tsx";
import { QueueCases } from "../parts/queue-cases.tsx";
import { QueueViews, ServiceFilter } from "../parts/queue-tools.tsx";
import { RulesStrip } from "../parts/rules-strip.tsx";
import { StaffTitle } from "../parts/staff-title.tsx";
import { type QueueViewName, queueSearch, readQueueQuery } from "../queue-address.ts";
import { getOfficeToday, listQueue, listServices } from "../staff-api.server.ts";
import { homeOf, needStaff, staffContext } from "../staff-session.server.ts";
import type { Route } from "./+types/queue.ts";

/** The view in which a person's work waits. */
function firstView(permissions: readonly string[]): QueueViewName {
  if (permissions.includes("applications:claim")) return "free";
  return permissions.includes("applications:agree-rejection") ? "for-head" : "in-process";
}

export async function loader(args: Route.LoaderArgs) {
  const me = args.context.get(staffContext);
  if (!me.permissions.includes("applications:read")) throw redirect(homeOf(me));
  const query = readQueueQuery(new URL(args.request.url).searchParams, firstView(me.permissions));
  const [page, services, today] = await Promise.all([listQueue(args, query), listServices(args), getOfficeToday(args)]);
  return {
    query,
    page: needStaff(args, page),
    today: today.ok ? today.data : undefined,
    services: services.ok ? services.data.services : [],
    canClaim: me.permissions.includes("applications:claim"),
    now: new Date().toISOString(),
  };
}

/** Takes a case and opens it; when a colleague was faster the queue says so. */
export async function action(args: Route.ActionArgs) {
  const { problem, status } = await claimCase(args, await args.request.formData());
  return data({ problem }, { status });
}

export default function Queue({ loaderData, actionData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const office = useOffice();
  const words = t.officer.queue;
  const { query, page, services, today, canClaim, now } = loaderData;
  const first = { ...query, cursor: undefined };
  return (
    <WorkPage title={words.title} asOf={fill(words.asOf, { time: formatTime(now, office.timeZone, locale) })}>
      <StaffTitle text={words.title} />
      <RulesStrip today={today} />
      <ClaimProblem text={actionData?.problem} />
      <div className="queue-tools">
        <QueueViews query={query} counts={page.counts} />
        <ServiceFilter
          action="/petugas"
          fields={[["tampilan", query.view]]}
          service={query.service}
          services={services}
        />
      </div>
      <QueueCases
        rows={page.rows}
        query={query}
        action="/petugas"
        fields={[["tampilan", query.view]]}
        canClaim={canClaim}
        empty={words.empty[query.view]}
      />
      {page.next || query.cursor ? (
        <nav className="pages" aria-label={words.title}>
          {query.cursor ? (
            <ButtonLink look="second" href={`/petugas?${queueSearch(first)}`}>
              {words.first}
            </ButtonLink>
          ) : null}
          {page.next ? (
            <ButtonLink look="second" href={`/petugas?${queueSearch({ ...query, cursor: page.next })}`}>
              {words.next}
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </WorkPage>
  );
}
