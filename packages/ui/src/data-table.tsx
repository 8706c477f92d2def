import type { ReactElement, ReactNode } from "react";

/** A column; the first one names the row. */
export interface Column<Row> {
  id: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Right-aligned figures. */
  numeric?: boolean;
  /** Sorted by this column now. */
  sort?: "ascending" | "descending";
  /** Link that sorts by this column. */
  sortHref?: string;
}

/** A dense table; on phones each row becomes a block with the heads beside its cells. `caption` stays for screen readers
 * when hidden. */
export function DataTable<Row>(props: {
  caption: ReactNode;
  hideCaption?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Sentence in place of rows. */
  empty: ReactNode;
}): ReactElement {
  const [first, ...rest] = props.columns;
  return (
    <div className="scroll">
      <table className="tbl">
        <caption className={props.hideCaption ? "vh" : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.id} scope="col" aria-sort={column.sort} className={column.numeric ? "num" : undefined}>
                {column.sortHref ? <a href={column.sortHref}>{column.head}</a> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              <th scope="row">{first?.cell(row)}</th>
              {rest.map((column) => (
                <td
                  key={column.id}
                  className={column.numeric ? "num" : undefined}
                  data-head={typeof column.head === "string" ? column.head : undefined}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
          {props.rows.length === 0 ? (
            <tr>
              <td colSpan={props.columns.length}>{props.empty}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}
