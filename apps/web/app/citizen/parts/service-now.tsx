import type {
  Alternative as OtherWay,
  ServiceTodayView,
  ServiceWay,
  StandingHold,
} from "@gerai/contracts/availability";
import { fill } from "@gerai/language";
import { Board, BoardRow } from "@gerai/ui/board";
import { ButtonLink } from "@gerai/ui/button";
import { formatPhone } from "@gerai/ui/format";
import type { IconName } from "@gerai/ui/icons";
import { Alternative, Notice } from "@gerai/ui/notice";
import { DefinitionList, type DefinitionRow } from "@gerai/ui/summary-table";
import { Unbroken } from "@gerai/ui/unbroken";
import { HouseRules } from "./office-now.tsx";
import {
  closedText,
  dayText,
  hoursText,
  lastDayText,
  lineText,
  momentText,
  numbersText,
  type OpenWords,
  readText,
  useOpenWords,
} from "./open-words.ts";

const ICONS: Readonly<Record<ServiceWay["channel"], IconName>> = { web: "monitor", whatsapp: "chat", counter: "store" };

function wayNote(way: ServiceWay, words: OpenWords): string {
  const { t } = words;
  const { answer, channel, today } = way;
  if (!answer.open) return closedText(answer, words);
  if (channel === "web") return readText(answer.readOn, today, words);
  if (channel === "whatsapp") return fill(t.numbers, { numbers: numbersText(way.phones, words) });
  return fill(t.todayHours, { hours: hoursText(today, words) });
}

/** Every way to a service with its state, and fetching what is finished. */
export function ServiceWays({ today }: { today: ServiceTodayView }) {
  const words = useOpenWords();
  const { t } = words;
  const counters = today.ways.filter(({ site }) => site !== null);
  const rows = [...today.ways, ...(today.collect ? [today.collect] : [])];
  return (
    <Board>
      {rows.map((way) => {
        const isCollect = way === today.collect;
        const name = isCollect ? t.collectTitle : t.channels[way.channel];
        return (
          <BoardRow
            key={`${way.channel} ${way.site?.code} ${isCollect}`}
            icon={isCollect ? "box" : ICONS[way.channel]}
            name={way.site && counters.length > 1 ? fill(t.atSite, { door: name, site: way.site.name }) : name}
            state={way.answer.open ? { tone: "ok", label: t.open } : { tone: "bad", label: t.closed }}
          >
            <Unbroken text={wayNote(way, words)} />
          </BoardRow>
        );
      })}
    </Board>
  );
}

/** The way that a rule closed, the web before the counter; undefined while none is. */
export function closedByRule({ ways }: ServiceTodayView): ServiceWay | undefined {
  return ways.find(({ answer }) => !answer.open && answer.reason?.kind === "rule");
}

function OtherWayLine({ way, slug, today }: { way: OtherWay; slug: string; today: ServiceTodayView | undefined }) {
  const words = useOpenWords();
  const { t, locale } = words;
  if (way.kind === "text") return <p>{way.text[locale]}</p>;
  if (way.kind === "contact") {
    return (
      <p>
        {way.name}
        {way.role ? ` (${way.role})` : null}:{" "}
        {way.phone ? (
          <a className="num" href={`tel:${way.phone}`}>
            {formatPhone(way.phone)}
          </a>
        ) : (
          <a href={`mailto:${way.email}`}>{way.email}</a>
        )}
      </p>
    );
  }
  const text = way.text ? <Unbroken text={way.text[locale]} /> : null;
  if (way.channel === "web") {
    return (
      <>
        {text ? <p>{text}</p> : null}
        <p>
          <ButtonLink href={`/layanan/${slug}/ajukan`} wide icon="monitor">
            {t.applyHere}
          </ButtonLink>
        </p>
      </>
    );
  }
  if (way.channel === "whatsapp") {
    const [number] = way.phones;
    return (
      <>
        <p>{text ?? t.byWhatsapp}</p>
        {number ? (
          <p>
            <ButtonLink href={`https://wa.me/${number.slice(1)}`} wide icon="chat" look="second">
              {t.channels.whatsapp} <Unbroken text={numbersText([number], words)} />
            </ButtonLink>
          </p>
        ) : null}
      </>
    );
  }
  const site = today?.ways.find((one) => one.site?.code === way.site)?.site;
  return <p>{fill(t.atCounter, { site: site ? `${site.name}, ${site.address}` : t.channels.counter })}</p>;
}

