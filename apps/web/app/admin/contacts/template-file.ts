import { messages } from "@gerai/language";

/** An empty file with the columns that are read, as spreadsheets expect it in Indonesia; an example would be imported one day. */
export function loader() {
  const { row: _row, ...columns } = messages("id").broadcasts.imports.columns;
  return new Response(`\uFEFF${Object.values(columns).join(";")}\r\n`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="kontak-wilayah.csv"',
    },
  });
}
