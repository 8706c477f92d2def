import type { OverviewView } from "@gerai/contracts/reports";
import { DataTable } from "@gerai/ui/data-table";
import { Card } from "@gerai/ui/staff-shell";
import { useTexts } from "../../office.ts";
import { ShownCount } from "./shown.tsx";

type AgeRow = OverviewView["waitingByAge"][number];

const WIDTH = 320;
const STEP = 22;

/** How long the waiting cases have waited: bars, and the table of the same numbers. */
export function AgeChart({ rows }: { rows: readonly AgeRow[] }) {
  const { t } = useTexts();
  const words = t.ministry.ages;
  const most = Math.max(1, ...rows.map(({ cases }) => cases ?? 0));
  return (
    <Card span={4} title={words.title} note={words.note}>
      <svg className="ages" viewBox={`0 0 ${WIDTH} ${rows.length * STEP}`} role="img" aria-label={words.label}>
        {rows.map(({ band, cases }, index) =>
          cases === null ? (
            <circle key={band} className="chart-hidden" cx="4" cy={index * STEP + STEP / 2} r="3" />
          ) : (
            <rect
              key={band}
              className="chart-finished"
              y={index * STEP + 3}
              width={Math.max(1, (cases / most) * WIDTH)}
              height={STEP - 6}
            />
          ),
        )}
      </svg>
      <DataTable<AgeRow>
        caption={words.title}
        hideCaption
        rows={[...rows]}
        rowKey={(row) => row.band}
        empty=""
        columns={[
          { id: "band", head: words.age, cell: (row) => words.bands[row.band] },
          { id: "cases", head: words.cases, numeric: true, cell: (row) => <ShownCount count={row.cases} /> },
        ]}
      />
    </Card>
  );
}
