import type { DoorView, HoursDay, OfficeTodayView, RuleNotice } from "@gerai/contracts/availability";
import { fill } from "@gerai/language";
import { Board, BoardRow } from "@gerai/ui/board";
import { PeopleList } from "@gerai/ui/facts";
import { formatPhone } from "@gerai/ui/format";
import type { IconName } from "@gerai/ui/icons";
import { Notice } from "@gerai/ui/notice";
import type { Tone } from "@gerai/ui/state-chip";
import { DefinitionList, type DefinitionRow } from "@gerai/ui/summary-table";
import { Unbroken } from "@gerai/ui/unbroken";
import {
  closedText,
  dayText,
  exceptionText,
  hoursText,
  lastDayText,
  lineText,
  numbersText,
  type OpenWords,
  readText,
  shareText,
  useOpenWords,
} from "./open-words.ts";

const ICONS: Readonly<Record<DoorView["channel"], IconName>> = { web: "monitor", whatsapp: "chat", counter: "store" };
const TONES: Readonly<Record<DoorView["state"], Tone>> = { open: "ok", some: "warn", closed: "bad" };

/** The first sentence of the office's page: what of it is open at this moment. */
export function officeSentence({ doors }: OfficeTodayView, { t }: OpenWords): string {
  const filing = doors.filter(({ stage }) => stage === "file");
  const counters = filing.filter(({ channel }) => channel === "counter");
  const isOnlineOpen = filing.some(({ channel, state }) => channel !== "counter" && state !== "closed");
  const isCounterOpen = counters.some(({ state }) => state !== "closed");
  const isByRule = counters.some(({ reason }) => reason?.kind === "rule");
  if (counters.length === 0) return isOnlineOpen ? t.titles.noCounter : t.titles.allClosed;
  if (!isCounterOpen && !isOnlineOpen) return t.titles.allClosed;
  if (!isCounterOpen) return isByRule ? t.titles.onlyOnline : t.titles.afterHours;
  return counters.some(({ state, reason }) => state === "some" && reason?.kind === "rule")
    ? t.titles.someCounter
    : t.titles.allOpen;
}

/** What is said of a door that is open, for all services or for the rest. */
function openNote(door: DoorView, words: OpenWords): string {
  const { t } = words;
  if (door.channel === "web") return readText(door.readOn, door.today, words);
  if (door.channel === "whatsapp") {
    return fill(t.numbers, {
      numbers: numbersText(
        door.phones.map(({ phone }) => phone),
        words,
      ),
    });
  }
  return fill(t.todayHours, { hours: hoursText(door.today, words) });
}

function doorNote(door: DoorView, words: OpenWords): string {
  if (door.state === "closed") return closedText(door, words);
  if (door.state === "open") return openNote(door, words);
  const part = fill(words.t.partOf, { open: door.openServices, all: door.services });
  return `${part} ${door.reason?.kind === "rule" ? closedText(door, words, true) : openNote(door, words)}`;
}

/** Several things of a kind, each on a line of its own. */
function Lines({ texts }: { texts: readonly string[] }) {
  return [...new Set(texts)].map((text) => (
    <div key={text}>
      <Unbroken text={lineText(text)} />
    </div>
  ));
}

/** Every door of the office with its state: the web, WhatsApp, the counters, the shelves. */
export function OfficeDoors({ today }: { today: OfficeTodayView }) {
  const words = useOpenWords();
  const { t } = words;
  const sites = new Set(today.doors.flatMap(({ site }) => site?.code ?? []));
  return (
    <Board foot={t.sitesNote}>
      {today.doors.map((door) => {
        const name = door.stage === "collect" ? t.collect : t.channels[door.channel];
        return (
          <BoardRow
            key={`${door.channel} ${door.stage} ${door.site?.code}`}
            icon={door.stage === "collect" ? "box" : ICONS[door.channel]}
            name={door.site && sites.size > 1 ? fill(t.atSite, { door: name, site: door.site.name }) : name}
            state={{ tone: TONES[door.state], label: t[door.state] }}
          >
            <Unbroken text={doorNote(door, words)} />
          </BoardRow>
        );
      })}
    </Board>
  );
}

