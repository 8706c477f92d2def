import type { DraftReviewView } from "@gerai/contracts/availability";
import { fill } from "@gerai/language";
import { formatDay, formatShortDate } from "@gerai/ui/format";
import { useOffice, useTexts } from "../../office.ts";
import { itemAddress } from "../item-kinds.ts";
import { instantOf } from "../office-instant.ts";
import {
  barOf,
  HEAD,
  markedDays,
  placeOf,
  ROW,
  type RuleBar,
  ruleBars,
  type Span,
  WIDTH,
} from "../timeline-picture.ts";

const DAY = 86_400_000;
/** Letters of a name for which a bar has room; the whole name stands in the table and is said on the bar. */
const LETTER = 6.4;
/** Room below the holidays for the word at the present moment. */
const FOOT = 18;

function RuleLine({ bar, y, now }: { bar: RuleBar; y: number; now: string }) {
  const { rule, x, width, isOpen } = bar;
  const look = rule.closes ? "closes" : rule.suspends ? "suspends" : "other";
  const isPast = rule.until !== null && rule.until <= now;
  const isInside = rule.name.length * LETTER < width - 8;
  const isRight = x + width + rule.name.length * LETTER < WIDTH;
  const textX = isInside ? x + 6 : isRight ? x + width + 6 : x - 6;
  return (
    <a href={itemAddress("rule", rule.key)} className={`bar-${look}${isPast ? " bar-past" : ""}`}>
      <rect x={x} y={y + 4} width={width} height={ROW - 8} rx="2" />
      {isOpen ? (
        <path className="bar-open" d={`M${x + width - 9} ${y + 4}l9 ${(ROW - 8) / 2}-9 ${(ROW - 8) / 2}z`} />
      ) : null}
      <text
        x={textX}
        y={y + ROW / 2 + 4}
        className={isInside ? "bar-name-in" : "bar-name"}
        textAnchor={isInside || isRight ? "start" : "end"}
      >
        {rule.name}
      </text>
    </a>
  );
}

/** All rules of a stretch of time as bars, with closed days and the present moment; the table below says the same. */
export function RuleTimeline(props: { review: DraftReviewView; firstDay: string; lastDay: string; empty: string }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.settings.timeline;
  const { review, firstDay, lastDay } = props;
  const begin = (day: string) => Date.parse(instantOf(day, "00:00", timeZone) ?? day);
  const span: Span = { from: begin(firstDay), to: begin(lastDay) + DAY };
  const bars = ruleBars(review.rules, span);
  const holidays = review.holidays.flatMap(({ day }) => barOf(begin(day), begin(day) + DAY, span) ?? []);
  const rows = Math.max(1, bars.length) + 1;
  const height = HEAD + rows * ROW + FOOT;
  const now = Date.parse(review.now);
  const label = fill(words.picture, {
    from: formatDay(span.from, timeZone, locale),
    until: formatDay(span.to - 1, timeZone, locale),
    count: bars.length,
  });
  if (bars.length === 0) return <p className="sm">{props.empty}</p>;
  return (
    <div className="scroll">
      <svg className="rule-chart" viewBox={`0 0 ${WIDTH} ${height}`}>
        <title>{label}</title>
        {markedDays(firstDay, lastDay).map((day) => (
          <g key={day}>
            <path className="mark" d={`M${placeOf(begin(day), span)} 4V${height}`} />
            <text x={placeOf(begin(day), span) + 4} y="15">
              {formatShortDate(begin(day), timeZone)}
            </text>
          </g>
        ))}
        {now >= span.from && now < span.to ? (
          <g className="bar-now">
            <path d={`M${placeOf(now, span)} ${HEAD - 4}V${height}`} />
            <text x={placeOf(now, span) + 4} y={height - 4}>
              {words.now}
            </text>
          </g>
        ) : null}
        {bars.map((bar, index) => (
          <RuleLine key={bar.rule.key} bar={bar} y={HEAD + index * ROW} now={review.now} />
        ))}
        <text x="0" y={height - FOOT - ROW / 2 + 6}>
          {words.holidays}
        </text>
        {holidays.map((bar) => (
          <rect
            key={bar.x}
            className="bar-holiday"
            x={bar.x}
            y={height - FOOT - ROW + 4}
            width={bar.width}
            height={ROW - 10}
          />
        ))}
      </svg>
      <p className="chart-key">
        {(
          [
            ["closes", words.legendCloses],
            ["suspends", words.legendSuspends],
            ["other", words.legendOther],
            ["past", words.past],
          ] as const
        ).map(([look, text]) => (
          <span key={look}>
            <i className={`key-${look}`} />
            {text}
          </span>
        ))}
      </p>
    </div>
  );
}
