import type { DraftPageView } from "@gerai/contracts/applications";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { ErrorSummary } from "@gerai/ui/error-summary";
import { formatDateTime } from "@gerai/ui/format";
import { LinkBack, Page } from "@gerai/ui/page";
import { FormEnd, SaveLine, Steps } from "@gerai/ui/steps";
import { Unbroken } from "@gerai/ui/unbroken";
import { data, redirect, useLocation } from "react-router";
import { useOffice, useTexts } from "../../office.ts";
import type { PageHandle } from "../../page-handle.ts";
import { getDraftPage, getTrueNumbers, wishNoticesOfDraft } from "../citizen-api.server.ts";
import { needDraft, requireDraftId, stepHref } from "../draft.server.ts";
import { postPage } from "../form-page.server.ts";
import { choosableOf, NoticeChoice, takeNotifyBy } from "../parts/notice-choice.tsx";
import { ConfirmBox, pageFaults } from "../parts/page-faults.tsx";
import type { PageState } from "../parts/page-state.ts";
import { PageTitle } from "../parts/page-title.tsx";
import { Question } from "../parts/question.tsx";
import { entryCount, storedValues } from "../posted-form.ts";
import type { Route } from "./+types/form-page.ts";

export const handle: PageHandle = { enhance: ["digit-groups", "save-status", "village-search"] };

/** The page that asks for the applicant's number asks too how to be told. */
function asksForPhone({ fields }: DraftPageView["page"]): boolean {
  return fields.some(({ key }) => key === "applicant.phone");
}

export async function loader(args: Route.LoaderArgs) {
  const { slug, page } = args.params;
  const view = needDraft(args, slug, await getDraftPage(args, requireDraftId(args, slug), page));
  return { ...view, channels: asksForPhone(view.page) ? choosableOf(await getTrueNumbers(args)) : [] };
}

export async function action(args: Route.ActionArgs) {
  const { slug } = args.params;
  const id = requireDraftId(args, slug);
  const { draft, page } = needDraft(args, slug, await getDraftPage(args, id, args.params.page));
  const form = await args.request.formData();
  const notifyBy = takeNotifyBy(form);
  const outcome = await postPage(args, id, page, form);
  if ("again" in outcome) {
    return data({ ...outcome.again, notifyBy }, { status: outcome.again.errors.length > 0 ? 422 : 200 });
  }
  if (notifyBy !== undefined && notifyBy !== draft.notifyBy) {
    needDraft(args, slug, await wishNoticesOfDraft(args, id, notifyBy));
  }
  const { search, searchParams } = new URL(args.request.url);
  if (outcome.next === page.key) {
    // Answers of this page have opened further questions on it: they are asked before anything else.
    const again = needDraft(args, slug, await getDraftPage(args, id, page.key)).page;
    const known = new Set(page.fields.map((field) => field.key));
    const opened = again.fields.find((field) => !known.has(field.key));
    return redirect(`${stepHref(slug, page.key)}${search}${opened ? `#${opened.key}` : ""}`, { status: 303 });
  }
  const isChange = searchParams.get("dari") === "periksa";
  return redirect(stepHref(slug, isChange ? "periksa" : outcome.next), { status: 303 });
}

export default function FormPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const { pathname, search } = useLocation();
  const { draft, page, channels } = loaderData;
  const values = actionData?.values ?? storedValues(page.fields);
  const lists = page.fields.filter((field) => field.type === "group-list");
  const state: PageState = {
    values,
    errors: actionData?.errors ?? [],
    lookup: actionData?.lookup,
    names: actionData?.names ?? {},
    counts: actionData?.counts ?? Object.fromEntries(lists.map((list) => [list.key, entryCount(list, values, 0)])),
  };
  const faults = pageFaults(state.errors, locale, t);
  const back = page.previous ? `/layanan/${params.slug}/ajukan/${page.previous}` : `/layanan/${params.slug}`;
  return (
    <Page narrow>
      <PageTitle text={page.title[locale]} error={faults.hasHard ? t.form.errorWord : undefined} />
      <LinkBack href={back}>{t.frame.back}</LinkBack>
      <Steps
        step={page.step}
        total={page.steps}
        label={fill(t.form.stepOf, { step: page.step, steps: page.steps })}
        service={draft.service.name[locale]}
        save={
          <save-status data-offline={t.form.notSaved} data-saving={t.form.saving}>
            <SaveLine state="received">
              {fill(t.form.savedAt, { time: formatDateTime(draft.savedAt, office.timeZone, locale) })}
            </SaveLine>
          </save-status>
        }
      />
      <ErrorSummary title={faults.title} errors={faults.items} />
      <h1>{page.title[locale]}</h1>
      {page.intro ? (
        <p className="lead">
          <Unbroken text={page.intro[locale]} />
        </p>
      ) : null}
      <digit-groups>
        <form method="post" action={`${pathname}${search}`} noValidate>
          <button type="submit" className="vh" tabIndex={-1} aria-hidden="true">
            {t.form.continue}
          </button>
          {page.fields.map((field) => (
            <Question key={field.key} field={field} state={state} />
          ))}
          <NoticeChoice
            channels={channels}
            value={actionData?.notifyBy === undefined ? draft.notifyBy : actionData.notifyBy}
          />
          {faults.asksToConfirm ? <ConfirmBox /> : null}
          <FormEnd>
            <Button wide>{t.form.continue}</Button>
            <p>
              <a href={`/layanan/${params.slug}/ajukan/tersimpan`}>{t.form.saveLater}</a>
            </p>
          </FormEnd>
        </form>
      </digit-groups>
    </Page>
  );
}