/** The open door beside a closed one: every other way that is open now, and people to ask. */
export function OtherWays(props: { alternatives: readonly OtherWay[]; slug: string; today?: ServiceTodayView }) {
  const { t } = useOpenWords();
  return (
    <Alternative title={t.canDoNow}>
      {props.alternatives.length === 0 ? <p>{t.canDoLater}</p> : null}
      {props.alternatives.map((way) => (
        <OtherWayLine key={JSON.stringify(way)} way={way} slug={props.slug} today={props.today} />
      ))}
    </Alternative>
  );
}

/** Since when, until when and why a way is closed. */
export function ClosedFacts({ answer }: { answer: ServiceWay["answer"] }) {
  const words = useOpenWords();
  const { t, locale } = words;
  const review = answer.reviewOn ? ` ${fill(t.reviewOn, { day: dayText(answer.reviewOn, words) })}` : "";
  const rows: (DefinitionRow | false)[] = [
    answer.since !== null && { term: t.closedFrom, value: <b>{momentText(answer.since, words)}</b> },
    { term: t.opens, value: <b>{answer.until ? momentText(answer.until, words) : `${t.notDecided}${review}`}</b> },
    answer.reason?.text != null && { term: t.reason, value: <Unbroken text={answer.reason.text[locale]} /> },
  ];
  return <DefinitionList ruled rows={rows.filter((row) => row !== false)} />;
}

/** What a counter that a rule closed still does for this service. */
export function KeptOpen({ today }: { today: ServiceTodayView }) {
  const words = useOpenWords();
  const { t, locale } = words;
  return (
    <Board>
      {today.keptOpen.map(({ purposes, filedBefore, answer }) => (
        <BoardRow
          key={`${filedBefore} ${purposes.map(({ code }) => code).join()}`}
          icon={filedBefore ? "file" : "shield"}
          name={
            filedBefore
              ? fill(t.keptEarlier, { day: dayText(filedBefore, words) })
              : fill(t.keptPurpose, { purposes: purposes.map(({ label }) => label[locale]).join(t.and) })
          }
          state={answer.open ? { tone: "ok", label: t.open } : { tone: "bad", label: t.closed }}
        >
          {answer.open ? t.keptPurposeNote : <Unbroken text={closedText(answer, words)} />}
        </BoardRow>
      ))}
    </Board>
  );
}

/** What of this service stands still, each once, however many ways say it. */
function holdsOf({ ways }: ServiceTodayView): StandingHold[] {
  const holds = ways.flatMap(({ answer }) => answer.holds);
  return [...new Map(holds.map((hold) => [`${hold.code} ${hold.rule}`, hold])).values()];
}

function HoldLines({ holds }: { holds: readonly StandingHold[] }) {
  const words = useOpenWords();
  const { t, locale } = words;
  return (
    <ul className="bul">
      {holds.map((hold) => (
        <li key={`${hold.code} ${hold.rule}`}>
          {lineText(
            fill(hold.isConditional ? t.holdMaybe : t.holdLine, {
              what: t.capabilities[hold.capability],
              reason: hold.reason[locale],
            }),
          )}{" "}
          {hold.until ? fill(t.holdUntil, { day: lastDayText(hold.until, words) }) : t.notDecided}
        </li>
      ))}
    </ul>
  );
}

/** Before somebody begins a case: what of it will be put off, and until when; nothing when nothing is. */
export function PutOff({ today }: { today: ServiceTodayView }) {
  const { t } = useOpenWords();
  const holds = holdsOf(today);
  if (holds.length === 0) return null;
  return (
    <Notice tone="warn" title={t.holdTitle}>
      <HoldLines holds={holds} />
    </Notice>
  );
}

/** Advice, house rules and what is put off for this service. */
export function ServiceNotes({ today }: { today: ServiceTodayView }) {
  const words = useOpenWords();
  const { t, locale } = words;
  const answers = today.ways.map(({ answer }) => answer);
  const rules = [...new Map(answers.flatMap((one) => one.houseRules).map((rule) => [rule.text.id, rule])).values()];
  const advice = rules.filter(({ kind }) => kind === "advice");
  const holds = holdsOf(today);
  const capacity = today.ways.find(({ channel }) => channel === "counter")?.answer.capacityFactor ?? 1;
  return (
    <>
      {advice.map(({ text }) => (
        <p key={text.id}>
          <b>{t.advice}:</b> <Unbroken text={text[locale]} />
        </p>
      ))}
      {holds.length > 0 ? (
        <>
          <h3>{t.holdTitle}</h3>
          <HoldLines holds={holds} />
        </>
      ) : null}
      {rules.some(({ kind }) => kind === "houseRule") || capacity !== 1 ? (
        <>
          <h3>{t.houseRulesTitle}</h3>
          <HouseRules rules={rules} capacityFactor={capacity} />
        </>
      ) : null}
    </>
  );
}
