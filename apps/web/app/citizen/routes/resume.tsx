import { messages, problemText } from "@gerai/language";
import { Notice } from "@gerai/ui/notice";
import { Answer, Page } from "@gerai/ui/page";
import { data, redirect } from "react-router";
import { relayCookies } from "../../api.server.ts";
import { localeContext, useTexts } from "../../office.ts";
import { requestFacts } from "../../request-facts.ts";
import { stepHref } from "../draft.server.ts";
import { draftCookie } from "../own-cookies.server.ts";
import { PageTitle } from "../parts/page-title.tsx";
import { TrackForm } from "../parts/track-form.tsx";
import { postTrack } from "../track.server.ts";
import type { Route } from "./+types/resume.ts";

/** Opens a draft on another phone; a code of a case that was already sent leads to its page. */
export async function action(args: Route.ActionArgs) {
  const outcome = await postTrack(args, messages(args.context.get(localeContext)), true);
  if ("again" in outcome) return data(outcome.again, { status: outcome.status });
  const { caseId, draftId, slug } = outcome.view.data;
  const headers = relayCookies(outcome.view);
  if (!draftId) return redirect(caseId ? `/lacak/${caseId}` : "/lacak", { status: 303, headers });
  headers.append("set-cookie", draftCookie(slug, draftId, args.context.get(requestFacts).secure));
  return redirect(stepHref(slug, "periksa"), { status: 303, headers });
}

export default function Resume({ actionData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const words = t.citizen.track;
  return (
    <Page narrow>
      <PageTitle text={words.resumeTitle} error={actionData ? t.form.errorWord : undefined} />
      <Answer title={words.resumeTitle} lead={words.resumeLead} />
      {actionData?.problem ? <Notice tone="bad" title={problemText(locale, actionData.problem)} /> : null}
      <TrackForm action="/lanjut" idPrefix="lanjut" code={actionData?.code} errors={actionData?.errors} resume />
    </Page>
  );
}
