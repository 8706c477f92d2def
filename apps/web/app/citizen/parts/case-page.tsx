import type { CaseState, CaseView } from "@gerai/contracts/applications";
import type { CaseNoticeView, NotifyBy } from "@gerai/contracts/notifications";
import { fill } from "@gerai/language";
import { Actions, Button, ButtonLink } from "@gerai/ui/button";
import { formatDate, formatDateTime, formatShortDateTime } from "@gerai/ui/format";
import { Notice, Todo } from "@gerai/ui/notice";
import { Answer, AsOf, Page, PageColumns, Section } from "@gerai/ui/page";
import { StateChip, type Tone } from "@gerai/ui/state-chip";
import { DefinitionList } from "@gerai/ui/summary-table";
import { Timeline, type TimelineState } from "@gerai/ui/timeline";
import { Unbroken } from "@gerai/ui/unbroken";
import { useOffice, useTexts } from "../../office.ts";
import type { CaseAnswer } from "./case-answer.ts";
import { CaseNotices } from "./case-notices.tsx";
import { CaseOutput } from "./case-output.tsx";
import { CaseHolds, CasePromise } from "./case-standing.tsx";
import { PageTitle } from "./page-title.tsx";

const ENDED: ReadonlySet<CaseState> = new Set(["CLOSED", "REJECTED", "CANCELLED", "EXPIRED"]);

function toneOf(view: CaseView): Tone {
  if (view.holds.length > 0) return "warn";
  if (view.todo !== "none") return "warn";
  if (view.state === "CLOSED") return "ok";
  return view.state === "REJECTED" ? "bad" : ENDED.has(view.state) ? "idle" : "info";
}

/** The citizen's own case: where it is and since when, what to do now, results, the way so far, cancelling. */
export function CasePage(props: {
  view: CaseView;
  notices: readonly CaseNoticeView[];
  channels: readonly Exclude<NotifyBy, null>[];
  isWishKept: boolean;
  asksToCancel: boolean;
  wasSent: boolean;
  answer: CaseAnswer | undefined;
  problem: string | undefined;
}) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const words = t.citizen.caseView;
  const { view } = props;
  return (
    <Page>
      <PageTitle text={view.label[locale]} />
      <PageColumns
        main={
          <>
            <Answer
              title={view.holds.length > 0 ? t.promise.hold.sentence : words.sentences[view.state]}
              above={
                <>
                  <p className="meta">
                    {fill(words.numberLine, { number: view.number, service: view.service.name[locale] })}
                  </p>
                  <StateChip tone={toneOf(view)}>{view.label[locale]}</StateChip>
                </>
              }
              asOf={
                <AsOf dateTime={view.asOf}>
                  {fill(words.asOf, { time: formatDateTime(view.asOf, office.timeZone, locale) })}
                </AsOf>
              }
            />
            {props.problem ? <Notice tone="bad" title={props.problem} /> : null}
            {props.wasSent ? <Notice tone="ok" title={words.sent} /> : null}
            {props.isWishKept ? <Notice tone="ok" title={t.noticePages.choice.saved} /> : null}
            {view.readOn ? (
              <p className="lead">
                {fill(t.availability.queuedUntil, { day: formatDateTime(view.readOn.at, office.timeZone, locale) })}
              </p>
            ) : null}
            <CaseHolds view={view} />
            {props.asksToCancel && view.canCancel ? <CancelQuestion view={view} /> : <TodoNow view={view} />}
            {view.rejectionReason ? (
              <Notice tone="warn" title={words.rejectedTitle}>
                <p>{view.rejectionReason}</p>
              </Notice>
            ) : null}
            <CasePromise promise={view.promise} />
            {view.outputs.length > 0 ? (
              <Section title={words.outputsTitle}>
                <ul className="board">
                  {view.outputs.map((output) => (
                    <CaseOutput key={output.id} output={output} answer={props.answer} />
                  ))}
                </ul>
              </Section>
            ) : null}
          </>
        }
        aside={<CaseFacts view={view} isCancelling={props.asksToCancel} />}
        more={
          <>
            <Section title={words.timelineTitle}>
              <CaseTimeline view={view} />
            </Section>
            <CaseNotices
              view={view}
              notices={props.notices}
              channels={props.channels}
              hasEnded={ENDED.has(view.state)}
            />
          </>
        }
      />
    </Page>
  );
}

