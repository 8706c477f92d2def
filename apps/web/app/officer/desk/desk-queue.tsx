import type { QueuePageView } from "@gerai/contracts/applications";
import { fill } from "@gerai/language";
import { formatNearDay, formatShortDay, formatTime } from "@gerai/ui/format";
import { type Holder, QueueList, QueueRow } from "@gerai/ui/queue-list";
import { useOffice, useTexts } from "../../office.ts";
import { type QueueViewName, queueSearch } from "../queue-address.ts";
import { deskHref } from "./desk-address.ts";

function filterViews(permissions: readonly string[], view: QueueViewName): QueueViewName[] {
  const usual: QueueViewName[] = permissions.includes("applications:claim")
    ? ["mine", "free", "in-process"]
    : permissions.includes("applications:agree-rejection")
      ? ["for-head", "in-process"]
      : ["in-process", "waiting-citizen"];
  return view === "all" || usual.includes(view) ? usual : [...usual, view];
}

/** Left pane: the queue in one view, the case of the desk marked in it. */
export function DeskQueue(props: {
  page: QueuePageView;
  view: QueueViewName;
  caseId: string;
  permissions: readonly string[];
}) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.officer.queue;
  const { page, view } = props;
  return (
    <QueueList
      title={words.title}
      summary={<a href={`/petugas?${queueSearch({ view })}`}>{t.officer.desk.toQueue}</a>}
      filters={filterViews(props.permissions, view).map((name) => ({
        href: deskHref(props.caseId, { view: name }),
        label: name === "done" ? words.views[name] : `${words.views[name]} ${page.counts[name]}`,
        current: name === view,
      }))}
      empty={words.empty[view]}
      keys={[
        { keys: ["j", "k"], label: t.officer.keys.move },
        { keys: ["?"], label: t.officer.keys.help },
      ]}
    >
      {page.rows.length === 0
        ? undefined
        : page.rows.map((row) => {
            const kind: Holder = row.claim ? (row.claim.isMine ? "mine" : "locked") : "free";
            const holder = row.claim
              ? row.claim.isMine
                ? words.mineShort
                : `${row.claim.by}, ${formatTime(row.claim.until, timeZone, locale)}`
              : row.readOn
                ? fill(words.readOn, { day: formatNearDay(row.readOn.day, locale) })
                : row.label[locale];
            return (
              <QueueRow
                key={row.id}
                href={deskHref(row.id, { view })}
                applicant={`${row.initials} ${row.number}`}
                service={row.service.name[locale]}
                due={{ label: formatShortDay(row.filedAt, timeZone, locale), urgency: "later" }}
                holder={{ kind, label: holder }}
                mark={row.isResubmitted ? { kind: "resubmitted", label: words.resubmitted } : undefined}
                current={row.id === props.caseId}
              />
            );
          })}
    </QueueList>
  );
}

/** `Fitri Handayani, 14.21 WITA`. */
export function useByLine() {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  return (name: string, at: string) => fill(t.officer.desk.verdictBy, { name, time: formatTime(at, timeZone, locale) });
}
