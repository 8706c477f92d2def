import type { FiguresView } from "@gerai/contracts/reports";
import { type Column, DataTable } from "@gerai/ui/data-table";
import type { ReactNode } from "react";
import { useTexts } from "../../office.ts";
import { MEASURES, type Measure, type OverviewQuery, overviewSearch } from "../ministry-address.ts";
import { ShownCount, ShownMedian } from "./shown.tsx";

/** A hidden count is one at least, whatever it is. */
const HIDDEN = 0.5;

/** Figures, and for sums of several what there is at least where the whole is hidden. */
export type FiguresRow = FiguresView & { readonly atLeast?: Omit<Record<Measure, number>, "medianHours"> };

/** The greatest first; hidden ones by what they are at least, in the order they came. */
export function sortByMeasure<Row extends FiguresRow>(rows: readonly Row[], measure: Measure): Row[] {
  const rank = (row: Row) => row[measure] ?? (measure === "medianHours" ? -1 : (row.atLeast?.[measure] ?? 0) + HIDDEN);
  return rows.toSorted((a, b) => rank(b) - rank(a));
}

/** Filed, finished, waiting and median time, one row each, sorted by what the map shows; a head sorts by itself. */
export function FiguresTable<Row extends FiguresRow>(props: {
  caption: string;
  name: string;
  rows: readonly Row[];
  query: OverviewQuery;
  rowKey: (row: Row) => string;
  cell: (row: Row) => ReactNode;
  /** Between the name and the figures. */
  extra?: readonly Column<Row>[];
  /** What stands in the place of the figures of a row that has none. */
  instead?: (row: Row) => string | undefined;
}) {
  const { t } = useTexts();
  const { query, instead } = props;
  const figure = (row: Row, measure: Measure): ReactNode => {
    const word = instead?.(row);
    if (word !== undefined) return measure === "filed" ? word : "–";
    return measure === "medianHours" ? (
      <ShownMedian hours={row.medianHours} />
    ) : (
      <ShownCount count={row[measure]} atLeast={row.atLeast?.[measure]} />
    );
  };
  return (
    <DataTable<Row>
      caption={props.caption}
      hideCaption
      rows={sortByMeasure(props.rows, query.measure)}
      rowKey={props.rowKey}
      empty={t.ministry.table.empty}
      columns={[
        { id: "name", head: props.name, cell: props.cell },
        ...(props.extra ?? []),
        ...MEASURES.map(
          (measure): Column<Row> => ({
            id: measure,
            head: t.ministry.measures[measure],
            numeric: true,
            cell: (row) => figure(row, measure),
            sortHref: `/kementerian?${overviewSearch({ ...query, measure })}`,
            ...(measure === query.measure ? { sort: "descending" } : {}),
          }),
        ),
      ]}
    />
  );
}
