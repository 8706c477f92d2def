import type { ReviewView } from "@gerai/contracts/applications";
import { fill, problemText } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { Notice } from "@gerai/ui/notice";
import { LinkBack, Page, Section } from "@gerai/ui/page";
import { FormEnd } from "@gerai/ui/steps";
import { SummaryTable } from "@gerai/ui/summary-table";
import { data, redirect } from "react-router";
import { problemResponse, relayCookies } from "../../api.server.ts";
import { localeContext, useTexts } from "../../office.ts";
import { requestFacts } from "../../request-facts.ts";
import { getReview, getTrueNumbers, submitDraft, wishNoticesOfDraft } from "../citizen-api.server.ts";
import { needDraft, requireDraftId } from "../draft.server.ts";
import { forgetDraftCookie } from "../own-cookies.server.ts";
import { choosableOf, NoticeChoice, readNotifyBy } from "../parts/notice-choice.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { submissionKey } from "../submission-key.ts";
import { isUuid } from "../uuid.ts";
import type { Route } from "./+types/review.ts";

export async function loader(args: Route.LoaderArgs) {
  const { slug } = args.params;
  const [review, numbers] = await Promise.all([getReview(args, requireDraftId(args, slug)), getTrueNumbers(args)]);
  return { ...needDraft(args, slug, review), channels: choosableOf(numbers) };
}

/**
 * Files the case. The draft's id in the form makes the idempotency key: a double click, a refresh or the back button
 * sends the same key and is answered with the same receipt.
 */
export async function action(args: Route.ActionArgs) {
  const { slug } = args.params;
  const form = await args.request.formData();
  const draftId = form.get("kunci");
  if (!isUuid(draftId)) throw redirect(`/layanan/${slug}/ajukan`);
  // A draft that was sent before keeps its choice: the receipt it is answered with says so no worse.
  const notifyBy = readNotifyBy(form.get("kabari"));
  if (notifyBy !== undefined && notifyBy !== readNotifyBy(form.get("kabari-semula")))
    await wishNoticesOfDraft(args, draftId, notifyBy);
  const locale = args.context.get(localeContext);
  const reply = await submitDraft(args, draftId, locale, submissionKey(draftId, locale));
  if (!reply.ok) {
    if ([409, 422].includes(reply.status)) return data({ code: reply.problem.code }, { status: reply.status });
    throw problemResponse(reply.problem);
  }
  const headers = relayCookies(reply);
  headers.append("set-cookie", forgetDraftCookie(slug, args.context.get(requestFacts).secure));
  return redirect(`/bukti/${reply.data.id}`, { status: 303, headers });
}

export default function Review({ loaderData, actionData, params }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const words = t.form.review;
  const review = loaderData;
  const base = `/layanan/${params.slug}/ajukan`;
  return (
    <Page narrow>
      <PageTitle text={words.title} error={actionData ? t.form.errorWord : undefined} />
      <LinkBack href={`${base}/berkas`}>{t.frame.back}</LinkBack>
      <div className="formhead">
        <p className="steplabel">
          <b>{words.title}</b>
          <span>{review.draft.service.name[locale]}</span>
        </p>
      </div>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {actionData ? (
        <Notice tone="bad" title={problemText(locale, actionData.code)}>
          {actionData.code === "applications.closed" ? (
            <p>
              {t.availability.closedDraft} <a href={`/layanan/${params.slug}`}>{review.draft.service.name[locale]}</a>
            </p>
          ) : null}
        </Notice>
      ) : null}
      <Obstacles review={review} base={base} />
      {review.sections.map((section) => (
        <Section key={section.page} title={section.title[locale]}>
          <SummaryTable
            rows={section.rows.map((row) => ({
              question: row.label[locale],
              answer: row.value[locale],
              change: { href: `${base}/${section.page}?dari=periksa#${row.key}`, label: words.change },
            }))}
          />
        </Section>
      ))}
      <PapersSection review={review} base={base} />
      {review.notes.length > 0 ? (
        <Section title={words.notesTitle}>
          <ul className="bul">
            {review.notes.map((note) => (
              <li key={note.id}>{note[locale]}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      {review.canSend ? (
        <form method="post">
          <input type="hidden" name="kunci" value={review.draft.id} />
          <input type="hidden" name="kabari-semula" value={review.draft.notifyBy ?? "kantor"} />
          <NoticeChoice channels={review.channels} value={review.draft.notifyBy} />
          <FormEnd>
            <p>{words.declaration}</p>
            <Button wide>{words.send}</Button>
            <p className="meta">{words.once}</p>
          </FormEnd>
        </form>
      ) : null}
    </Page>
  );
}

function Obstacles({ review, base }: { review: ReviewView; base: string }) {
  const { locale, t } = useTexts();
  const words = t.form.review;
  return (
    <>
      {review.blocked.map((rule) => (
        <Notice key={rule.rule} tone="warn" title={words.blockedTitle}>
          <p>{rule.message[locale]}</p>
          {rule.suggest ? (
            <p>
              <a href={`/layanan/${rule.suggest.slug}`}>
                {fill(t.form.stop.suggest, { name: rule.suggest.name[locale] })}
              </a>
            </p>
          ) : null}
        </Notice>
      ))}
      {review.missing.length > 0 ? (
        <Notice tone="warn" title={words.missingTitle}>
          <ul className="bul">
            {review.missing.map((item) => (
              <li key={item.page}>
                <a href={`${base}/${item.page}?dari=periksa`}>{item.title[locale]}</a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}

function PapersSection({ review, base }: { review: ReviewView; base: string }) {
  const { locale, t } = useTexts();
  const words = t.form.review;
  const papers = review.draft.papers;
  if (papers.length === 0) return null;
  return (
    <Section title={words.papers}>
      <SummaryTable
        rows={papers.map((paper) => ({
          question: paper.requirement.label[locale],
          answer: paper.files.length > 0 ? fill(words.paperCount, { count: paper.files.length }) : words.paperNone,
          change: { href: `${base}/berkas#berkas-${paper.requirement.key}`, label: words.change },
        }))}
      />
    </Section>
  );
}
