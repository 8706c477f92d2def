import { fill } from "@gerai/language";
import { Actions, Button, ButtonLink } from "@gerai/ui/button";
import { ChoiceField } from "@gerai/ui/choice-field";
import { formatDateTime } from "@gerai/ui/format";
import { Notice } from "@gerai/ui/notice";
import { Answer, LinkBack, Page } from "@gerai/ui/page";
import { redirect } from "react-router";
import { problemResponse, relayCookies } from "../../api.server.ts";
import { useOffice, useTexts } from "../../office.ts";
import { requestFacts } from "../../request-facts.ts";
import { createDraft, findDraft, getService, getServiceToday } from "../citizen-api.server.ts";
import { stepHref } from "../draft.server.ts";
import { draftCookie, draftOfRequest } from "../own-cookies.server.ts";
import { useOpenWords } from "../parts/open-words.ts";
import { PageTitle } from "../parts/page-title.tsx";
import { ClosedFacts, OtherWays, PutOff } from "../parts/service-now.tsx";
import { closedSentence } from "../parts/service-sentence.ts";
import type { Route } from "./+types/start.ts";

/** The purpose that was chosen on this page: a code of the question, in the address or the form. */
function readPurpose(value: FormDataEntryValue | null): string | undefined {
  return typeof value === "string" && /^[A-Z][A-Z0-9_]{1,39}$/.test(value) ? value : undefined;
}

export async function loader(args: Route.LoaderArgs) {
  const { slug } = args.params;
  const { searchParams } = new URL(args.request.url);
  const purpose = readPurpose(searchParams.get("keperluan"));
  const id = draftOfRequest(args.request, slug);
  const [service, today, draft] = await Promise.all([
    getService(args, slug),
    getServiceToday(args, slug, purpose),
    id ? findDraft(args, id) : undefined,
  ]);
  return {
    service: { slug, name: service.name },
    today,
    purpose: today.purposeQuestion?.options.find(({ code }) => code === purpose),
    draft: draft?.ok ? { savedAt: draft.data.savedAt, href: stepHref(slug, draft.data.next) } : undefined,
    isLost: searchParams.get("isian") === "hilang",
  };
}

/**
 * Begins a case: the API sets the citizen's cookie, ours says which draft belongs to this form. What a rule has closed
 * meanwhile leads back to this page, which says why and what instead.
 */
export async function action(args: Route.ActionArgs) {
  const { slug } = args.params;
  const purpose = readPurpose((await args.request.formData()).get("keperluan"));
  const reply = await createDraft(args, slug, purpose);
  if (!reply.ok) {
    if (reply.problem.code !== "applications.closed") throw problemResponse(reply.problem);
    const search = purpose === undefined ? "" : `?keperluan=${purpose}`;
    return redirect(`/layanan/${slug}/ajukan${search}`, { status: 303 });
  }
  const headers = relayCookies(reply);
  headers.append("set-cookie", draftCookie(slug, reply.data.id, args.context.get(requestFacts).secure));
  return redirect(stepHref(slug, reply.data.next), { status: 303, headers });
}

export default function Start({ loaderData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const open = useOpenWords();
  const words = t.citizen.start;
  const { service, today, purpose, draft, isLost } = loaderData;
  const asksPurpose = today.purposeQuestion !== null && purpose === undefined;
  const web = today.ways.find(({ channel }) => channel === "web");
  const isClosed = !asksPurpose && web !== undefined && !web.answer.open;
  const closed = isClosed ? closedSentence(today, open) : undefined;
  const title = isClosed
    ? (closed?.title ?? t.availability.closedWholly)
    : draft
      ? words.title
      : asksPurpose
        ? t.availability.purposeTitle
        : fill(words.freshTitle, { service: service.name[locale] });
  const lead = draft
    ? fill(words.lead, { time: formatDateTime(draft.savedAt, office.timeZone, locale) })
    : asksPurpose
      ? t.availability.purposeLead
      : words.freshLead;
  return (
    <Page narrow>
      <PageTitle text={title} />
      <LinkBack href={`/layanan/${service.slug}`}>{service.name[locale]}</LinkBack>
      <Answer title={title} lead={isClosed ? (draft ? t.availability.closedDraft : closed?.lead) : lead}>
        {isLost && !draft ? <Notice tone="warn" title={words.lost} /> : null}
        {asksPurpose || isClosed ? null : <PutOff today={today} />}
      </Answer>
      {isClosed && web ? (
        <>
          <OtherWays alternatives={web.answer.alternatives} slug={service.slug} today={today} />
          <ClosedFacts answer={web.answer} />
        </>
      ) : (
        <Beginnings data={loaderData} asksPurpose={asksPurpose} />
      )}
    </Page>
  );
}

/** The ways to begin or to go on: the draft of this phone, the purpose first where it matters, or a fresh form. */
function Beginnings({ data, asksPurpose }: { data: Route.ComponentProps["loaderData"]; asksPurpose: boolean }) {
  const { locale, t } = useTexts();
  const words = t.citizen.start;
  const { today, purpose, draft } = data;
  return (
    <>
      {purpose ? (
        <p className="field">
          {fill(t.availability.purposeIs, { purpose: purpose.label[locale] })}{" "}
          <a href={`/layanan/${data.service.slug}/ajukan`}>{t.availability.purposeChange}</a>
        </p>
      ) : null}
      <div className="formend">
        {draft ? (
          <ButtonLink href={draft.href} wide>
            {words.continue}
          </ButtonLink>
        ) : null}
        {asksPurpose && today.purposeQuestion ? (
          <form method="get">
            <ChoiceField
              id="keperluan"
              name="keperluan"
              label={today.purposeQuestion.label[locale]}
              labels={{ optional: t.form.optional, error: t.form.errorWord }}
              hint={today.purposeQuestion.hint?.[locale]}
              options={today.purposeQuestion.options.map(({ code, label }) => ({ value: code, label: label[locale] }))}
              value="NONE"
            />
            <div className="field">
              <Button wide look={draft ? "quiet" : "main"}>
                {t.availability.purposeGo}
              </Button>
            </div>
          </form>
        ) : (
          <form method="post">
            {purpose ? <input type="hidden" name="keperluan" value={purpose.code} /> : null}
            <Button wide look={draft ? "quiet" : "main"}>
              {draft ? words.again : words.go}
            </Button>
          </form>
        )}
        <Actions>
          <ButtonLink href="/lanjut" look="quiet">
            {words.resume}
          </ButtonLink>
        </Actions>
      </div>
    </>
  );
}
