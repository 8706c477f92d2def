import type { OverviewView } from "@gerai/contracts/reports";
import { fill } from "@gerai/language";
import { DataTable } from "@gerai/ui/data-table";
import { formatNumber } from "@gerai/ui/format";
import { Card } from "@gerai/ui/staff-shell";
import { useTexts } from "../../office.ts";
import { useMonthName } from "./month-name.ts";
import { ShownCount, ShownMedian } from "./shown.tsx";

type MonthRow = OverviewView["byMonth"][number];

const WIDTH = 720;
const HEIGHT = 150;
const FOOT = 28;
/** So many names of months fit side by side. */
const MOST_NAMES = 14;

/** Two bars for each month, drawn to one scale; a hidden number is a dot on the line. */
function Bars({ rows }: { rows: readonly MonthRow[] }) {
  const { t, locale } = useTexts();
  const nameOf = useMonthName();
  const most = Math.max(1, ...rows.flatMap(({ filed, finished }) => [filed ?? 0, finished ?? 0]));
  const step = WIDTH / rows.length;
  const bar = Math.min(18, step / 3);
  const every = Math.ceil(rows.length / MOST_NAMES);
  const high = (value: number) => (value / most) * (HEIGHT - FOOT - 14);
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t.ministry.months.label}>
      <path className="chart-line" d={`M0 ${HEIGHT - FOOT}H${WIDTH}`} />
      <text x="0" y="10">
        {formatNumber(most, locale, 0)}
      </text>
      {rows.map((row, index) => (
        <g key={row.month} transform={`translate(${index * step + step / 2} 0)`}>
          {(["filed", "finished"] as const).map((kind, place) => {
            const value = row[kind];
            const x = place === 0 ? -bar - 1 : 1;
            return value === null ? (
              <circle key={kind} className="chart-hidden" cx={x + bar / 2} cy={HEIGHT - FOOT - 4} r="2.5" />
            ) : (
              <rect
                key={kind}
                className={`chart-${kind}`}
                x={x}
                y={HEIGHT - FOOT - high(value)}
                width={bar}
                height={high(value)}
              />
            );
          })}
          {index % every === 0 ? (
            <text y={HEIGHT - 6} textAnchor="middle">
              {nameOf(row.month, "short")}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}

/** Filed and finished month by month: a picture, and the table of the same numbers with the median. */
export function MonthChart({ view }: { view: OverviewView }) {
  const { t } = useTexts();
  const nameOf = useMonthName();
  const words = t.ministry;
  const current = view.at.slice(0, 7);
  const name = (month: string) =>
    month === current ? fill(words.months.current, { month: nameOf(month, "long") }) : nameOf(month, "long");
  return (
    <Card span={8} title={words.months.title} note={words.months.note}>
      <div className="scroll">
        <Bars rows={view.byMonth} />
      </div>
      <ul className="map-key">
        <li>
          <i className="swatch-tone chart-filed-key" />
          {words.measures.filed}
        </li>
        <li>
          <i className="swatch-tone chart-finished-key" />
          {words.measures.finished}
        </li>
        <li>
          <i className="swatch-tone chart-hidden-key" />
          {words.map.hidden}
        </li>
      </ul>
      <DataTable<MonthRow>
        caption={words.months.title}
        hideCaption
        rows={view.byMonth.toReversed()}
        rowKey={(row) => row.month}
        empty={words.table.empty}
        columns={[
          { id: "month", head: words.table.month, cell: (row) => name(row.month), sort: "descending" },
          { id: "filed", head: words.measures.filed, numeric: true, cell: (row) => <ShownCount count={row.filed} /> },
          {
            ...{ id: "finished", head: words.measures.finished, numeric: true },
            cell: (row) => <ShownCount count={row.finished} />,
          },
          {
            ...{ id: "median", head: words.measures.medianHours, numeric: true },
            cell: (row) => <ShownMedian hours={row.medianHours} />,
          },
        ]}
      />
    </Card>
  );
}
