import { fill, problemText } from "@gerai/language";
import { ButtonLink } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { formatTime } from "@gerai/ui/format";
import { WorkPage } from "@gerai/ui/staff-shell";
import { data, redirect } from "react-router";
import { localeContext, useOffice, useTexts } from "../../office.ts";
import { QueueCases } from "../parts/queue-cases.tsx";
import { QueueViews, ServiceFilter } from "../parts/queue-tools.tsx";
import { StaffTitle } from "../parts/staff-title.tsx";
import { type QueueViewName, queueInput, queueSearch, readQueueQuery } from "../queue-address.ts";
import { listQueue, listServices, takeCaseStep } from "../staff-api.server.ts";
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
  const [page, services] = await Promise.all([listQueue(args, queueInput(query)), listServices(args)]);
  return {
    query,
    page: needStaff(args, page),
    services: services.ok ? services.data.services : [],
    canClaim: me.permissions.includes("applications:claim"),
    now: new Date().toISOString(),
  };
}

/** Takes a case and opens it; when a colleague was faster the queue says so. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const id = String(form.get("berkas") ?? "");
  const back = new URLSearchParams(String(form.get("kembali") ?? ""));
  const reply = await takeCaseStep(args, id, "claim", Number(form.get("versi")));
  if (reply.ok) {
    const view = readQueueQuery(back, "mine").view;
    return redirect(`/petugas/berkas/${id}?${queueSearch({ view: view === "free" ? "mine" : view })}`, { status: 303 });
  }
  if (reply.status !== 409) needStaff(args, reply);
  const { code, params } = reply.problem;
  return data({ problem: problemText(args.context.get(localeContext), code, params) }, { status: reply.status });
}

export default function Queue({ loaderData, actionData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const office = useOffice();
  const words = t.officer.queue;
  const { query, page, services, canClaim, now } = loaderData;
  const search = queueSearch({ ...query, cursor: undefined });
  return (
    <WorkPage
      title={query.words ? fill(words.found, { words: query.words }) : words.title}
      asOf={fill(words.asOf, { time: formatTime(now, office.timeZone, locale) })}
    >
      <StaffTitle text={words.title} />
      {actionData ? (
        <div role="alert">
          <HintBar tone="bad">{actionData.problem}</HintBar>
        </div>
      ) : null}
      <div className="queue-tools">
        <QueueViews query={query} counts={page.counts} />
        <ServiceFilter query={query} services={services} />
      </div>
      <QueueCases
        rows={page.rows}
        search={search}
        canClaim={canClaim}
        empty={query.words ? words.empty.search : words.empty[query.view]}
      />
      {page.next || query.cursor || query.words ? (
        <nav className="pages" aria-label={words.title}>
          {query.cursor ? (
            <ButtonLink look="second" href={`/petugas?${search}`}>
              {words.first}
            </ButtonLink>
          ) : null}
          {page.next ? (
            <ButtonLink look="second" href={`/petugas?${queueSearch({ ...query, cursor: page.next })}`}>
              {words.next}
            </ButtonLink>
          ) : null}
          {query.words ? (
            <ButtonLink look="second" href="/petugas">
              {words.clear}
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </WorkPage>
  );
}
