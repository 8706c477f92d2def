import type { BroadcastView } from "@gerai/contracts/broadcasts";
import { fill } from "@gerai/language";
import { HintBar } from "@gerai/ui/case-section";
import { Meter } from "@gerai/ui/facts";
import { formatDateTime, formatNumber } from "@gerai/ui/format";
import { Card } from "@gerai/ui/staff-shell";
import { useOffice, useTexts } from "../../office.ts";

type Progress = NonNullable<BroadcastView["progress"]>;

/** How far it got in numbers, what it waits for, when it will be through. */
export function BroadcastProgressCard({ id, progress }: { id: string; progress: Progress }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.broadcasts.progress;
  const number = (value: number) => formatNumber(value, locale, 0);
  const { total, told, rests, expectedEnd } = progress;
  const counts: [string, number, string?][] = [
    [words.sent, progress.sent + progress.delivered + progress.read],
    [words.delivered, progress.delivered + progress.read],
    [words.read, progress.read],
    [words.passedOn, progress.passedOn],
    [words.failed, progress.failed, progress.failed > 0 ? "tone-bad" : undefined],
    [words.waiting, progress.waiting + progress.sending],
    ...(progress.cancelled > 0 ? ([[words.cancelled, progress.cancelled]] as [string, number][]) : []),
  ];
  return (
    <Card span={12} title={words.title} note={fill(words.told, { told: number(told), total: number(total) })}>
      <Meter share={total === 0 ? 0 : told / total} />
      <dl className="numbers">
        {counts.map(([label, count, tone]) => (
          <div key={label} className={tone}>
            <dt>{label}</dt>
            <dd>
              <b>{number(count)}</b>
            </dd>
          </div>
        ))}
      </dl>
      <p className="sm">
        {fill(words.channels, {
          whatsapp: number(progress.byChannel.whatsapp),
          sms: number(progress.byChannel.sms),
        })}
      </p>
      {rests ? (
        <HintBar>{fill(words.rests[rests.reason], { time: formatDateTime(rests.until, timeZone, locale) })}</HintBar>
      ) : null}
      {expectedEnd ? <p>{fill(words.expectedEnd, { time: formatDateTime(expectedEnd, timeZone, locale) })}</p> : null}
      <p className="row-acts">
        <a href={`/admin/siaran/${id}/wilayah`}>{words.villages}</a>
        <a href={`/admin/siaran/${id}/penerima`}>{words.recipients}</a>
      </p>
    </Card>
  );
}
