import { fill } from "@gerai/language";
import { ButtonLink } from "@gerai/ui/button";
import { formatDateTime } from "@gerai/ui/format";
import { LinkBack, Page } from "@gerai/ui/page";
import { FormEnd, SaveLine } from "@gerai/ui/steps";
import { data, redirect } from "react-router";
import { useOffice, useTexts } from "../../office.ts";
import type { PageHandle } from "../../page-handle.ts";
import { findDraft } from "../citizen-api.server.ts";
import { needDraft, requireDraftId, stepHref } from "../draft.server.ts";
import { PAPER_QUERY, postPaper } from "../papers.server.ts";
import { PageTitle } from "../parts/page-title.tsx";
import { Paper } from "../parts/paper.tsx";
import type { Route } from "./+types/papers.ts";

export const handle: PageHandle = { enhance: ["photo-upload"] };

export async function loader(args: Route.LoaderArgs) {
  const { slug } = args.params;
  return needDraft(args, slug, await findDraft(args, requireDraftId(args, slug)));
}

export async function action(args: Route.ActionArgs) {
  const { slug } = args.params;
  const refusal = await postPaper(args, `/drafts/${requireDraftId(args, slug)}/papers`);
  if (refusal) return data(refusal, { status: 422 });
  const key = new URL(args.request.url).searchParams.get(PAPER_QUERY);
  const anchor = key ? `#berkas-${encodeURIComponent(key)}` : "";
  return redirect(`${stepHref(slug, "berkas")}${anchor}`, { status: 303 });
}

export default function Papers({ loaderData, actionData, params }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const draft = loaderData;
  const words = t.form.papers;
  const last = draft.pages.at(-1);
  const complete = draft.papers.every((paper) => paper.status !== "missing");
  return (
    <Page narrow>
      <PageTitle text={words.title} error={actionData ? t.form.errorWord : undefined} />
      <LinkBack href={last ? `/layanan/${params.slug}/ajukan/${last.key}` : `/layanan/${params.slug}`}>
        {t.frame.back}
      </LinkBack>
      <div className="formhead">
        <p className="steplabel">
          <b>{words.title}</b>
          <span>{draft.service.name[locale]}</span>
        </p>
        <SaveLine state="received">
          {fill(t.form.savedAt, { time: formatDateTime(draft.savedAt, office.timeZone, locale) })}
        </SaveLine>
      </div>
      <h1>{words.title}</h1>
      <p className="lead">{draft.papers.length > 0 ? words.lead : words.none}</p>
      {draft.papers.map((paper) => (
        <Paper
          key={paper.requirement.key}
          paper={paper}
          caseId={draft.id}
          refusal={actionData?.requirement === paper.requirement.key ? actionData : undefined}
        />
      ))}
      <FormEnd>
        <ButtonLink href={`/layanan/${params.slug}/ajukan/periksa`} wide>
          {words.toReview}
        </ButtonLink>
        {complete ? null : <p className="meta">{words.needRequired}</p>}
        <p>
          <a href={`/layanan/${params.slug}/ajukan/tersimpan`}>{t.form.saveLater}</a>
        </p>
      </FormEnd>
    </Page>
  );
}
