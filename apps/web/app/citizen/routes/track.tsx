import { fill, messages, problemText } from "@gerai/language";
import { formatDateTime } from "@gerai/ui/format";
import { Notice } from "@gerai/ui/notice";
import { Answer, Page } from "@gerai/ui/page";
import { data, redirect } from "react-router";
import { relayCookies } from "../../api.server.ts";
import { localeContext, useOffice, useTexts } from "../../office.ts";
import type { PageHandle } from "../../page-handle.ts";
import { requestFacts } from "../../request-facts.ts";
import { stepHref } from "../draft.server.ts";
import { draftCookie } from "../own-cookies.server.ts";
import { PageTitle } from "../parts/page-title.tsx";
import { TrackForm } from "../parts/track-form.tsx";
import { postTrack, type TrackAnswer } from "../track.server.ts";
import type { Route } from "./+types/track.ts";

export const handle: PageHandle = { enhance: ["code-from-hash"] };

export async function action(args: Route.ActionArgs) {
  const outcome = await postTrack(args, messages(args.context.get(localeContext)), false);
  if ("again" in outcome) return data({ answer: outcome.again, stage: undefined }, { status: outcome.status });
  const { caseId, draftId, slug, stage } = outcome.view.data;
  const headers = relayCookies(outcome.view);
  if (caseId) return redirect(`/lacak/${caseId}`, { status: 303, headers });
  if (draftId) {
    headers.append("set-cookie", draftCookie(slug, draftId, args.context.get(requestFacts).secure));
    return redirect(stepHref(slug, "periksa"), { status: 303, headers });
  }
  return data({ answer: undefined, stage }, { headers });
}

export default function Track({ actionData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const words = t.citizen.track;
  const stage = actionData?.stage;
  const answer: TrackAnswer | undefined = actionData?.answer;
  return (
    <Page narrow>
      <PageTitle text={words.title} error={answer ? t.form.errorWord : undefined} />
      <Answer title={stage ? fill(words.stageTitle, { label: stage.label[locale] }) : words.title} lead={words.lead} />
      {answer?.problem ? <Notice tone="bad" title={problemText(locale, answer.problem)} /> : null}
      {stage ? (
        <Notice tone="info" title={stage.service[locale]}>
          <p>{fill(words.stageAsOf, { time: formatDateTime(stage.asOf, office.timeZone, locale) })}</p>
          <p>{stage.state === "DRAFT" ? words.stageOfDraft : words.stageMore}</p>
        </Notice>
      ) : null}
      <code-from-hash>
        <TrackForm action="/lacak" idPrefix="lacak" code={answer?.code} errors={answer?.errors} />
      </code-from-hash>
    </Page>
  );
}