function noticeRows(notice: RuleNotice, at: string, words: OpenWords): DefinitionRow[] {
  const { t, locale } = words;
  const isComing = notice.since > at;
  const review = notice.reviewOn ? ` ${fill(t.reviewOn, { day: dayText(notice.reviewOn, words) })}` : "";
  const instead = notice.alternatives.flatMap(({ text, channel }) =>
    text ? [text[locale]] : channel ? [t.channels[channel]] : [],
  );
  const rows: (DefinitionRow | false)[] = [
    notice.advice !== null && { term: t.advice, value: <b>{notice.advice[locale]}</b> },
    { term: isComing ? t.starts : t.since, value: lastDayText(plusOne(notice.since), words) },
    { term: t.until, value: notice.until ? lastDayText(notice.until, words) : `${t.notDecided}${review}` },
    { term: t.reason, value: notice.reason[locale] },
    notice.suspends.length > 0 && {
      term: t.stopped,
      value: <Lines texts={notice.suspends.map((capability) => t.capabilities[capability])} />,
    },
    notice.exceptions.length > 0 && {
      term: t.except,
      value: <Lines texts={notice.exceptions.map((exception) => exceptionText(exception, words))} />,
    },
    instead.length > 0 && { term: t.instead, value: <Lines texts={instead} /> },
  ];
  return rows.filter((row) => row !== false);
}

/** `lastDayText` looks at the day before an end; of a beginning the day itself is meant. */
const plusOne = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString();

/** What the office announces: every rule that closes, limits or advises, with why and until when. */
export function OfficeNotices({ today }: { today: OfficeTodayView }) {
  const words = useOpenWords();
  return (
    <div className="flow">
      {today.notices.map((notice) => (
        <Notice
          key={notice.key}
          tone={notice.closes || notice.suspends.length > 0 ? "warn" : "info"}
          title={notice.name}
        >
          <DefinitionList rows={noticeRows(notice, today.at, words)} />
        </Notice>
      ))}
    </div>
  );
}

/** The capacity and the house rules of a visit; nothing when there are none. */
export function HouseRules({
  rules,
  capacityFactor,
}: {
  rules: OfficeTodayView["houseRules"];
  capacityFactor: number;
}) {
  const words = useOpenWords();
  const { t, locale } = words;
  const kept = rules.filter(({ kind }) => kind === "houseRule");
  if (kept.length === 0 && capacityFactor === 1) return null;
  return (
    <ul className="bul">
      {capacityFactor === 1 ? null : <li>{fill(t.capacity, { share: shareText(capacityFactor, words) })}</li>}
      {kept.map(({ text }) => (
        <li key={text.id}>
          <Unbroken text={text[locale]} />
        </li>
      ))}
    </ul>
  );
}

/** The hours of seven days, today first. */
export function WeekHours({ week, today }: { week: readonly HoursDay[]; today: string }) {
  const words = useOpenWords();
  const { t, locale } = words;
  return (
    <table className="hours">
      <caption className="vh">{t.hoursTitle}</caption>
      <thead className="vh">
        <tr>
          <th scope="col">{t.dayColumn}</th>
          <th scope="col">{t.hoursColumn}</th>
        </tr>
      </thead>
      <tbody>
        {week.map(({ day, spans, holiday }) => (
          <tr key={day} className={day === today ? "hours-today" : undefined}>
            <th scope="row">
              {dayText(day, words)}
              {day === today ? ` (${t.today})` : null}
            </th>
            <td>
              <Unbroken text={spans.length > 0 ? hoursText(spans, words) : t.dayClosed} />
              {holiday ? `: ${holiday[locale]}` : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** People and numbers of the office. */
export function OfficeContacts({ contacts }: { contacts: OfficeTodayView["contacts"] }) {
  const items = contacts.map(({ kind, name, role, phone, email }) => ({
    id: `${kind} ${name} ${phone} ${email}`,
    name,
    note: role ?? undefined,
    contact: phone
      ? { label: formatPhone(phone), href: kind === "whatsapp" ? `https://wa.me/${phone.slice(1)}` : `tel:${phone}` }
      : { label: email ?? "", href: `mailto:${email}` },
  }));
  return <PeopleList items={items} />;
}
