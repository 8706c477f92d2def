import { fill, problemText } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { formatDate } from "@gerai/ui/format";
import { Notice } from "@gerai/ui/notice";
import { Answer, Page } from "@gerai/ui/page";
import { FormEnd } from "@gerai/ui/steps";
import { data, redirect } from "react-router";
import { problemResponse } from "../../api.server.ts";
import { useOffice, useTexts } from "../../office.ts";
import type { PageHandle } from "../../page-handle.ts";
import { needCase } from "../case.server.ts";
import { getCompletion, sendCompletion } from "../citizen-api.server.ts";
import { PAPER_QUERY, type PaperRefusal, postPaper } from "../papers.server.ts";
import { PageTitle } from "../parts/page-title.tsx";
import { Paper } from "../parts/paper.tsx";
import { isUuid } from "../uuid.ts";
import type { Route } from "./+types/completion.ts";

export const handle: PageHandle = { enhance: ["photo-upload"] };

export async function loader(args: Route.LoaderArgs) {
  const reply = await getCompletion(args, args.params.caseId);
  // Already sent, or nothing was ever asked: the case itself says what is going on.
  if (!reply.ok && (reply.status === 409 || reply.status === 422)) throw redirect(`/lacak/${args.params.caseId}`);
  return needCase(reply);
}

/** With `?kirim` the replaced papers go back to the officer; any other post adds or removes a file. */
export async function action(args: Route.ActionArgs) {
  const { caseId } = args.params;
  const query = new URL(args.request.url).searchParams;
  if (query.has("kirim")) {
    const reply = await sendCompletion(args, caseId);
    if (reply.ok) return redirect(`/lacak/${caseId}?terkirim=ya`, { status: 303 });
    if (reply.status === 409 || reply.status === 422) {
      return data({ code: reply.problem.code, refusal: undefined }, { status: reply.status });
    }
    throw problemResponse(reply.problem);
  }
  if (!isUuid(caseId)) throw redirect("/lacak");
  const refusal: PaperRefusal | undefined = await postPaper(args, `/cases/${caseId}/completion/papers`);
  if (refusal) return data({ code: undefined, refusal }, { status: 422 });
  const key = query.get(PAPER_QUERY);
  return redirect(`/perbaiki/${caseId}${key ? `#berkas-${encodeURIComponent(key)}` : ""}`, { status: 303 });
}

export default function Completion({ loaderData, actionData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const words = t.citizen.completion;
  const view = loaderData;
  const refusal = actionData?.refusal;
  return (
    <Page narrow>
      <PageTitle text={words.title} error={actionData ? t.form.errorWord : undefined} />
      <Answer
        title={words.title}
        above={
          <p className="meta">
            {fill(t.citizen.caseView.numberLine, { number: view.number, service: view.service.name[locale] })}
          </p>
        }
        lead={words.lead}
      />
      {actionData?.code ? <Notice tone="bad" title={problemText(locale, actionData.code)} /> : null}
      {view.items.map((paper) => (
        <Paper
          key={paper.requirement.key}
          paper={paper}
          caseId={view.caseId}
          refusal={refusal?.requirement === paper.requirement.key ? refusal : undefined}
        />
      ))}
      <FormEnd>
        {view.canSend ? (
          <form method="post" action="?kirim=ya">
            <Button wide>{words.send}</Button>
          </form>
        ) : (
          <p>{words.notYet}</p>
        )}
        <p className="meta">{fill(words.until, { date: formatDate(view.answerBy, office.timeZone, locale) })}</p>
      </FormEnd>
    </Page>
  );
}
