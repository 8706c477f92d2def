import type { ServiceSettingsView } from "@gerai/contracts/catalogue";
import type { DraftConfigurationView, DraftEditView } from "@gerai/contracts/tenancy";
import { fill, problemText } from "@gerai/language";
import { HintBar } from "@gerai/ui/case-section";
import { Card, CardGrid, WorkPage } from "@gerai/ui/staff-shell";
import { data, redirect } from "react-router";
import { type ApiReply, callApi } from "../../api.server.ts";
import { localeContext, useTexts } from "../../office.ts";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { needStaff } from "../../officer/staff-session.server.ts";
import { ServiceCompare } from "../parts/services-compare.tsx";
import { ServiceForm } from "../parts/services-fields.tsx";
import { draftedService, overrideFrom, PUBLISH_PAGE, readServiceForm, typedFrom } from "../services-form.ts";
import type { Route } from "./+types/services-edit.ts";

/** The service of the address as it is in force, and what the draft says of it. 404 for an unknown one. */
async function readService(args: Route.LoaderArgs | Route.ActionArgs) {
  const [settings, draft] = await Promise.all([
    callApi<ServiceSettingsView>(args, "GET", "/admin/services"),
    callApi<DraftConfigurationView>(args, "GET", "/admin/configuration/draft"),
  ]);
  const service = needStaff(args, settings).services.find(({ slug }) => slug === args.params.slug);
  if (!service) throw new Response(null, { status: 404 });
  return { service, drafted: draftedService(needStaff(args, draft), service.code) };
}

export async function loader(args: Route.LoaderArgs) {
  const { service, drafted } = await readService(args);
  const note = new URL(args.request.url).searchParams.get("hasil");
  // A new item gets its key here, so that a form sent twice is one item.
  return { service, drafted: drafted ?? null, key: drafted?.key ?? crypto.randomUUID(), note };
}

const backTo = (slug: string, note: "tersimpan" | "sama") =>
  redirect(`/admin/layanan/${slug}?hasil=${note}`, { status: 303 });

/** Puts the form into the draft, or takes everything of the office's own away with the next publishing. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { service, drafted } = await readService(args);
  const typed = readServiceForm(form);
  const made = form.has("_nasional") ? { override: null } : overrideFrom(typed, service, drafted?.after ?? null);
  if ("faults" in made) return data({ typed, faults: made.faults, problem: undefined }, { status: 422 });
  if (made.override === null && !drafted) return backTo(service.slug, "sama");
  const key = encodeURIComponent(drafted?.key ?? String(form.get("_kunci") ?? ""));
  const revision = String(form.get("_revisi") ?? "") || undefined;
  const path = `/admin/configuration/draft/items/${key}`;
  const reply: ApiReply<DraftEditView> = made.override
    ? await callApi(args, "PUT", path, { body: { revision, item: { kind: "service", body: made.override } } })
    : drafted?.isInForce
      ? await callApi(args, "DELETE", revision ? `${path}?revision=${encodeURIComponent(revision)}` : path)
      : await callApi(args, "POST", "/admin/configuration/draft/discard", { body: { key: drafted?.key, revision } });
  if (reply.ok) return backTo(service.slug, "tersimpan");
  if (reply.status !== 409 && reply.status !== 422) needStaff(args, reply);
  const { code, params } = reply.problem;
  const problem = problemText(args.context.get(localeContext), code, params);
  return data({ typed, faults: {}, problem }, { status: reply.status });
}

/** One service: what the office may set, beside what the nation says. */
export default function ServiceSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const words = t.services;
  const { service, drafted, key, note } = loaderData;
  const title = fill(words.formTitle, { name: service.name[locale] });
  const standing = drafted ? drafted.after : service.override;
  return (
    <WorkPage title={title} asOf={words.formLead} aside={<a href="/admin/layanan">{words.backToList}</a>}>
      <StaffTitle text={title} />
      {actionData?.problem ? (
        <div role="alert">
          <HintBar tone="bad">{actionData.problem}</HintBar>
        </div>
      ) : null}
      {drafted?.isChanged ? (
        <div role={note ? "status" : undefined}>
          <HintBar tone="warn">
            {words.saved} <a href={PUBLISH_PAGE}>{words.publish}</a>
          </HintBar>
        </div>
      ) : note ? (
        <div role="status">
          <HintBar>{words.nothing}</HintBar>
        </div>
      ) : null}
      <CardGrid>
        <Card span={7}>
          <ServiceForm
            service={service}
            typed={actionData?.typed ?? typedFrom(standing)}
            faults={actionData?.faults ?? {}}
            hidden={{ _kunci: key, _revisi: drafted?.revision ?? "" }}
            mayReset={standing !== null}
          />
        </Card>
        <Card span={5} title={words.compare}>
          <ServiceCompare service={service} after={standing} />
        </Card>
      </CardGrid>
    </WorkPage>
  );
}