function TodoNow({ view }: { view: CaseView }) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const words = t.citizen.caseView;
  if (view.todo === "none" && ENDED.has(view.state)) return null;
  return (
    <Todo title={words.todoTitle}>
      {view.todo === "none" ? <p>{view.holds.length > 0 ? t.promise.hold.todo : words.todoNone}</p> : null}
      {view.todo === "fetch" ? <p>{words.todoFetch}</p> : null}
      {view.todo === "collect" ? <p>{words.todoCollect}</p> : null}
      {view.todo === "complete" ? (
        <>
          <p>{words.todoComplete}</p>
          <ButtonLink href={`/perbaiki/${view.id}`} wide>
            {words.todoCompleteButton}
          </ButtonLink>
          {view.answerBy ? (
            <p className="meta">
              {fill(words.todoCompleteBy, { date: formatDate(view.answerBy, office.timeZone, locale) })}
            </p>
          ) : null}
        </>
      ) : null}
    </Todo>
  );
}

function CancelQuestion({ view }: { view: CaseView }) {
  const { t } = useTexts();
  const words = t.citizen.caseView;
  return (
    <Todo title={words.cancelTitle}>
      <p>{words.cancelText}</p>
      <form method="post" action={`/lacak/${view.id}`}>
        <input type="hidden" name="langkah" value="batal" />
        <input type="hidden" name="versi" value={view.version} />
        <Actions>
          <Button look="danger">{words.cancelAsk}</Button>
          <ButtonLink href={`/lacak/${view.id}`} look="quiet">
            {words.cancelKeep}
          </ButtonLink>
        </Actions>
      </form>
    </Todo>
  );
}

function CaseFacts({ view, isCancelling }: { view: CaseView; isCancelling: boolean }) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const words = t.citizen.caseView;
  const contact = [view.contact.phoneMasked, view.contact.emailMasked].filter(Boolean).join(", ");
  return (
    <>
      <h2>{words.factsTitle}</h2>
      <DefinitionList
        rows={[
          { term: words.filed, value: formatDateTime(view.filedAt, office.timeZone, locale) },
          { term: words.code, value: <span className="nw">{view.trackingCode}</span> },
          { term: words.contact, value: contact },
        ]}
      />
      <p>
        <a className="tap" href={`/bukti/${view.id}`}>
          {words.receipt}
        </a>
      </p>
      {ENDED.has(view.state) ? (
        <p>
          <a className="tap" href={`/layanan/${view.service.slug}`}>
            {words.again}
          </a>
        </p>
      ) : null}
      {view.canCancel && !isCancelling ? (
        <p>
          <a className="tap" href={`/lacak/${view.id}?batal=ya`}>
            {words.cancelOpen}
          </a>
        </p>
      ) : null}
    </>
  );
}

function CaseTimeline({ view }: { view: CaseView }) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const last = view.timeline.length - 1;
  const stateOf = (at: number): TimelineState => (at === last && view.todo === "complete" ? "now" : "done");
  const time = (at: string) => ({ text: formatShortDateTime(at, office.timeZone, locale), dateTime: at });
  const came = view.timeline.at(-1)?.at ?? view.filedAt;
  return (
    <Timeline
      labels={t.citizen.caseView.states}
      entries={[
        ...view.timeline.map((entry, at) => ({
          id: `${at}-${entry.at}`,
          state: stateOf(at),
          title: entry.label[locale],
          time: time(entry.at),
          notes: entry.told ? [<Unbroken key="told" text={entry.told[locale]} />] : [],
        })),
        // A rule may be older than the case: it holds it up since it came this far.
        ...view.holds.map((hold) => ({
          id: `${hold.reason}-${hold.since}`,
          state: "hold" as const,
          title: fill(t.promise.hold.title, { reason: hold.label[locale] }),
          time: time([hold.since, came].toSorted().at(-1) ?? came),
        })),
      ]}
    />
  );
}
