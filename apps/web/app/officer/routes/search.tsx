import { fill } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { WorkPage } from "@gerai/ui/staff-shell";
import { data, redirect } from "react-router";
import { useTexts } from "../../office.ts";
import { claimCase } from "../claim-case.server.ts";
import { ClaimProblem } from "../parts/claim-problem.tsx";
import { HiddenFields } from "../parts/hidden-fields.tsx";
import { QueueCases } from "../parts/queue-cases.tsx";
import { ServiceFilter } from "../parts/queue-tools.tsx";
import { StaffTitle } from "../parts/staff-title.tsx";
import { readSearchForm, searchFields } from "../queue-address.ts";
import { listServices, searchQueue } from "../staff-api.server.ts";
import { homeOf, needStaff, staffContext } from "../staff-session.server.ts";
import type { Route } from "./+types/search.ts";

/** The page itself, opened by its address, finds nothing: words come by POST only (URL-1). */
export async function loader(args: Route.LoaderArgs) {
  const me = args.context.get(staffContext);
  if (!me.permissions.includes("applications:read")) throw redirect(homeOf(me));
  const services = await listServices(args);
  return {
    services: services.ok ? services.data.services : [],
    canClaim: me.permissions.includes("applications:claim"),
  };
}

/** Finds cases; with the step `claim` takes one first, and finds again when a colleague was faster. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const lost = form.get("langkah") === "claim" ? await claimCase(args, form) : undefined;
  const search = readSearchForm(form);
  const page = search ? needStaff(args, await searchQueue(args, search)) : undefined;
  return data({ search, page, problem: lost?.problem }, { status: lost?.status ?? 200 });
}

export default function Search({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts().t.officer.queue;
  const { services, canClaim } = loaderData;
  const { search, page, problem } = actionData ?? {};
  if (!search || !page)
    return (
      <WorkPage title={words.searchTitle}>
        <StaffTitle text={words.searchTitle} />
        <p className="card">{words.searchHow}</p>
      </WorkPage>
    );
  const first = { ...search, cursor: undefined };
  return (
    <WorkPage title={fill(words.found, { words: search.q })}>
      <StaffTitle text={words.searchTitle} />
      <ClaimProblem text={problem} />
      <div className="queue-tools">
        <ServiceFilter
          action="/petugas/cari"
          fields={searchFields({ ...first, service: undefined })}
          service={search.service}
          services={services}
        />
      </div>
      <QueueCases
        rows={page.rows}
        query={search}
        action="/petugas/cari"
        fields={searchFields(search)}
        canClaim={canClaim}
        empty={words.empty.search}
      />
      <div className="pages">
        {search.cursor ? (
          <form method="post" action="/petugas/cari">
            <HiddenFields fields={searchFields(first)} />
            <Button look="second">{words.first}</Button>
          </form>
        ) : null}
        {page.next ? (
          <form method="post" action="/petugas/cari">
            <HiddenFields fields={searchFields({ ...search, cursor: page.next })} />
            <Button look="second">{words.next}</Button>
          </form>
        ) : null}
        <ButtonLink look="second" href="/petugas">
          {words.clear}
        </ButtonLink>
      </div>
    </WorkPage>
  );
}
